import type { Candidate } from './candidates.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Place, Sense } from './types.ts';

/** A candidate with the place that was chosen for it. */
export interface Choice {
  readonly candidate: Candidate;
  readonly sense: Sense;
  /** Log-odds that the place follows from the words beside it: a province named after it, one named elsewhere. */
  readonly support: number;
  readonly why: string;
  /** The other senses, the likeliest first. */
  readonly others: readonly Sense[];
}

/** Within this many kilometres two places named in one text speak for each other. */
const NEAR = 150;

const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres. */
export function kilometres([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const x =
    Math.sin(((d - b) * RADIANS) / 2) ** 2 +
    Math.cos(b * RADIANS) * Math.cos(d * RADIANS) * Math.sin(((c - a) * RADIANS) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(x)));
}

/** How much larger places are more often meant than smaller ones, before the text says anything. */
function size({ place, form }: Sense): number {
  const seat = place.seat === 'capital' ? 1.5 : place.seat === 'province' ? 0.6 : 0;
  const other = form === 'other' ? -1.6 : 0;
  switch (place.kind) {
    case 'country':
      return 9;
    case 'admin1':
      return 5.2 + 0.5 * Math.log10(Math.max(1, place.population)) - 2 + other;
    case 'admin2':
      return 0.3 * Math.log10(Math.max(1, place.population)) + 1.5 + other;
    case 'city':
    case 'town':
      return 1.1 * Math.log10(Math.max(1, place.population)) + seat + other;
    case 'part':
      return 0.9 * Math.log10(Math.max(1, place.population)) - 0.6 + other;
    case 'airport':
      return 7;
    default:
      return 6.2;
  }
}

/** What one name of the text says for others. */
interface Evidence {
  readonly key: string;
  readonly place: Place;
  readonly weight: number;
}

/** Whether one place lies in the other, by their codes. */
export function liesIn(inner: Place, outer: Place): boolean {
  if (inner === outer) return false;
  if (outer.kind === 'country') return inner.countries[0] === outer.countries[0];
  if (outer.kind === 'admin1')
    return inner.admin1 !== undefined && inner.admin1 === outer.admin1 && inner.kind !== 'admin1';
  return false;
}

/**
 * The index of the candidate that says what this one lies in: the next, after a comma or in brackets, as a province
 * after its town; in Chinese and Japanese the one before, with nothing between.
 */
