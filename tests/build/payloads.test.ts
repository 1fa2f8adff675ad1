import { expect, test } from 'vitest';
import { payloadArticles, PAYLOADS } from '../e2e/payload-site.ts';

/** What `tests/e2e/payloads.spec.ts` shows holds for as many texts as this says. */
test('every payload stands in every field, and every pair of them in every pair of fields', () => {
  const rows = payloadArticles.flatMap(({ fields, projects }) =>
    projects.map((project) => ({
      ...project.fields,
      ...Object.fromEntries(Object.entries(fields).map(([name, text]) => [`article ${name}`, text]))
    }))
  ) as Record<string, string>[];
  const names = Object.keys(rows[0] ?? {});
  expect(names).toHaveLength(18);
  const own = names.filter((name) => !name.startsWith('article '));
  for (const [index, first] of own.entries())
    for (const second of [...own.slice(index + 1), ...names.filter((name) => !own.includes(name))])
      expect(
        new Set(rows.map((row) => `${row[first]}\n${row[second]}`)).size,
        `pairs of payloads in ${first} and ${second}`
      ).toBe(PAYLOADS.length ** 2);
});

