import { count, type Path, type Mismatch } from './fault.ts';
import { FeatureParts } from './schema.ts';
import { explainDifference, nearestPassage } from './suggest.ts';
import type { ArticleText } from './text.ts';
import type { Excerpt } from './types.ts';
import { listAt, part } from './value.ts';

/** How many characters of the article are kept on either side of an excerpt, at most. */
export const CONTEXT_LENGTH = 32;

/** How many places of an ambiguous passage are shown. */
const MOST_PLACES = 10;

/** What a proof gives: the value when it stands, and everything that speaks against it. */
export interface Proof<T> {
  readonly value?: T;
  readonly mismatches: readonly Mismatch[];
}

/** What {@link proveExcerpts} gives. */
export interface Proved {
  /** The excerpts of each feature, in its order. */
  readonly excerpts: readonly (readonly Excerpt[])[];
  readonly mismatches: readonly Mismatch[];
}

/**
 * Proves every excerpt of a file, each once, even while other parts of the file are wrong.
 *
 * @param json `projects.geojson` as it was read
 */
export function proveExcerpts(json: unknown, text: ArticleText): Proved {
  const proofs = listAt(json, ['features']).map((feature, index) =>
    listAt(feature, ['properties', 'excerpts']).flatMap((raw, at) => {
      const excerpt = part(FeatureParts.Excerpt, raw);
      return excerpt ? [proveExcerpt(excerpt, text, ['features', index, 'properties', 'excerpts', at])] : [];
    })
  );
  return {
    excerpts: proofs.map((of) => of.flatMap(({ value }) => value ?? [])),
    mismatches: proofs.flat().flatMap(({ mismatches }) => mismatches)
  };
}

/**
 * Proves that a passage stands in the text, letter for letter, as whole words, and once. A prefix or suffix chooses
 * between several. Offsets are counted in Unicode code points, as Web Annotation's `TextPositionSelector` asks.
 */
export function proveExcerpt(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: ArticleText,
  path: Path
): Proof<Excerpt> {
  const { exact, prefix = '', suffix = '' } = excerpt;
  const everywhere = text.occurrences(exact);
  const fitting = everywhere.filter(
    (start) =>
      text.content.startsWith(prefix, start - prefix.length) &&
      start >= prefix.length &&
      text.content.startsWith(suffix, start + exact.length)
  );
  const [start] = fitting;
  if (start !== undefined && fitting.length === 1)
    return { value: placed(excerpt, text, start), mismatches: [] };
  if (fitting.length > 1) return { mismatches: [ambiguous(exact, text.content, fitting, path)] };
  if (everywhere.length > 0)
    return { mismatches: [contextNotFound(excerpt, text.content, everywhere, path)] };
  return { mismatches: [notFound(exact, text, path)] };
}

function notFound(exact: string, text: ArticleText, path: Path): Mismatch {
  const at: Path = [...path, 'exact'];
  const found = `“${exact}”, which is not in the article`;
  const nearest = nearestPassage(text, exact);
  if (nearest === undefined)
    return {
      path: at,
      code: 'excerpt/not-found',
      found,
      wanted: 'a passage of the article, word for word; nothing in it is like this',
      mend: 'Copy the passage from article.md, or remove the excerpt.'
    };
  return {
    path: at,
    code: 'excerpt/not-found',
    found,
    wanted: `“${nearest.passage}”`,
    detail: [
      'They differ here ([-only in the excerpt-], {+only in the article+}):',
      explainDifference(exact, nearest.passage)
    ].join('\n'),
    mend: 'Copy the passage from article.md again.'
  };
}

function ambiguous(exact: string, text: string, starts: readonly number[], path: Path): Mismatch {
  const places = starts.slice(0, MOST_PLACES).map((start) => {
    const before = text.slice(Math.max(0, start - 24), start).replaceAll('\n', '↵');
    const after = text.slice(start + exact.length, start + exact.length + 24).replaceAll('\n', '↵');
    return `- “…${before}” [here] “${after}…”`;
  });
  if (starts.length > MOST_PLACES) places.push(`- and ${starts.length - MOST_PLACES} times more`);
  const [first = 0] = starts;
  return {
    path: [...path, 'exact'],
    code: 'excerpt/ambiguous',
    found: `“${exact}”, which the article says ${count(starts.length, 'time')}`,
    wanted: 'a passage that stands in the article once, or a prefix or suffix that chooses one',
    detail: places.join('\n'),
    mend: `Take a longer passage, or say which one by what stands beside it: for the first, ${distinction(exact, text, starts, first)}.`
  };
}

function distinction(exact: string, text: string, starts: readonly number[], chosen: number): string {
  for (let length = 1; length <= 64; length++) {
    const from = Math.max(0, chosen - length);
    const before = text.slice(from, chosen);
    const wholeWord = /^(?:\S|$)/u.test(before) && (from === 0 || /\s/u.test(text.charAt(from - 1)));
    if (
      wholeWord &&
      before !== '' &&
      starts.filter((start) => start >= before.length && text.startsWith(before, start - before.length))
        .length === 1
    )
      return `"prefix": ${JSON.stringify(before)}`;
    const end = chosen + exact.length;
    const after = text.slice(end, end + length);
    const wholeAfter = /\S$/u.test(after) && /^(?:\s|$)/u.test(text.charAt(end + length));
    if (wholeAfter && starts.filter((start) => text.startsWith(after, start + exact.length)).length === 1)
      return `"suffix": ${JSON.stringify(after)}`;
  }
  return 'a prefix or suffix of a few words';
}

function contextNotFound(
  excerpt: { readonly prefix?: string; readonly suffix?: string; readonly exact: string },
  text: string,
  starts: readonly number[],
  path: Path
): Mismatch {
  const [start = 0] = starts;
  const end = start + excerpt.exact.length;
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  const after = text.slice(end, end + CONTEXT_LENGTH);
  const written = Object.entries({ prefix: excerpt.prefix, suffix: excerpt.suffix })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `the ${key} ${JSON.stringify(value)}`)
    .join(' and ');
  return {
    path,
    code: 'excerpt/context-not-found',
    found: `“${excerpt.exact}”, which the article does not say with ${written}`,
    wanted: `what stands there: ${JSON.stringify(before)} before it, ${JSON.stringify(after)} after it`,
    mend:
      starts.length === 1
        ? 'Remove prefix and suffix: the passage stands there only once.'
        : 'Copy them from article.md, spaces included.'
  };
}

function placed(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: ArticleText,
  offset: number
): Excerpt {
  const { content } = text;
  const end = offset + excerpt.exact.length;
  const before = [...content.slice(Math.max(0, offset - 2 * CONTEXT_LENGTH - 1), offset)]
    .slice(-CONTEXT_LENGTH)
    .join('');
  const after = [...content.slice(end, end + 2 * CONTEXT_LENGTH)].slice(0, CONTEXT_LENGTH).join('');
  return {
    exact: excerpt.exact,
    ...(excerpt.prefix === undefined ? {} : { prefix: excerpt.prefix }),
    ...(excerpt.suffix === undefined ? {} : { suffix: excerpt.suffix }),
    ...(before === '' ? {} : { before }),
    ...(after === '' ? {} : { after }),
    start: text.codePointsBefore(offset),
    end: text.codePointsBefore(end)
  };
}
