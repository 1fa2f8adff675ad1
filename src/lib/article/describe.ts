import * as v from 'valibot';
import { boxMismatch } from './bboxFault.ts';
import { countriesMeant } from './countries.ts';
import type { Mismatch, Path } from './fault.ts';
import { outdatedMismatch } from './outdated.ts';
import { RESERVED_IDS, SLUG } from './schemaParts.ts';
import {
  codeOf,
  keyAt,
  list,
  metadataOf,
  optionsOf,
  pathOf,
  schemaAt,
  type AnySchema
} from './schemaWalk.ts';
import { didYouMean, suggest } from './suggest.ts';
import { kindOf, quote, valueAt } from './value.ts';

/** Says of one thing that a schema found what it is, what was wanted and how to mend it. */
export function describe(root: AnySchema, value: unknown, issue: v.BaseIssue<unknown>): Mismatch {
  const path = pathOf(issue);
  const special = boxMismatch(value, path) ?? outdatedMismatch(value, path);
  if (special) return special;
  const isKey = issue.path?.at(-1)?.origin === 'key';
  const schema = (isKey ? keyAt(root, path) : undefined) ?? schemaAt(root, path);
  const last = path.at(-1);
  const name = typeof last === 'number' ? `[${last}]` : last === undefined ? 'The file' : `“${last}”`;
  const options = optionsOf(schema);
  const description = descriptionOf(schema) ?? `${issue.expected ?? 'something else'}.`;
  const wanted = lowerFirst(
    options && options.length < 20 ? `${description} One of ${list(options)}.` : description
  );
  const example = isIdPath(path) ? idFor(value, path) : exampleOf(schema, issue);
  const written = example === undefined ? undefined : JSON.stringify(example);

  if (issue.received === 'undefined' && issue.expected === `"${String(last)}"`)
    return {
      path,
      code: 'schema/missing',
      found: `nothing: ${name} is missing`,
      wanted,
      mend: written === undefined ? `Add ${name}.` : `Add ${name}, such as ${written}.`
    };
  if (options && typeof issue.input === 'string')
    return notListed(path, issue.input, options, schema, wanted);
  const isValue = issue.kind !== 'schema';
  return {
    path,
    code: codeOf(schema) ?? (isValue ? 'schema/invalid' : 'schema/type'),
    found: isValue ? `${quote(issue.input)}, which ${issue.message}` : kindOf(issue.input),
    wanted,
    mend:
      written === undefined
        ? 'Replace it by what is wanted.'
        : `Write ${isLiteral(issue) ? '' : 'it like '}${written}.`
  };
}

function isLiteral(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'literal';
}

function exampleOf(schema: AnySchema | undefined, issue: v.BaseIssue<unknown>): unknown {
  if (isLiteral(issue) && schema && 'literal' in schema) return schema.literal;
  for (let layer = schema; layer; layer = 'wrapped' in layer ? (layer.wrapped as AnySchema) : undefined) {
    const example: unknown = v.getExamples(layer as v.GenericSchema).at(-1);
    if (example !== undefined) return example;
  }
  return optionsOf(schema)?.[0];
}

function isIdPath(path: Path): boolean {
  return path.length === 3 && path[0] === 'features' && path[2] === 'id';
}

/** An id that may stand there: made from what was written, or else from the project's title. */
function idFor(value: unknown, path: Path): string | undefined {
  const feature = path.slice(0, 2);
  return [valueAt(value, path), valueAt(value, [...feature, 'properties', 'title'])]
    .map((text) => (typeof text === 'string' ? slugOf(text) : ''))
    .find((slug) => SLUG.test(slug) && !RESERVED_IDS.includes(slug));
}

function slugOf(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function descriptionOf(schema: AnySchema | undefined): string | undefined {
  return metadataOf(schema, (layer) => v.getDescription(layer));
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function notListed(
  path: Path,
  written: string,
  options: readonly string[],
  schema: AnySchema | undefined,
  wanted: string
): Mismatch {
  const isCountry = codeOf(schema) === 'country/unknown';
  const meant = isCountry ? countriesMeant(written) : [suggest(written, options)];
  const [suggestion] = meant;
  const other = isCountry
    ? 'Look the code up in ISO 3166-1 alpha-2, as JP for Japan.'
    : 'Take one of the list.';
  return {
    path,
    code: isCountry ? 'country/unknown' : 'schema/not-listed',
    found: quote(written),
    wanted,
    mend:
      meant.length > 1
        ? `It is of old: today it is ${meant.map((code) => `“${code ?? ''}”`).join(', ')}. Write those that are meant.`
        : suggestion === undefined
          ? other
          : didYouMean(suggestion)
  };
}
