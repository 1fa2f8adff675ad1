import * as v from 'valibot';
import { CODES, type FaultCode, type Mismatch, type Path } from './fault.ts';
import { sameAs } from './foreign.ts';
import { suggest } from './suggest.ts';
import { isRecord, quote } from './value.ts';

/** Any schema of valibot's; what is asked of it is looked for at run time. */
export type AnySchema = v.GenericSchema<unknown, unknown>;

/** The option of a variant that a value says it is. */
function variantFor(schema: AnySchema | undefined, value: unknown): AnySchema | undefined {
  const bare = unwrap(schema);
  if (bare?.type !== 'variant' || !('options' in bare) || !isRecord(value)) return undefined;
  return (bare.options as readonly AnySchema[]).find((option) => {
    const literal = unwrap(entriesOf(option)?.type);
    return literal && 'literal' in literal && literal.literal === value.type;
  });
}

export function unionOptions(schema: AnySchema | undefined): readonly AnySchema[] {
  const bare = unwrap(schema);
  return bare && bare.type === 'union' && 'options' in bare ? (bare.options as readonly AnySchema[]) : [];
}

/** The path of what a schema found. */
export function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** Words in quotes, one after the other. */
export function list(options: readonly string[]): string {
  return options.map((option) => `“${option}”`).join(', ');
}

/** Finds keys that a schema does not know, however deep they lie. */
export function unknownKeys(schema: AnySchema | undefined, value: unknown, path: Path): Mismatch[] {
  const variant = variantFor(schema, value);
  if (variant) return unknownKeys(variant, value, path);
  if (unwrap(schema)?.type === 'loose_object') return [];
  const entries = entriesOf(schema);
  if (entries && isRecord(value)) {
    return Object.keys(value).flatMap((key): Mismatch[] => {
      if (Object.hasOwn(entries, key)) return unknownKeys(entries[key], value[key], [...path, key]);
      const missing = Object.keys(entries).filter((name) => !Object.hasOwn(value, name));
      const same = sameAs(key);
      const suggestion =
        (same !== undefined && Object.hasOwn(entries, same) ? same : undefined) ??
        suggest(key, missing) ??
        suggest(key, Object.keys(entries));
      return [
        {
          path: [...path, key],
          code: 'schema/unknown-key',
          found: `${quote(key)}, a key that is not known here`,
          wanted: `only ${list(Object.keys(entries))}`,
          mend:
            suggestion === undefined
              ? 'Remove it.'
              : `Did you mean “${suggestion}”? Rename the key, or remove it.`
        }
      ];
    });
  }
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) =>
      unknownKeys(childOf(schema, index), item, [...path, index])
    );
  return [];
}

export function schemaAt(schema: AnySchema | undefined, path: Path): AnySchema | undefined {
  return path.reduce<AnySchema | undefined>((inner, key) => childOf(inner, key), schema);
}

/** The schema of a record's key. */
export function keyAt(schema: AnySchema, path: Path): AnySchema | undefined {
  const record = unwrap(schemaAt(schema, path.slice(0, -1)));
  return record && 'key' in record ? (record.key as AnySchema) : undefined;
}

function childOf(schema: AnySchema | undefined, key: string | number): AnySchema | undefined {
  const bare = unwrap(schema);
  if (bare === undefined) return undefined;
  if (typeof key === 'string') {
    const entries = entriesOf(schema);
    if (entries) return Object.hasOwn(entries, key) ? entries[key] : undefined;
    const record = [bare, ...unionOptions(bare)].find((option) => 'value' in option);
    return record && 'value' in record ? (record.value as AnySchema) : undefined;
  }
  const list = unionOptions(bare).find((option) => 'item' in option);
  if (list) return childOf(list, key);
  if ('item' in bare) return bare.item as AnySchema;
  if ('items' in bare) return (bare.items as readonly AnySchema[])[key];
  return undefined;
}

function entriesOf(schema: AnySchema | undefined): Readonly<Record<string, AnySchema>> | undefined {
  const bare = unwrap(schema);
  return bare && 'entries' in bare ? (bare.entries as Readonly<Record<string, AnySchema>>) : undefined;
}

export function optionsOf(schema: AnySchema | undefined): readonly string[] | undefined {
  const bare = unwrap(schema);
  return bare?.type === 'picklist' && 'options' in bare ? (bare.options as readonly string[]) : undefined;
}

function unwrap(schema: AnySchema | undefined): AnySchema | undefined {
  let inner = schema;
  while (inner && 'wrapped' in inner) inner = inner.wrapped as AnySchema;
  return inner;
}

export function codeOf(schema: AnySchema | undefined): FaultCode | undefined {
  return metadataOf(schema, (layer) => {
    const { code } = v.getMetadata(layer);
    return isFaultCode(code) ? code : undefined;
  });
}

function isFaultCode(code: unknown): code is FaultCode {
  return typeof code === 'string' && Object.hasOwn(CODES, code);
}

/** Looks for something on a schema and, where it is wrapped as optional or nullable, on what it wraps. */
export function metadataOf<T extends string>(
  schema: AnySchema | undefined,
  get: (layer: v.GenericSchema) => T | undefined
): T | undefined {
  let layer = schema;
  while (layer) {
    const found = get(layer as v.GenericSchema);
    if (found !== undefined) return found;
    layer = 'wrapped' in layer ? (layer.wrapped as AnySchema) : undefined;
  }
  return undefined;
}
