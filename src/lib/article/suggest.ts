import search from 'approx-string-match';
import { diffChars } from 'diff';
import { unicodeName, visible } from './fault.ts';
import type { ArticleText } from './text.ts';

/**
 * The candidate closest to what was written, or `undefined` when none is close. A third of the letters may differ;
 * case does not count.
 */
export function suggest(written: string, candidates: readonly string[]): string | undefined {
  const pattern = written.trim().toLowerCase();
  if (pattern === '' || pattern.length > 80) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const text = candidate.toLowerCase();
    const errors = distance(pattern, text);
    if (errors < least && errors <= Math.max(1, Math.floor(Math.max(pattern.length, text.length) / 3))) {
      best = candidate;
      least = errors;
    }
  }
  return best;
}

/** How a suggestion is said. */
export function didYouMean(suggestion: string): string {
  return `Did you mean “${suggestion}”? Write that.`;
}

/** A passage of a text that resembles what was looked for. */
export interface Nearest {
  /** Offset of the passage in the text, in UTF-16 units. */
  readonly start: number;
  readonly passage: string;
}

/**
 * The passage that resembles an excerpt most, or `undefined` when nothing does: up to two fifths of the letters may
 * differ. The passage is widened to whole words, and ends where the excerpt could end.
 */
export function nearestPassage(text: ArticleText, excerpt: string): Nearest | undefined {
  const matches = search(text.content, excerpt, Math.floor(excerpt.length * 0.4));
  const [first] = matches;
  if (first === undefined) return undefined;
  const best = matches.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a), first);
  let { start, end } = best;
  while (text.cutsWord(start)) start--;
  while (text.cutsWord(end)) end++;
  return narrowed(text.content, start, end, excerpt);
}

/** Cuts space off both ends of a passage, and signs off an end at which the excerpt has a letter. */
function narrowed(text: string, start: number, end: number, excerpt: string): Nearest {
  const passage = text.slice(start, end);
  const before = (/^[\p{L}\p{N}]/u.test(excerpt) ? /^[^\p{L}\p{N}]*/u : /^\s*/u).exec(passage)?.[0] ?? '';
  const rest = passage.slice(before.length);
  const after =
    (/[\p{L}\p{M}\p{N}]$/u.test(excerpt) ? /[^\p{L}\p{M}\p{N}]{0,9}$/u : /\s{0,9}$/u).exec(rest)?.[0] ?? '';
  return { start: start + before.length, passage: rest.slice(0, rest.length - after.length) };
}

/**
 * Shows exactly what differs: `[-…-]` stands only in the excerpt, `{+…+}` only in the article. Invisible differences
 * (kinds of quote, of space, of dash, case) are then named, one a line.
 */
export function explainDifference(excerpt: string, passage: string): string {
  const parts = diffChars(excerpt, passage);
  const line = parts
    .map(({ value, added, removed }, index) => {
      if (removed) return `[-${visible(value)}-]`;
      if (added) return `{+${visible(value)}+}`;
      return shorten(value, index > 0, index < parts.length - 1);
    })
    .join('');
  const names = new Set<string>();
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (part.removed && next?.added) names.add(nameChange(part.value, next.value));
    else if (part.removed) names.add(`the excerpt has ${nameText(part.value)} too many`);
    else if (part.added && !parts[index - 1]?.removed) names.add(`the excerpt lacks ${nameText(part.value)}`);
  });
  return [line, ...[...names].slice(0, 6).map((name) => `- ${name}`)].join('\n');
}

const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\u00A0': 'a no-break space',
  '\u202F': 'a narrow no-break space',
  '\u2009': 'a thin space',
  '\u3000': 'an ideographic space',
  '\u200B': 'an invisible zero-width space',
  '\u200C': 'an invisible zero-width non-joiner',
  '\u200D': 'an invisible zero-width joiner',
  '\u00AD': 'an invisible soft hyphen',
  '\uFEFF': 'an invisible byte order mark',
  '\u200E': 'an invisible left-to-right mark',
  '\u200F': 'an invisible right-to-left mark',
  '\u061C': 'an invisible Arabic letter mark',
  '\n': 'a line break',
  '\t': 'a tab',
  "'": "a straight apostrophe '",
  '\u2018': 'an opening curly quote ‘',
  '\u2019': 'a curly apostrophe ’',
  '"': 'a straight quote "',
  '\u201C': 'an opening curly quote “',
  '\u201D': 'a closing curly quote ”',
  '-': 'a hyphen -',
  '\u2010': 'a hyphen ‐',
  '\u2011': 'a no-break hyphen',
  '\u2013': 'an en dash –',
  '\u2014': 'an em dash —',
  '\u2212': 'a minus sign −',
  '\u2026': 'an ellipsis …'
};

/** Names that say all without their code point. */
const PLAIN = [' ', '\n', '\t'];

function nameChange(written: string, wanted: string): string {
  if (written.toLowerCase() === wanted.toLowerCase())
    return `case: the article has “${wanted}”, the excerpt “${written}”`;
  if (written.normalize() === wanted.normalize())
    return `the same letters “${wanted}”, composed differently in Unicode`;
  return `the article has ${nameText(wanted)}, the excerpt ${nameText(written)}`;
}

function nameText(text: string): string {
  const name = Object.hasOwn(CHARACTER_NAMES, text) ? CHARACTER_NAMES[text] : undefined;
  if (name === undefined) return `“${visible(text)}”`;
  return PLAIN.includes(text) ? name : `${name} (${unicodeName(text)})`;
}

function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const keep = 24;
  const shown = text.replaceAll('\n', '↵');
  if (shown.length <= keep * 2) return shown;
  const head = hasBefore ? shown.slice(0, keep) : '';
  const tail = hasAfter ? shown.slice(-keep) : '';
  return `${head}…${tail}`;
}

/** How many letters differ: each must be found in the other, so that a short word does not count as part of a long one. */
function distance(one: string, other: string): number {
  return Math.max(errorsOf(one, other), errorsOf(other, one));
}

function errorsOf(pattern: string, text: string): number {
  return search(text, pattern, pattern.length)[0]?.errors ?? pattern.length;
}
