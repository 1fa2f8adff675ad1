import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCHEMA_FILE, projectsJsonSchema } from './jsonSchema.ts';

it('is committed as the parser has it; run `npm run schema` after a change', () => {
  expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(projectsJsonSchema()))
  );
});

it('describes every property, so that an editor can help', () => {
  const undescribed: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as Record<string, unknown>;
    for (const [key, child] of Object.entries(
      (node.properties ?? {}) as Record<string, Record<string, unknown>>
    )) {
      if (typeof child.description !== 'string') undescribed.push(`${path}.${key}`);
      visit(child, `${path}.${key}`);
    }
    visit(node.items, `${path}[]`);
    for (const option of (node.anyOf ?? []) as unknown[]) visit(option, path);
  };
  visit(projectsJsonSchema(), '');
  expect(undescribed).toEqual([]);
});
