/** A text whose places are marked, to hold what is found against them. */
export interface Marked {
  readonly text: string;
  readonly places: readonly {
    readonly name: string;
    readonly start: number;
    readonly country: string | null;
  }[];
}

/** How well places were found. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The share of the found whose country is right; of those that have one. */
  readonly right: number;
}

/**
 * Reads marks as in `{Bekasi ID}`: the words, and the country's code or `-` for what lies in several or in none. In code points, as {@link Mention}.
 */
export function readMarked(source: string): Marked {
  let text = '';
  const places: { name: string; start: number; country: string | null }[] = [];
  for (const part of source.split(/(\{[^{}]*\})/)) {
    const mark = /^\{(.*) ([A-Z]{2}|-)\}$/su.exec(part);
    if (mark)
      places.push({
        name: mark[1] ?? '',
        start: [...text].length,
        country: mark[2] === '-' ? null : (mark[2] ?? null)
      });
    text += mark ? (mark[1] ?? '') : part;
  }
  return { text, places };
}

/** Holds what was found against what is marked. Words count as found when they begin and end where the mark does. */
export function score(
  marked: Marked,
  found: readonly { readonly name: string; readonly start: number; readonly country: string | null }[]
): Score & { missed: string[]; extra: string[] } {
  const key = ({ start, name }: { start: number; name: string }) => `${start} ${name}`;
  const known = new Map(marked.places.map((place) => [key(place), place]));
  const hits = found.filter((place) => known.has(key(place)));
  const placed = hits.filter((place) => known.get(key(place))?.country !== null);
  const right = placed.filter((place) => known.get(key(place))?.country === place.country);
  const precision = hits.length / (found.length || 1);
  const recall = hits.length / (marked.places.length || 1);
  const hit = new Set(hits.map(key));
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    right: right.length / (placed.length || 1),
    missed: marked.places.filter((place) => !hit.has(key(place))).map(({ name }) => name),
    extra: found.filter((place) => !hit.has(key(place))).map(({ name }) => name)
  };
}
