import { visible, type Path } from './fault.ts';

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner) && typeof key === 'number') return inner[key];
    return isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

/** Whether a value is an object with keys, and neither `null` nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What sort of thing a value is, in words, as “the string “7””. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `the list ${quote(value)}`;
  if (typeof value === 'object') return `the object ${quote(value)}`;
  return `the ${typeof value} ${quote(value)}`;
}

/** How much of a value is shown, in characters. */
const LONGEST_QUOTE = 160;

/**
 * A value as it would stand in the file, on one line and cut when it is long. Infinity, which is what `1e400` becomes,
 * shows as such.
 */
export function quote(value: unknown): string {
  return visible(typeof value === 'string' ? `“${cut(value)}”` : cut(write(value)));
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, LONGEST_QUOTE).map(write).join(', ')}]`;
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value) ?? String(value);
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}
