import search from 'approx-string-match';
import { diffChars } from 'diff';

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

/** How a suggestion is said, with a leading space; empty when there is none. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;
}

/** A passage of a text that resembles what was looked for. */
export interface Nearest {
  /** Offset of the passage in the text, in UTF-16 units. */
  readonly start: number;
  readonly passage: string;
}

/**
 * The passage that resembles an excerpt most, or `undefined` when nothing does: up to two fifths of the letters may
 * differ. The passage is widened to whole words.
 */
export function nearestPassage(text: string, excerpt: string): Nearest | undefined {
  const matches = search(text, excerpt, Math.floor(excerpt.length * 0.4));
  const [first] = matches;
  if (first === undefined) return undefined;
  const best = matches.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a), first);
  let { start, end } = best;
  while (start > 0 && isLetter(text[start - 1]) && isLetter(text[start])) start--;
  while (end < text.length && isLetter(text[end - 1]) && isLetter(text[end])) end++;
  return { start, passage: text.slice(start, end) };
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
  '\u00A0': 'a no-break space (U+00A0)',
  '\u202F': 'a narrow no-break space (U+202F)',
  '\u2009': 'a thin space (U+2009)',
  '\u200B': 'an invisible zero-width space (U+200B)',
  '\u200D': 'an invisible zero-width joiner (U+200D)',
  '\u00AD': 'an invisible soft hyphen (U+00AD)',
  '\uFEFF': 'an invisible byte order mark (U+FEFF)',
  '\n': 'a line break',
  '\t': 'a tab',
  "'": "a straight apostrophe ' (U+0027)",
  '\u2018': 'an opening curly quote ‘ (U+2018)',
  '\u2019': 'a curly apostrophe ’ (U+2019)',
  '"': 'a straight quote " (U+0022)',
  '\u201C': 'an opening curly quote “ (U+201C)',
  '\u201D': 'a closing curly quote ” (U+201D)',
  '-': 'a hyphen - (U+002D)',
  '\u2010': 'a hyphen ‐ (U+2010)',
  '\u2011': 'a no-break hyphen (U+2011)',
  '\u2013': 'an en dash – (U+2013)',
  '\u2014': 'an em dash — (U+2014)',
  '\u2212': 'a minus sign − (U+2212)',
  '\u2026': 'an ellipsis … (U+2026)'
};

function nameChange(written: string, wanted: string): string {
  if (written.toLowerCase() === wanted.toLowerCase())
    return `case: the article has “${wanted}”, the excerpt “${written}”`;
  if (written.normalize() === wanted.normalize())
    return `the same letters “${wanted}”, composed differently in Unicode`;
  return `the article has ${nameText(wanted)}, the excerpt ${nameText(written)}`;
}

function nameText(text: string): string {
  return CHARACTER_NAMES[text] ?? `“${visible(text)}”`;
}

function visible(text: string): string {
  return text
    .replaceAll('\n', '↵')
    .replaceAll('\t', '⇥')
    .replace(/\u00A0|\u202F|\u2009|\u200B|\u200D|\u00AD|\uFEFF/g, (c) => `⟨${code(c)}⟩`);
}

function code(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const keep = 24;
  const shown = text.replaceAll('\n', '↵');
  if (shown.length <= keep * 2) return shown;
  const head = hasBefore ? shown.slice(0, keep) : '';
  const tail = hasAfter ? shown.slice(-keep) : '';
  return `${head}…${tail}`;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** How many letters differ: each must be found in the other, so that a short word does not count as part of a long one. */
function distance(one: string, other: string): number {
  return Math.max(errorsOf(one, other), errorsOf(other, one));
}

function errorsOf(pattern: string, text: string): number {
  return search(text, pattern, pattern.length)[0]?.errors ?? pattern.length;
}
