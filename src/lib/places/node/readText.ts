import { readFileSync, statSync } from 'node:fs';

/** Why a file is no text that can be read; the message says it in one line. */
export class Unreadable extends Error {}

/** Ten times the longest article anyone prints. */
const MOST = 5_000_000;

/**
 * Reads a text file, or standard input for `-`.
 *
 * @throws {@link Unreadable}
 */
export function readText(file: string): string {
  const bytes = readBytes(file, MOST);
  if (bytes.subarray(0, 4096).includes(0)) throw new Unreadable('not a text: it holds null bytes.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new Unreadable('not in UTF-8. Save it in that encoding and try again.');
  }
}

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @param most How many bytes at most.
 * @throws {@link Unreadable}
 */
export function readBytes(file: string, most: number): Buffer {
  try {
    const size = file === '-' ? 0 : statSync(file).size;
    if (size > most)
      throw new Unreadable(
        `${Math.round(size / 1e6)} MB is more than an article has; ${most / 1e6} MB at most.`
      );
    const bytes = readFileSync(file === '-' ? 0 : file);
    if (bytes.length > most) throw new Unreadable(`more than an article has; ${most / 1e6} MB at most.`);
    return bytes;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new Unreadable('there is no such file.');
    if (code === 'EISDIR') throw new Unreadable('that is a folder.');
    throw new Unreadable(error instanceof Error ? error.message : String(error));
  }
}
