import { describe, expect, it } from 'vitest';
import { KINDS, PRECISIONS, STATUSES, THEMES } from './types.ts';
import {
  countryList,
  countryName,
  formatDate,
  kindWords,
  machineDate,
  precisionWords,
  statusWords,
  themeWords
} from './words.ts';

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
    expect(formatDate(edtf)).toBe(words);
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
  it('have short English names', () => {
    expect(['KH', 'LA', 'MM', 'VN', 'BN'].map(countryName)).toEqual([
      'Cambodia',
      'Laos',
      'Myanmar',
      'Vietnam',
      'Brunei'
    ]);
  });

  it('stand in a sentence', () => {
    expect(countryList(['JP', 'TH', 'VN'])).toBe('Japan, Thailand and Vietnam');
  });

  it('keep their code when no name is known', () => {
    expect(countryName('not a code')).toBe('not a code');
  });
});

it('has words for every value', () => {
  expect(Object.keys(precisionWords)).toEqual([...PRECISIONS]);
  expect(Object.keys(kindWords)).toEqual([...KINDS]);
  expect(Object.keys(themeWords)).toEqual([...THEMES]);
  expect(Object.keys(statusWords)).toEqual([...STATUSES]);
});
