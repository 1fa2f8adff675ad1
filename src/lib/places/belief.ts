import type { Candidate } from './candidates.ts';
import {
  AFTER_PLACE,
  BEFORE_PLACE,
  GENERIC,
  LOCATIVE,
  MEDIA,
  ORGANISATION,
  SAINTS_OWN,
  STREET,
  TITLES,
  WEAK_LOCATIVE
} from './english.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { People } from './people.ts';
import type { Token } from './tokens.ts';
import type { Place, Sense } from './types.ts';

/** What a candidate's words and neighbours say about whether it is a place; weights are log-odds, of base e. */
export interface Belief {
  readonly logOdds: number;
  /** Its words and place alone make it one, whatever the context: a country, a province, a large city. */
  readonly known: boolean;
}

/** A city of this many inhabitants is news on every continent. */
const LARGE = 500_000;

/** How likely the name of a place is meant by it, before any context. */
function prior({ place, form }: Sense): number {
  const { kind, population } = place;
  if (form === 'demonym') return 3;
  if (form === 'after') return 4;
  const spelling = form === 'other' ? (kind === 'city' || kind === 'town' || kind === 'part' ? -2 : -0.7) : 0;
  switch (kind) {
    case 'country':
      return 3.5 + spelling;
    case 'admin1':
      return (population > 300_000 ? 2.4 : population > 100_000 ? 0.8 : -1.2) + spelling;
    case 'admin2':
      return 1.4 + spelling;
    case 'city':
    case 'part':
      return (
        -0.4 + 0.75 * Math.log10(Math.max(1, population / 15_000)) * 1.6 + (place.seat ? 0.5 : 0) + spelling
      );
    case 'town':
      return -2.4 + 0.6 * Math.log10(Math.max(1, population / 1_000)) + (place.seat ? 0.5 : 0) + spelling;
    case 'airport':
      return 3;
    default:
      return 2.2;
  }
}

const likeliest = (senses: readonly Sense[]) =>
  senses.reduce((best, sense) => (prior(sense) > prior(best) ? sense : best));

/** What the text around says of all its candidates. */
export interface Surroundings {
  readonly words: readonly Token[];
  readonly gazetteer: Gazetteer;
  readonly people: People;
  /** Indices of words that belong to some candidate. */
  readonly taken: ReadonlySet<number>;
  readonly language: string;
}

