import { describe, expect, it, test } from 'vitest';
import { countryList, countryName, formatDate, machineDate } from './formats.ts';
import { directionOf, formatsFor, ownIn, siteLanguage, speak } from './tongues.ts';

describe('dates', () => {
  it.each([
    ['2024-09-12', '12 September 2024'],
    ['2024-07', 'July 2024'],
    ['2024', '2024'],
    ['2024?', 'perhaps 2024'],
    ['2024-07~', 'about July 2024'],
    ['2024-23', 'Autumn 2024'],
    ['2024-07/2025-03', 'July 2024 to March 2025'],
    ['2024-07/..', 'since July 2024'],
    ['../2024', 'until 2024'],
    ['202X', '2020s'],
    ['2024-07-XX', 'July 2024'],
    ['2024-XX-XX', '2024'],
    ['Y17E7', 'Y17E7']
  ])('says %s as %s', (edtf, words) => {
    expect(formatDate(formatsFor('en', 'en'), edtf)).toBe(words);
  });

  it('follow the country that an article’s language names', () => {
    expect(formatDate(formatsFor('en-US', 'en'), '2024-09-12')).toBe('September 12, 2024');
  });

  it('gives HTML only what <time> allows', () => {
    expect(['2024', '2024-07', '2024-09-12', '2024?', '2024-21', '2024/2025'].map(machineDate)).toEqual([
      '2024',
      '2024-07',
      '2024-09-12',
      undefined,
      undefined,
      undefined
    ]);
  });
});

describe('countries', () => {
  const en = formatsFor('en', 'en');

  it('have short names', () => {
    expect(['KH', 'LA', 'MM', 'VN', 'BN'].map((code) => countryName(en, code))).toEqual([
      'Cambodia',
      'Laos',
      'Myanmar',
      'Vietnam',
      'Brunei'
    ]);
  });

  it('stand in a sentence', () => {
    expect(countryList(en, ['JP', 'TH', 'VN'])).toBe('Japan, Thailand and Vietnam');
  });

  it('keep their code when no name is known', () => {
    expect(countryName(en, 'not a code')).toBe('not a code');
  });
});

test('a language runs in the direction of its script', () => {
  expect(['en', 'ar', 'ur', 'he', 'fa-IR', 'ja', 'uz-Latn', 'az-Arab', 'sw'].map(directionOf)).toEqual([
    'ltr',
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'rtl',
    'ltr'
  ]);
});

describe('a page', () => {
  it('speaks its article’s language', () => {
    expect(speak('en-US', 'en')).toEqual({ language: 'en', lang: 'en-US', dir: 'ltr', own: {} });
  });

  it('speaks the site’s where we have no words in it, and marks the article’s own texts', () => {
    const own = { lang: 'ur', dir: 'rtl' };
    expect(speak('ur', 'en')).toEqual({ language: 'en', lang: 'en', dir: 'ltr', own });
    expect(speak('sw', 'en').own).toEqual({ lang: 'sw' });
  });

  it('marks no text that is in its own language', () => {
    expect(ownIn('en', 'en')).toEqual({});
  });
});

test('the site’s language is one there are words in', () => {
  expect(siteLanguage()).toBe('en');
  expect(siteLanguage('en-GB')).toBe('en');
  for (const other of ['xx', 'English', 'e n']) expect(() => siteLanguage(other)).toThrow(/one of .*\ben\b/);
});
