import { count, errorsAmong, nameControls, severityOf, type Fault } from './fault.ts';

/** How many faults are written out for people; more than anyone reads at once, and few enough for a terminal. */
const MOST_PRINTED = 200;

/** How many faults of one kind, at one place of many features, are written out. */
const MOST_ALIKE = 8;

/**
 * All faults for people: where, what was found, what was wanted, how to mend it. An empty list gives an empty string.
 * Characters that a terminal would act on are named instead.
 */
export function formatFaults(faults: readonly Fault[]): string {
  const kinds = new Map<string, number>();
  const printed: Fault[] = [];
  let alike = 0;
  for (const fault of faults) {
    const kind = `${fault.file} ${fault.code} ${fault.path?.replace(/\[\d+\]/g, '[]') ?? ''}`;
    const before = kinds.get(kind) ?? 0;
    kinds.set(kind, before + 1);
    if (before < MOST_ALIKE) printed.push(fault);
    else alike += 1;
  }
  const blocks = printed.slice(0, MOST_PRINTED).map(formatFault);
  const left = alike + Math.max(0, printed.length - MOST_PRINTED);
  if (left > 0) {
    const what = alike === left ? `of the same ${kinds.size === 1 ? 'kind' : 'kinds'}` : 'more';
    blocks.push(`… and ${left} ${what}. Mend these first, or see all with --json.`);
  }
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
