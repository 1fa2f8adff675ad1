import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaces } from './find.ts';
import { Gazetteer } from './gazetteer.ts';
import { guessLanguage } from './language.ts';
import { readMarked, score } from './marked.ts';
import { gazetteerFiles } from './node/files.ts';

const FOLDER = 'tests/places/';

const read = new Map<string, Gazetteer>();

function gazetteer(language: string): Gazetteer {
  const known = read.get(language);
  if (known) return known;
  const { towns, otherTowns, ...files } = gazetteerFiles([language]);
  expect([towns, otherTowns]).not.toContain(undefined);
  const made = new Gazetteer(files);
  read.set(language, made);
  return made;
}

/** What a browser has: cities of 15 000 or more, and the names of one language. */
describe('places in other languages', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
    const language = basename(file, '.txt');
    it(`are found in ${language}`, { timeout: 60_000 }, () => {
      const { text, places } = readMarked(readFileSync(FOLDER + file, 'utf8'));
      expect(text.trim().split('\n').length).toBeGreaterThanOrEqual(20);
      expect(guessLanguage(text)).toBe(language);
      const { f1, right } = score(
        { text, places },
        findPlaces(text, { language, gazetteer: gazetteer(language) })
      );
      expect(f1).toBeGreaterThanOrEqual(0.85);
      expect(right).toBeGreaterThanOrEqual(0.95);
    });
  }
});

describe('words that hold a name', () => {
  const found = (language: string, text: string) =>
    findPlaces(text, { language, gazetteer: gazetteer(language) }).map(
      ({ name, country }) => `${name} ${country ?? '-'}`
    );

  it(
    'are cut where Arabic and Korean join small words to it, and known in Russian cases',
    { timeout: 60_000 },
    () => {
      expect(found('ar', 'اجتمعوا بالقاهرة وبيروت.')).toEqual(['القاهرة EG', 'بيروت LB']);
      expect(found('ko', '회의가 부산에서 열렸다.')).toEqual(['부산 KR']);
      expect(found('ru', 'Встреча прошла в Москве и Анкаре.')).toEqual(['Москве RU', 'Анкаре TR']);
    }
  );
});
