import { describe, expect, test } from 'vitest';
import { filesIn, isImmutable, isPage, isReport, pagesAbove, releaseOf, shelfPrefix } from './release.ts';

const SCOPE = 'https://maps.example/maps/2025/';

test('a page names its files, wherever it lies', () => {
  const html = `<link href="../../_app/immutable/chunks/B-_x1.js" rel="modulepreload">
    <script>import("../../_app/immutable/entry/app.C-_4.js"), import("../../_app/immutable/entry/app.C-_4.js")</script>`;
  expect(filesIn(html, SCOPE)).toEqual([
    `${SCOPE}_app/immutable/chunks/B-_x1.js`,
    `${SCOPE}_app/immutable/entry/app.C-_4.js`
  ]);
  expect(releaseOf(filesIn(html, SCOPE))).toBe('app.C-_4');
  expect(filesIn('<p>Nothing', SCOPE)).toEqual([]);
  expect(releaseOf([`${SCOPE}_app/immutable/chunks/app.x.js`])).toBeUndefined();
});

test.each([
  [SCOPE, true],
  [`${SCOPE}japan-asean/?theme=energy#panel`, true],
  [`${SCOPE}japan-asean/azec/`, true],
  [`${SCOPE}japan-asean/projects.csv`, false],
  [`${SCOPE}embed/japan-asean/`, false],
  [`${SCOPE}embedded/`, true],
  [`${SCOPE}_app/immutable/`, false],
  ['https://maps.example/maps/', false],
  ['https://maps.example/other/', false],
  ['https://other.example/maps/2025/', false]
])('%s is a page of the site: %s', (address, expected) => {
  expect(isPage(address, SCOPE)).toBe(expected);
});

test('only what has a hash in its name is kept as a file', () => {
  expect(isImmutable(`${SCOPE}_app/immutable/nodes/0.x.js`, SCOPE)).toBe(true);
  for (const other of ['_app/version.json', 'embed/v1.js', 'japan-asean/', 'a/_app/immutable/x.js'])
    expect(isImmutable(SCOPE + other, SCOPE)).toBe(false);
  expect(isImmutable('https://other.example/_app/immutable/x.js', SCOPE)).toBe(false);
});

test('pages above an address end at the site’s own root', () => {
  expect(pagesAbove(`${SCOPE}japan-asean/azec/?theme=AI`, SCOPE)).toEqual([`${SCOPE}japan-asean/`, SCOPE]);
  expect(pagesAbove(SCOPE, SCOPE)).toEqual([]);
  expect(pagesAbove('https://other.example/a/b/', SCOPE)).toEqual([]);
});

test('sites on one origin have shelves of their own', () => {
  const inner = 'https://maps.example/maps/';
  expect(`${shelfPrefix(SCOPE)}app.x`.startsWith(shelfPrefix(inner))).toBe(false);
});

describe('a message', () => {
  test('that is no report is none', () => {
    const report = { type: 'wherein:keep', page: SCOPE, files: [`${SCOPE}a.js`] };
    expect(isReport(report)).toBe(true);
    for (const other of [
      null,
      'wherein:keep',
      {},
      { ...report, type: 'other' },
      { ...report, page: 1 },
      { ...report, files: 'a' },
      { ...report, files: [1] }
    ])
      expect(isReport(other)).toBe(false);
  });
});
