import { createRequire } from 'node:module';
import { outlinesFrom, type Atlas, type Outlines } from '../outlines.ts';

let outlines: Outlines | undefined;

/** The outlines of all countries, from the package world-atlas; read once. */
export function readOutlines(): Outlines {
  outlines ??= outlinesFrom(createRequire(import.meta.url)('world-atlas/countries-10m.json') as Atlas);
  return outlines;
}
