/** One thing that is wrong with an article's files, said so that whoever wrote them can mend it. */
export interface Fault {
  /** Path of the file, as it should be printed. */
  readonly file: string;
  /** From 1. Absent when the fault belongs to the whole file. */
  readonly line?: number;
  /** The project's id, when it has one. */
  readonly id?: string;
  /** Where in the file, as `features[3].properties.theme`. */
  readonly path?: string;
  /** Stable name, as `excerpt/not-found`: what tests and scripts hold on to. */
  readonly code: string;
  /** What was found and what was wanted. May have several lines. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

/** Keys and indexes that lead to a value, as `['features', 3, 'properties']`. */
export type Path = readonly (string | number)[];

/** Writes a {@link Path} the way JavaScript would, as `features[3].properties`. */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * Sorts by file, then by line. The sort is stable, so faults on one line keep the order in which they were found.
 */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0);
  });
}

/**
 * All faults for people: where, what, how to mend it, and a last line that counts. An empty list gives an empty string.
 */
export function formatFaults(faults: readonly Fault[]): string {
  if (faults.length === 0) return '';
  const blocks = faults.map((fault) => {
    const where = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
    const head = [where, fault.id, fault.code].filter(Boolean).join('  ');
    const body = fault.path ? [`in ${fault.path}`, fault.message] : [fault.message];
    return [head, ...indent([...body, `Mend: ${fault.mend}`])].join('\n');
  });
  const files = new Set(faults.map((fault) => fault.file)).size;
  return `${blocks.join('\n\n')}\n\n${count(faults.length, 'fault')} in ${count(files, 'file')}. Nothing was published.`;
}

/** `1 fault`, `2 faults`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function indent(parts: readonly string[]): string[] {
  return parts.flatMap((part) => part.split('\n')).map((line) => `  ${line}`);
}
