import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { ProjectsFile } from './schema.ts';

/** Where the schema is published, seen from the root of the project. */
export const SCHEMA_FILE = 'static/schema/projects.schema.json';

/**
 * The JSON Schema (draft 7) of `projects.geojson`, made from the schema that the build parses with, so that an editor
 * is helped by the same rules. What JSON Schema cannot say (that an excerpt stands in the article, that a date is one)
 * is left to `npm run check:geo`.
 */
export function projectsJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...toJsonSchema(ProjectsFile, { ignoreActions: ['check', 'finite', 'metadata'] })
  };
}
