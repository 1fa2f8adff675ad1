import { ORGANISATION, PARTICLES } from './english.ts';
import { type Gazetteer, phraseKey } from './gazetteer.ts';
import type { Token } from './tokens.ts';
import { type WordForm, wordForms } from './wordForms.ts';
import type { Sense } from './types.ts';

/** Words of a text that stand in the gazetteer. */
export interface Candidate {
  /** Index of the first word. */
  readonly from: number;
  /** Index after the last word. */
  readonly to: number;
  readonly key: string;
  readonly senses: readonly Sense[];
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** What may stand between two words of one name. */
const INNER_GAP = /^(?: |\u00a0|-|‐|–|\. ?|['’]|\.-| ?\n ?|\/)$/u;
/** Between a town and the province or country it lies in. */
const BEFORE_OUTER = /^,\s+$|^ \($/u;

/**
 * The longest names of the gazetteer in a text, from left to right, none over another. Names begin with a capital;
 * small words may stand inside.
 */
export function candidates(text: string, words: readonly Token[], gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from < words.length;) {
    const candidate = longestAt(text, words, from, gazetteer);
    if (candidate && candidate.senses[0]?.form !== 'not') found.push(candidate);
    from = candidate ? candidate.to : from + 1;
  }
  return found;
}

function longestAt(
  text: string,
  words: readonly Token[],
  from: number,
  gazetteer: Gazetteer
): Candidate | undefined {
  const first = words[from];
  if (!first?.capital) return undefined;
  for (const form of wordForms(first)) {
    const candidate = longestFrom(text, words, from, form, gazetteer);
    if (candidate) return candidate;
  }
  return undefined;
}

function longestFrom(
  text: string,
  words: readonly Token[],
  from: number,
  form: WordForm,
  gazetteer: Gazetteer
): Candidate | undefined {
  const first = words[from];
  let most = gazetteer.longest(form.key);
  if (!first || most === 0) return undefined;
  if (form.whole) most = 1;
  const keys: string[] = [];
  for (let at = from; at < from + most; at++) {
    const word = words[at];
    if (!word || (at > from && !INNER_GAP.test(word.gap))) most = at - from;
    else if (at > from && !word.capital && !PARTICLES.has(word.key) && !/^\p{N}/u.test(word.text))
      most = at - from;
    else keys.push(at === from ? form.key : word.key);
  }
  for (let length = keys.length; length > 0; length--) {
    const last = words[from + length - 1];
    if (!last || (length > 1 && !last.capital)) continue;
    const key = phraseKey(keys.slice(0, length));
    const senses = allowed(text, gazetteer, key, words, from, length);
    if (senses.length === 0) continue;
    const point = text[last.end] === '.' && gazetteer.spellings(key)?.has(`${last.text}.`) ? 1 : 0;
    return {
      from,
      to: from + length,
      key,
      senses,
      start: first.start + form.before,
      end: last.end + point - (length === 1 ? form.after : 0)
    };
  }
  return undefined;
}

function allowed(
  text: string,
  gazetteer: Gazetteer,
  key: string,
  words: readonly Token[],
  from: number,
  length: number
): readonly Sense[] {
  let senses = gazetteer.senses(key);
  const first = words[from];
  const last = words[from + length - 1];
  const before = words[from - 1];
  if (senses.length === 0 || !first || !last) return [];
  if (words.slice(from, from + length - 1).some(({ possessive }) => possessive)) {
    senses = senses.filter(({ place }) => /['’]s /.test(place.name));
  }
  const spellings = gazetteer.spellings(key);
  if (spellings) {
    const written = spellings.has(first.text) || (text[last.end] === '.' && spellings.has(`${last.text}.`));
    const shouting = first.shouted && before?.shouted === true && (words[from + length]?.shouted ?? true);
    senses = senses.filter(
      ({ place }) => (written && !shouting) || (place.kind !== 'country' && place.kind !== 'admin1')
    );
  }
  const follows = before?.capital === true && BEFORE_OUTER.test(first.gap);
  const states = follows && (!first.shouted || !before.shouted || text[last.end] !== '.');
  if (!states) senses = senses.filter(({ form }) => form !== 'after');
  // Michigan Center is a town; of the University of Michigan Center for … it is a part only by accident.
  const small = senses.every(({ place }) => place.kind === 'town');
  if (
    length > 1 &&
    small &&
    ORGANISATION.has(last.key) &&
    gazetteer
      .senses(phraseKey(words.slice(from, from + length - 1).map((w) => w.key)))
      .some(({ place }) => place.kind !== 'town')
  )
    return [];
  return senses;
}
