import type { Path, Mismatch } from './fault.ts';
import { valueAt } from './value.ts';

/**
 * What an earlier version of Wherein took and this one says otherwise: each gets a fault that tells exactly how to change
 * it. `undefined` when a value is wrong in another way.
 *
 * @param value the whole of a file
 * @param path where a schema found fault
 */
export function outdatedMismatch(value: unknown, path: Path): Mismatch | undefined {
  if (path.at(-1) !== 'status' || valueAt(value, path) !== 'not stated') return undefined;
  return {
    path,
    code: 'schema/outdated',
    found: '“not stated”, which earlier versions wanted where no status is known',
    wanted: 'no “status” at all then',
    mend: 'Remove "status": "not stated".'
  };
}
