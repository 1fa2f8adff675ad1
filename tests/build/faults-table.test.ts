import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** FAULTS.md names a test for each fault that the site survives; this holds it to the tests that there are. */

const [, survives = ''] = readFileSync('FAULTS.md', 'utf8').split('## What the site survives');
const rows = survives
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, number = '']) => /^\d+$/.test(number))
  .map((cells) => ({ number: Number(cells[1]), fault: cells[2] ?? '', tests: cells.at(-2) ?? '' }));

const sources = new Map(
  ['src', 'tests'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(spec|test)\.ts$/.test(name))
      .map((name) => [name.split('/').at(-1) ?? name, readFileSync(join(room, name), 'utf8')] as const)
  )
);

/** Titles of the tests in a file, as they are written there; templates as patterns. */
function hasTest(source: string, title: string): boolean {
  const plain = source.replaceAll("\\'", "'");
  if (plain.includes(`'${title}'`) || plain.includes(`"${title}"`)) return true;
  const templates = [...plain.matchAll(/\(\s*`([^`]*\$\{[^`]*)`/g)].map(([, template = '']) => template);
  return templates.some((template) => {
    const pattern = template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+');
    return new RegExp(`^${pattern}$`).test(title);
  });
}

test('every fault from 1 to 20 is there', () => {
  const wanted = Array.from({ length: 20 }, (_, index) => index + 1);
  expect([...new Set(rows.map(({ number }) => number))].sort((a, b) => a - b)).toEqual(wanted);
});

describe.each(rows)('fault $number, $fault', ({ tests }) => {
  /** Titles stand after the file they are in. */
  const named: { file: string; title: string }[] = [];
  let file = '';
  for (const [, name, title] of tests.matchAll(/`([\w.-]+)`|“((?:[^“”]|“[^“”]*”)+)”/g))
    if (name !== undefined) file = name;
    else if (title !== undefined) named.push({ file, title });

  test('names a test', () => expect(named).not.toEqual([]));

  test.each(named)('“$title” is a test in $file', ({ file: name, title }) => {
    const source = sources.get(name);
    expect(source, `there is no ${name}`).toBeDefined();
    expect(hasTest(source ?? '', title)).toBe(true);
  });
});
