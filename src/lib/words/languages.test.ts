import { describe, expect, it } from 'vitest';
import { counting } from './counting.ts';
import { dictionaries } from './tongues.ts';

const languages = Object.entries(dictionaries);

/** Everything that a dictionary says, functions with numbers or names put into them. */
function said(value: unknown, at = ''): [at: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return said(call(value as (...args: unknown[]) => unknown, at), at);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => said(inner, at ? `${at}.${key}` : key));
}

/** What takes something else than numbers and names. */
function call(say: (...args: unknown[]) => unknown, at: string): unknown {
  if (at === 'page.cluster')
    return say(12, [
      ['9', 7],
      ['9', 5]
    ]);
  if (at === 'page.whereabouts') return [say(6.5, 'closest', '9'), say(6.5, 'widest'), say(6.5, undefined)];
  if (at === 'share.cite')
    return say({ byline: '9', title: '9', publisher: '9', date: '9', project: '9', page: '9' });
  return [0, 1, 2, 3, 11, 100, 1500].map((count) => say(count, count, count));
}

/** Names, and what is written with Latin letters in any language. */
const NAMES =
  /Wherein|WordPress|Ghost|Drupal|oEmbed|Web Annotations|README|iframe|Ctrl|\b(?:PNG|SVG|px|kB|km|m)\b/g;

describe.each(languages)('%s', (language, dictionary) => {
  it('leaves no number out, and no word empty', () => {
    for (const [at, text] of said(dictionary)) {
      expect(text, at).not.toMatch(/undefined|NaN|\[object|#/);
      expect(text.trim(), at).not.toBe('');
    }
  });

  it('has each form that its plurals ask for', () => {
    const { pluralCategories } = new Intl.PluralRules(dictionary.locale).resolvedOptions();
    const texts = [1, 2, 3, 11, 100].map((count) => dictionary.page.projects(count));
    if (pluralCategories.length > 1) expect(new Set(texts).size).toBeGreaterThan(3);
    expect(dictionary.page.projects(1)).not.toBe(dictionary.page.projects(2));
  });

  it('writes digits from 0 to 9, as markers do', () => {
    expect(counting(dictionary.locale).number(1234567)).toMatch(/^[\d.,\s’]+$/);
  });

  if (language === 'ar' || language === 'ja')
    it('says nothing in English', () => {
      for (const [at, text] of said({ ...dictionary, locale: '' }))
        expect(text.replace(NAMES, ''), at).not.toMatch(/[A-Za-z]/);
    });
  else if (language !== 'en')
    it('says no sentence as English does', () => {
      const english = new Map(said(dictionaries.en));
      for (const [at, text] of said(dictionary))
        if (text.split(' ').length > 2 && text.replace(NAMES, '').length > 12)
          expect(text, at).not.toBe(english.get(at));
    });
});

it('Arabic keeps a Latin name and its stop on their sides', () => {
  expect(dictionaries.ar.page.readIn('Reuters')).toBe('القراءة في \u2068Reuters\u2069');
});

it('Arabic counts in six forms', () => {
  expect([1, 2, 3, 11, 100].map((count) => dictionaries.ar.page.projects(count))).toEqual([
    'مشروع واحد',
    'مشروعان',
    '3 مشاريع',
    '11 مشروعًا',
    '100 مشروع'
  ]);
});