function outerOf(list: readonly Candidate[], index: number, text: string): number {
  const here = list[index];
  const next = list[index + 1];
  if (here && next && /^(?:['’]s)?,\s*$|^ \($/.test(text.slice(here.end, next.start))) return index + 1;
  const before = list[index - 1];
  if (here?.from === -1 && before?.from === -1 && /^[の・，、]?$/u.test(text.slice(before.end, here.start))) {
    return index - 1;
  }
  return -1;
}

/**
 * Chooses for each candidate among its namesakes: by what stands after it, what else the text names, and size. One
 * name means one place throughout a text, unless the words beside it say otherwise.
 */
export function choose(
  list: readonly Candidate[],
  text: string,
  gazetteer: Gazetteer,
  language: string
): Choice[] {
  const pinned = new Map<number, Sense>();
  const byName = new Map<string, Map<Sense, number>>();
  list.forEach((candidate, index) => {
    const at = outerOf(list, index, text);
    const next = list[at];
    const outer =
      next?.senses.filter(({ place }) => place.kind === 'country' || place.kind === 'admin1') ?? [];
    const inside = candidate.senses.filter(({ place }) => outer.some((each) => liesIn(place, each.place)));
    const best = inside.length > 0 ? inside.reduce((a, b) => (size(b) > size(a) ? b : a)) : undefined;
    if (!best || !next) return;
    pinned.set(index, best);
    const within = outer.find((each) => liesIn(best.place, each.place));
    if (within && !pinned.has(at)) pinned.set(at, within);
    const votes = byName.get(candidate.key) ?? new Map<Sense, number>();
    votes.set(best, (votes.get(best) ?? 0) + 1);
    byName.set(candidate.key, votes);
  });
  const evidence = gather(list, pinned, gazetteer);
  return list.map((candidate, index) => {
    const pin = pinned.get(index);
    const votes = pin ? undefined : byName.get(candidate.key);
    const voted = votes ? [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] : undefined;
    const ranked = candidate.senses
      .map((sense) => ({
        sense,
        context: context(sense, candidate.key, evidence) + (isHome(sense.place, language) ? 0.6 : 0),
        total: 0
      }))
      .map((each) => ({
        ...each,
        total:
          size(each.sense) +
          each.context +
          (each.sense === voted ? 6 : 0) +
          (each.sense.place === gazetteer.preferred(candidate.key) ? 2 : 0)
      }))
      .sort((a, b) => b.total - a.total);
    const top = ranked[0];
    const sense = pin ?? top?.sense;
    if (!sense || !top) throw new Error(`No sense for ${candidate.key}`);
    const others = ranked.map((each) => each.sense).filter((each) => each !== sense);
    const own = ranked.find((each) => each.sense === sense);
    const support = pin ? 4 : voted === sense ? 2.5 : Math.min(2, (own?.context ?? 0) * 0.5);
    return {
      candidate,
      sense,
      support,
      why: reason(sense, pin !== undefined, voted === sense, own?.context ?? 0, others),
      others
    };
  });
}

/** The names of the text that hardly can mean anything else, each once, however often it stands there. */
function gather(
  list: readonly Candidate[],
  pinned: ReadonlyMap<number, Sense>,
  gazetteer: Gazetteer
): Evidence[] {
  const byPlace = new Map<Place, { key: string; times: number; demonym: boolean }>();
  list.forEach((candidate, index) => {
    const sense = pinned.get(index) ?? sure(candidate, gazetteer);
    if (!sense) return;
    const known = byPlace.get(sense.place);
    if (known) {
      known.times++;
      known.demonym &&= sense.form === 'demonym';
    } else byPlace.set(sense.place, { key: candidate.key, times: 1, demonym: sense.form === 'demonym' });
  });
  return [...byPlace].map(([place, { key, times, demonym }]) => ({
    key,
    place,
    weight: (1 + Math.log2(times)) * (demonym ? 0.5 : 1)
  }));
}

/** The only sense that can be meant, or the one that is far larger than all others. */
function sure({ senses, key }: Candidate, gazetteer: Gazetteer): Sense | undefined {
  const ranked = [...senses].sort((a, b) => size(b) - size(a));
  const [first, second] = ranked;
  if (!first) return undefined;
  const preferred = senses.find(({ place }) => place === gazetteer.preferred(key));
  if (preferred) return preferred;
  const margin = second ? size(first) - size(second) : 9;
  return margin > 1.2 && first.place.kind !== 'town' ? first : undefined;
}

/** What the text's other names say for a sense. */
function context({ place }: Sense, key: string, evidence: readonly Evidence[]): number {
  if (place.kind === 'country') return 0;
  const [country] = place.countries;
  let all = 0;
  let same = 0;
  let province = 0;
  let near = 0;
  for (const each of evidence) {
    if (each.key === key) continue;
    all += each.weight;
    if (country !== undefined && each.place.countries.includes(country))
      same += each.weight / each.place.countries.length;
    if (place.admin1 !== undefined && each.place.admin1 === place.admin1)
      province += each.place.kind === 'admin1' ? 2 : 0.6;
    const pointed =
      each.place.kind !== 'country' && each.place.kind !== 'region' && each.place.kind !== 'admin1';
    if (pointed && kilometres(each.place.coordinates, place.coordinates) < NEAR) near++;
  }
  const share = all > 0 ? same / all : 0;
  return (
    2.5 * share +
    (same > 0 ? 0.7 : 0) +
    (place.kind === 'admin1' ? 0 : Math.min(2.2, province)) +
    Math.min(1.8, near * 0.7)
  );
}

/** Where a language is at home, if in one country more than in any other. */
const HOME: Readonly<Record<string, string>> = {
  de: 'DE',
  es: 'ES',
  fr: 'FR',
  id: 'ID',
  it: 'IT',
  ja: 'JP',
  km: 'KH',
  ko: 'KR',
  ms: 'MY',
  my: 'MM',
  nl: 'NL',
  pl: 'PL',
  ru: 'RU',
  th: 'TH',
  tr: 'TR',
  uk: 'UA',
  vi: 'VN',
  zh: 'CN'
};

function isHome(place: Place, language: string): boolean {
  return place.kind !== 'country' && HOME[language] !== undefined && place.countries.includes(HOME[language]);
}

function reason(
  sense: Sense,
  pinned: boolean,
  voted: boolean,
  context: number,
  others: readonly Sense[]
): string {
  if (pinned) return 'What it lies in is named beside it.';
  if (voted) return 'Elsewhere in the text what it lies in is named beside it.';
  if (sense.form === 'demonym') return 'Its people or its adjective is named.';
  if (others.length === 0) return 'No other place of this name is known.';
  if (context > 1) return 'Of the places of this name, the one near others in the text.';
  return 'The largest place of this name.';
}
