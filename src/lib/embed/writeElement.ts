import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeEarly, makeElement } from './makeElement.ts';
import { EARLY_FILE, ELEMENT_FILE, ELEMENT_TYPES_FILE, elementFacts } from './vite-plugin.ts';

const { script, types } = await makeElement();
mkdirSync(dirname(ELEMENT_FILE), { recursive: true });
writeFileSync(ELEMENT_FILE, script);
writeFileSync(ELEMENT_TYPES_FILE, types);
writeFileSync(EARLY_FILE, await makeEarly());
const { size, integrity } = elementFacts(script);
console.log(
  `Wrote ${ELEMENT_FILE} (${size} bytes with brotli, ${integrity}), ${ELEMENT_TYPES_FILE} and ${EARLY_FILE}`
);
