import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { SCHEMA_FILE, projectsJsonSchema } from '../jsonSchema.ts';

mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
const style = await resolveConfig(SCHEMA_FILE);
writeFileSync(
  SCHEMA_FILE,
  await format(JSON.stringify(projectsJsonSchema()), { ...style, filepath: SCHEMA_FILE })
);
console.log(`Wrote ${SCHEMA_FILE}`);
