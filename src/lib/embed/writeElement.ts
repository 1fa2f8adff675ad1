import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeElement } from './makeElement.ts';
import { ELEMENT_FILE, ELEMENT_TYPES_FILE, elementFacts } from './vite-plugin.ts';

const { script, types } = await makeElement();
mkdirSync(dirname(ELEMENT_FILE), { recursive: true });
writeFileSync(ELEMENT_FILE, script);
writeFileSync(ELEMENT_TYPES_FILE, types);
const { size, integrity } = elementFacts(script);
console.log(`Wrote ${ELEMENT_FILE} (${size} bytes with brotli, ${integrity}) and ${ELEMENT_TYPES_FILE}`);
