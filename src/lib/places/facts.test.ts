import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDates } from './dates.ts';
import { findOrganisations } from './organisations.ts';

/** A hundred sentences of our own: dates as `[words|EDTF]`, organisations as `<name>`. */
const LINES = readFileSync('tests/places/facts/en.txt', 'utf8').trim().split('\n');
const PUBLISHED = '2025-02-27';

const plain = (line: string) => line.replace(/\[([^|\]]*)\|[^\]]*\]/g, '$1').replace(/[<>]/g, '');

/** Which share of what is proposed is right, and which share of what is there is proposed. */
function judge(find: (text: string) => string[], known: (line: string) => string[]) {
  let proposed = 0;
  let right = 0;
  let there = 0;
  const wrong: string[] = [];
  for (const line of LINES) {
    const own = known(line);
    const found = find(plain(line));
    there += own.length;
    proposed += found.length;
    right += found.filter((each) => own.includes(each)).length;
    wrong.push(...found.filter((each) => !own.includes(each)));
  }
  return { precision: right / proposed, recall: right / there, wrong };
}

describe('what an editor is offered of a sentence', () => {
  it('has a hundred sentences to be judged by', () => {
    expect(LINES.length).toBeGreaterThanOrEqual(100);
  });

  it('is a date that is right nine times in ten', () => {
    const result = judge(
      (text) =>
        findDates(text, { language: 'en', published: PUBLISHED }).map(
          ({ name, value }) => `${name}=${value}`
        ),
      (line) => [...line.matchAll(/\[([^|\]]*)\|([^\]]*)\]/g)].map(([, name, value]) => `${name}=${value}`)
    );
    expect(result.precision, result.wrong.join('; ')).toBeGreaterThanOrEqual(0.9);
    expect(result.recall).toBeGreaterThanOrEqual(0.9);
  });

  it('is an organisation that is one nine times in ten', () => {
    const result = judge(
      (text) => findOrganisations(text).map(({ name }) => name),
      (line) => [...line.matchAll(/<([^>]*)>/g)].map(([, name]) => name ?? '')
    );
    expect(result.precision, result.wrong.join('; ')).toBeGreaterThanOrEqual(0.9);
    expect(result.recall).toBeGreaterThanOrEqual(0.8);
  });

  it('is a date in the article’s own language', () => {
    const of = (language: string, text: string) => findDates(text, { language }).map(({ value }) => value);
    expect(of('fr', 'Signé le 12 septembre 2024 à Paris.')).toEqual(['2024-09-12']);
    expect(of('es', 'Se firmó el 3 de mayo de 2021.')).toEqual(['2021-05-03']);
    expect(of('id', 'Diresmikan pada 17 Agustus 2023.')).toEqual(['2023-08-17']);
    expect(of('ja', '2024年9月12日に開業した。')).toEqual(['2024-09-12']);
    expect(of('en', 'It was February 30, 2024 in the joke.')).toEqual([]);
  });

  it('says from what it was counted, and counts nothing without the article’s date', () => {
    expect(findDates('Closed last June.', { language: 'en', published: PUBLISHED })[0]?.why).toContain(
      PUBLISHED
    );
    expect(findDates('Closed last June.', { language: 'en' })).toEqual([]);
  });

  it('gives an organisation’s short form', () => {
    expect(
      findOrganisations('The Electricity Generating Authority of Thailand (EGAT) agreed.')
    ).toMatchObject([{ name: 'Electricity Generating Authority of Thailand', short: 'EGAT' }]);
  });
});
