import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { ARTICLE_FILE, PROJECTS_FILE } from '../check.ts';
import { visible, type Fault, type Finding } from '../fault.ts';
import type { Place } from '../locate.ts';

/**
 * The largest file that is read, in bytes; a slip such as a whole basemap under the wrong name stops here. The size is
 * asked for first, so a larger file is never opened.
 */
export const MAX_FILE_BYTES = 5_000_000;

/** A file's text, or what is wrong with it as a file. */
export interface TextFile {
  readonly file: string;
  readonly content?: string;
  readonly faults: readonly Fault[];
}

const UTF_8 = 'a file in UTF-8 without byte order mark';
const SAVE_AS_UTF_8 = 'Save it as UTF-8 without BOM.';

/** Reads a file that must be text in UTF-8. */
export function readTextFile(path: string): TextFile {
  const file = printable(path);
  const refuse = (fault: Finding & { line?: number; column?: number }): TextFile => ({
    file,
    faults: [{ file, ...fault }]
  });
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    return refuse({
      code: 'file/missing',
      found: 'no such file',
      wanted: `both ${ARTICLE_FILE} and ${PROJECTS_FILE} in every article’s folder`,
      mend: 'Add it, or remove the folder.'
    });
  if (!stats.isFile())
    return refuse({
      code: 'file/not-a-file',
      found: stats.isDirectory() ? 'a directory' : 'something that is no regular file',
      wanted: 'a regular file',
      mend: 'Remove it, and put the file in its place.'
    });
  if (stats.size === 0)
    return refuse({
      code: 'file/empty',
      found: 'an empty file',
      wanted: path.endsWith(ARTICLE_FILE) ? 'front matter and text' : 'a FeatureCollection',
      mend: 'Fill it, or remove the folder.'
    });
  if (stats.size > MAX_FILE_BYTES)
    return refuse({
      code: 'file/too-large',
      found: `${(stats.size / 1e6).toFixed(1)} MB; the file was not read`,
      wanted: `${MAX_FILE_BYTES / 1e6} MB at most`,
      mend: 'Put only what belongs to this article into it.'
    });
  const bytes = readFileSync(path);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return refuse({
      code: 'file/byte-order-mark',
      line: 1,
      column: 1,
      found: 'a byte order mark (EF BB BF)',
      wanted: UTF_8,
      mend: SAVE_AS_UTF_8
    });
  const wrong = notUtf8(bytes);
  return wrong === undefined ? { file, content: bytes.toString('utf8'), faults: [] } : refuse(wrong);
}

function notUtf8(bytes: Buffer): (Finding & { line?: number; column?: number }) | undefined {
  const code = 'file/not-utf-8';
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || bytes.subarray(0, 2).includes(0))
    return { code, found: 'UTF-16', wanted: UTF_8, mend: SAVE_AS_UTF_8 };
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    return {
      code,
      ...placeOfByte(bytes, zero),
      found: 'a zero byte, which no text has',
      wanted: UTF_8,
      mend: `Look whether this is the right file. ${SAVE_AS_UTF_8}`
    };
  const invalid = firstInvalidByte(bytes);
  if (invalid === undefined) return undefined;
  return {
    code,
    ...placeOfByte(bytes, invalid),
    found: `the byte ${(bytes[invalid] ?? 0).toString(16).toUpperCase()}, which cannot stand there in UTF-8`,
    wanted: UTF_8,
    mend: `It may be in Latin-1 or Windows-1252. ${SAVE_AS_UTF_8}`
  };
}

function firstInvalidByte(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodes(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return [valid, valid - 1, valid - 2, valid - 3].find((start) =>
    isUtf8(bytes.subarray(0, Math.max(0, start)))
  );
}

/** Whether bytes begin a text in UTF-8; the last character may be cut. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOfByte(bytes: Buffer, offset: number): Place {
  const before = bytes.subarray(0, offset).toString('utf8').split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A path as it is printed: from the working directory where it lies below that. */
export function printable(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return visible((fromHere.startsWith('..') ? path : fromHere).split(sep).join('/'));
}