/** Weighs a candidate. */
export function believe(candidate: Candidate, around: Surroundings): Belief {
  const { words, gazetteer, people, taken, language } = around;
  const { from, to, key, senses } = candidate;
  const best = likeliest(senses);
  const first = words[from];
  const before = words[from - 1];
  const after = words[to];
  let odds = prior(best);
  if (!first) return { logOdds: unspacedOdds(odds, candidate, best), known: isKnown(best) };
  const single = to - from === 1;
  const known = isKnown(best);
  const touchesBefore =
    before !== undefined && !before.possessive && /^(?: |\u00a0|-|\. |’|')$/.test(first.gap);
  const touchesAfter = after !== undefined && /^(?: |\u00a0|-)$/.test(after.gap);

  if (!single) odds += 1.5;
  // Without capitals every word of the text is looked up.
  if (first.text.toLowerCase() === first.text.toUpperCase() && !isKnown(best)) odds -= 1.2;
  if (/^(?:admin|city|town|part)/.test(best.place.kind) && key.split(' ').every((word) => GENERIC.has(word)))
    odds -= 5;
  if (single && key.length <= 3 && best.form !== 'demonym' && !gazetteer.spellings(key)) odds -= 1.5;
  if (single && best.form !== 'demonym' && best.place.kind !== 'country') {
    const small = best.place.population < 100_000;
    if (gazetteer.isAlso('en', key)) odds -= first.opens || first.shouted || small ? 4 : 2.2;
    // Every form of every word is in these lists: only where the capital says nothing do they count.
    const isForeignWord = (language === 'fr' || language === 'es') && gazetteer.isAlso(language, key);
    if (isForeignWord) odds -= first.opens ? 4 : small ? 1.5 : 0.5;
    if (gazetteer.isAlso('surname', key)) odds -= known ? 0.4 : 1.2;
    if (gazetteer.isGiven(key) || gazetteer.isAlso('given', key)) odds -= known ? 0.6 : 1.8;
  }

  const locative = touchesBefore && !before.capital && LOCATIVE.has(before.key);
  if (locative) odds += 1.8;
  else if (touchesBefore && !before.capital && WEAK_LOCATIVE.has(before.key)) odds += 0.3;

  if (touchesBefore && before.capital && !before.opens && first.gap !== '-') {
    const place = taken.has(from - 1);
    if (!place && !BEFORE_PLACE.has(before.key) && !TITLES.has(before.key))
      odds -= best.form === 'demonym' ? 1.8 : known ? 0.9 : 2.6;
  } else if (touchesBefore && before.capital && before.opens && first.gap === ' ' && !taken.has(from - 1)) {
    if (!BEFORE_PLACE.has(before.key) && !LOCATIVE.has(before.key)) odds -= 0.8;
  }
  const nameFrom = people.inName.get(from);
  if (nameFrom !== undefined && (nameFrom < from || !known)) odds -= known && !single ? 1.5 : 4.5;
  else if (single && people.surnames.has(key)) odds -= locative || best.place.kind === 'country' ? 0.8 : 3.5;

  if (touchesAfter && after.capital && after.gap !== '-' && !after.shouted && !words[to - 1]?.possessive) {
    if (STREET.has(after.key)) odds -= best.place.kind === 'country' || best.form === 'demonym' ? 0 : 3;
    else if (MEDIA.has(after.key)) odds -= best.form === 'demonym' ? 0 : 3.5;
    else if (AFTER_PLACE.has(after.key)) odds += 1.2;
    else if (ORGANISATION.has(after.key)) odds += 0.1;
    else if (!taken.has(to)) odds -= besideName(best, key, single, locative, around);
    if (best.form === 'demonym' && endsInOrganisation(words, to)) odds -= 2.5;
  }
  if (key.startsWith('st ') && touchesAfter && SAINTS_OWN.has(after.key)) odds -= 5;
  return { logOdds: odds, known };
}

/** Names in a script without spaces: the longer they are, the less they stand there by chance. */
function unspacedOdds(odds: number, { end, start }: Candidate, best: Sense): number {
  const length = end - start;
  return odds + Math.min(2, (length - 2) * 0.5) + (isKnown(best) ? 0.5 : 0);
}

/** What a capitalised word that is no place takes from the one before it: less from a country than from a given name. */
function besideName(
  best: Sense,
  key: string,
  single: boolean,
  locative: boolean,
  { gazetteer }: Surroundings
): number {
  if (best.form === 'demonym' || best.place.kind === 'country') return 0.2;
  if (single && !locative && (gazetteer.isGiven(key) || gazetteer.isAlso('given', key)))
    return best.place.kind === 'city' && best.place.population > 1_000_000 ? 1.2 : 3.5;
  return isKnown(best) ? 0.2 : 1.1;
}

/** Whether the capitalised words from here on end in a company's or a society's word, as American Airlines. */
function endsInOrganisation(words: readonly Token[], from: number): boolean {
  let at = from;
  while (words[at]?.capital && (at === from || words[at]?.gap === ' ') && at < from + 5) at++;
  const last = words[at - 1];
  return last !== undefined && at > from && PRIVATE.has(last.key);
}

const PRIVATE = new Set(
  'airways airlines association society express motors bank university institute foundation telecom petroleum steel'.split(
    ' '
  )
);

function isKnown({ place, form }: Sense): boolean {
  const large: Place['kind'][] = ['country', 'admin1', 'sea', 'region', 'strait', 'airport'];
  return (
    form === 'demonym' ||
    (large.includes(place.kind) && (place.kind !== 'admin1' || place.population > 300_000)) ||
    place.population >= LARGE
  );
}
