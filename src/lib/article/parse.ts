import * as v from 'valibot';
import { describe } from './describe.ts';
import { formatPath, type Mismatch } from './fault.ts';
import { isGeometryPath } from './geometry.ts';
import { pathOf, schemaAt, unionOptions, unknownKeys, type AnySchema } from './schemaWalk.ts';

/**
 * Parses without throwing. All mismatches come at once, unknown keys among them, which are faults because a misspelt
 * key would otherwise be dropped in silence.
 *
 * @param proved what is known to be wrong beyond the schema, such as all that can be said of geometries
 */
export function parse<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  proved: readonly Mismatch[] = []
): { output?: T; mismatches: Mismatch[] } {
  const result = v.safeParse(schema, value);
  const mismatches = unique([
    ...unknownKeys(schema, value, []),
    ...(result.issues ?? [])
      .filter((issue) => issue.type !== 'strict_object' || issue.expected !== 'never')
      .flatMap((issue) => inUnion(schema, issue))
      .filter((issue) => !isGeometryPath(value, pathOf(issue)))
      .map((issue) => describe(schema, value, issue)),
    ...proved
  ]);
  if (result.success) return { output: result.output, mismatches };
  const unsaid: Mismatch = {
    path: [],
    code: 'schema/invalid',
    found: 'a file that is not as it should be',
    wanted: 'a file like that of another article',
    mend: 'Compare it with another article.'
  };
  return { mismatches: mismatches.length > 0 ? mismatches : [unsaid] };
}

/**
 * What is wrong with a value of a union: where it is of the sort of one option, a list or a record, what that option
 * says.
 */
function inUnion(root: AnySchema, issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  if (issue.type !== 'union' || typeof issue.input !== 'object' || issue.input === null) return [issue];
  const path = pathOf(issue);
  const option = unionOptions(schemaAt(root, path)).find(
    ({ type }) => (type === 'array') === Array.isArray(issue.input)
  );
  const said = option ? (v.safeParse(option, issue.input).issues ?? []) : [];
  if (said.length === 0) return [issue];
  return said.map((inner) => ({
    ...inner,
    path: [...(issue.path ?? []), ...(inner.path ?? [])] as unknown as NonNullable<typeof inner.path>
  }));
}

/** Two rules may find the same fault, as when an address is both misspelt and no URL; it is told once. */
function unique(mismatches: readonly Mismatch[]): Mismatch[] {
  const known = new Map<string, Mismatch>();
  for (const mismatch of mismatches) {
    const key = `${formatPath(mismatch.path)} ${mismatch.code}`;
    if (!known.has(key)) known.set(key, mismatch);
  }
  return [...known.values()];
}
