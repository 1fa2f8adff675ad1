import { LineCounter } from 'yaml';
import { withMaskedEmails } from './emails.ts';
import { formatPath, visible, type Fault, type Path, type Mismatch } from './fault.ts';
import type { LinkUse } from './linkUses.ts';

/** A place in a file, both from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One of an article's files as it was read: what stands in it, and where each value stands. */
export interface Parsed<T> {
  /** What stands in the file, whether or not it fits the schema. */
  readonly value: unknown;
  readonly output?: T;
  readonly faults: readonly Fault[];
  readonly locate: (path: Path) => Location;
  readonly toFault: (mismatch: Mismatch) => Fault;
}

/** Where a value stands. */
export type Location = Pick<Fault, 'file' | 'line' | 'column' | 'id' | 'path'>;

/** A file of which nothing can be said but one fault. */
export function unreadable<T>(fault: Fault): Parsed<T> {
  const masked = withMaskedEmails(fault);
  return { value: undefined, faults: [masked], locate: () => masked, toFault: () => masked };
}

/** Says where the value at a path stands. */
export function locator(
  file: string,
  placeOf: (path: Path) => Place | undefined,
  idOf: (path: Path) => string | undefined = () => undefined
): (path: Path) => Location {
  return (path) => {
    const id = idOf(path);
    return {
      file,
      ...placeOf(path),
      ...(id === undefined ? {} : { id }),
      ...(path.length === 0 ? {} : { path: visible(formatPath(path)) })
    };
  };
}

export function faultMaker(locate: (path: Path) => Location): (mismatch: Mismatch) => Fault {
  return ({ path, ...finding }) => withMaskedEmails({ ...locate(path), ...finding });
}

export function placeOfUse({ file, line, id }: Location): LinkUse {
  return { file, ...(line === undefined ? {} : { line }), ...(id === undefined ? {} : { id }) };
}

/** Turns offsets in a text into places. */
export interface Lines {
  readonly linePosition: (offset: number) => Place;
}

export function linesOf(content: string): Lines {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let end = content.indexOf('\n'); end !== -1; end = content.indexOf('\n', end + 1))
    counter.addNewLine(end + 1);
  return {
    linePosition: (offset) => {
      const { line, col } = counter.linePos(offset);
      return { line, column: col };
    }
  };
}
