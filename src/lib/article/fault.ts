/** An error stops the build. A warning is printed and counted, and nothing else. */
export type Severity = 'error' | 'warning';

/**
 * Every code that a fault may have, and how severe it is. Codes are stable: scripts and tests hold on to them. What each
 * means and how to mend it stands in `FAULTS.md`, which a test holds against this list.
 */
export const CODES = {
  'article/no-directory': 'error',
  'article/no-text': 'error',
  'article/unsafe-slug': 'error',
  'bbox/antimeridian': 'error',
  'bbox/not-a-box': 'error',
  'country/unknown': 'error',
  'date/not-a-day': 'error',
  'date/not-edtf': 'error',
  'email/published': 'error',
  'excerpt/ambiguous': 'error',
  'excerpt/context-not-found': 'error',
  'excerpt/not-found': 'error',
  'file/byte-order-mark': 'error',
  'file/empty': 'error',
  'file/missing': 'error',
  'file/not-a-file': 'error',
  'file/not-utf-8': 'error',
  'file/too-large': 'error',
  'front-matter/missing': 'error',
  'front-matter/not-yaml': 'error',
  'geometry/not-a-point': 'error',
  'id/duplicate': 'error',
  'id/unsafe': 'error',
  'json/duplicate-key': 'error',
  'json/not-json': 'error',
  'json/too-complex': 'error',
  'language/unknown': 'error',
  'link/not-http': 'error',
  'link/not-https': 'warning',
  'point/at-sea': 'error',
  'point/not-a-position': 'error',
  'point/out-of-range': 'error',
  'point/outside-country': 'error',
  'point/swapped': 'error',
  'point/unproved': 'warning',
  'precision/point-missing': 'error',
  'precision/region-with-point': 'error',
  'schema/invalid': 'error',
  'schema/missing': 'error',
  'schema/not-listed': 'error',
  'schema/type': 'error',
  'schema/unknown-key': 'error',
  'source/missing': 'error'
} as const satisfies Readonly<Record<string, Severity>>;

/** Stable name of a fault, as `excerpt/not-found`. */
export type FaultCode = keyof typeof CODES;

/** What is said of a fault, wherever it stands. Each text may have several lines. */
export interface Finding {
  readonly code: FaultCode;
  /** What stands there. */
  readonly found: string;
  /** What should stand there. */
  readonly wanted: string;
  /** How the two differ, or where else to look, when that needs more than a line. */
  readonly detail?: string;
  /** What to do about it. */
  readonly mend: string;
}

/** One thing that is wrong with an article's files, said so that whoever wrote them can mend it. */
export interface Fault extends Finding {
  /** Path of the file, as it should be printed. */
  readonly file: string;
  /** From 1. Absent when the fault belongs to the whole file. */
  readonly line?: number;
  /** From 1, in UTF-16 units as editors count. Present whenever the line is. */
  readonly column?: number;
  /** The project's id, when it has one. */
  readonly id?: string;
  /** Where in the file, as `features[3].properties.theme`. */
  readonly path?: string;
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

/** How severe a fault is; its code decides. */
export function severityOf({ code }: Pick<Fault, 'code'>): Severity {
  return CODES[code];
}

/** The faults that stop a build. */
export function errorsAmong(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault) => severityOf(fault) === 'error');
}

/**
 * Sorts by file, then by line and column. The sort is stable, so faults at one place keep the order in which they were
 * found.
 */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}

/** How many faults are written out for people; more than anyone reads at once, and few enough for a terminal. */
const MOST_PRINTED = 1000;

/**
 * All faults for people: where, what was found, what was wanted, how to mend it. An empty list gives an empty string.
 * Characters that a terminal would act on are named instead.
 */
export function formatFaults(faults: readonly Fault[]): string {
  const blocks = faults.slice(0, MOST_PRINTED).map(formatFault);
  if (faults.length > MOST_PRINTED)
    blocks.push(`… and ${faults.length - MOST_PRINTED} more. Mend these first, or see all with --json.`);
  return blocks.join('\n\n');
}

function formatFault(fault: Fault): string {
  const { file, line, column, id, code, path, found, wanted, detail, mend } = fault;
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  const head = [where, severityOf(fault), code, id].filter((part) => part !== undefined).join('  ');
  const body = [
    ...(path === undefined ? [] : [`in ${path}`]),
    `Found:  ${found}`,
    `Wanted: ${wanted}`,
    ...(detail === undefined ? [] : [detail]),
    `Mend:   ${mend}`
  ];
  const lines = body.flatMap((part) => part.split('\n')).map((text) => `  ${text}`);
  return [head, ...lines].map(nameControls).join('\n');
}

/** `2 errors, 1 warning in 3 articles`: the last line of every check. */
export function countFaults(faults: readonly Fault[], articles: number): string {
  const errors = errorsAmong(faults).length;
  return `${count(errors, 'error')}, ${count(faults.length - errors, 'warning')} in ${count(articles, 'article')}`;
}

/** All faults for tools: one JSON document, in the order of the files. */
export function faultsAsJson(faults: readonly Fault[]): string {
  const errors = errorsAmong(faults).length;
  const document = {
    errors,
    warnings: faults.length - errors,
    faults: faults.map((fault) => ({ severity: severityOf(fault), ...fault }))
  };
  return JSON.stringify(document, null, 2);
}

/** `1 error`, `2 errors`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Shows characters that cannot be seen, or that a terminal would act on, as `⟨U+200B⟩`, and a line break as `↵`. */
export function visible(text: string): string {
  return nameControls(
    text
      .replaceAll('\n', '↵')
      .replaceAll('\t', '⇥')
      .replace(/(?! )[\p{Zs}\p{Cf}\p{Zl}\p{Zp}]/gu, codePoint)
  ).replace(/^\p{M}+/u, (marks) => [...marks].map(codePoint).join(''));
}

function nameControls(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, codePoint);
}

function codePoint(character: string): string {
  return `⟨${unicodeName(character)}⟩`;
}

/** A character's code point as Unicode writes it, such as `U+200B`. */
export function unicodeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
