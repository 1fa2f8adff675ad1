import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Gazetteer, type GazetteerFiles } from '../gazetteer.ts';

const FOLDER = fileURLToPath(new URL('../../../../geo/gazetteer/', import.meta.url));

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** Languages that have a list of names. English is the gazetteer's own. */
export function listedLanguages(): string[] {
  return readdirSync(join(FOLDER, 'names')).map((file) => basename(file, '.tsv'));
}

/**
 * The whole gazetteer from the disk, towns included.
 *
 * @param languages Those beside English whose names are read; unknown ones are passed over.
 */
export function gazetteerFiles(languages: readonly string[] = []): GazetteerFiles {
  const listed = new Set(listedLanguages());
  const names = languages.filter((language) => listed.has(language));
  return {
    cities: read('cities.txt'),
    towns: read('towns.txt'),
    others: read('others.tsv'),
    otherTowns: read('other-towns.tsv'),
    areas: read('areas.tsv'),
    features: read('curated/features.tsv'),
    airports: read('airports.tsv'),
    english: read('curated/english.tsv'),
    words: read('words.tsv'),
    given: read('given.txt'),
    moreNames: read('curated/names.tsv'),
    names: Object.fromEntries(names.map((language) => [language, read(`names/${language}.tsv`)]))
  };
}

const gazetteers = new Map<string, Gazetteer>();

/** The whole gazetteer for texts in a language, read once. */
export function gazetteerFor(language: string): Gazetteer {
  const [primary = language] = language.split('-');
  const known = gazetteers.get(primary);
  if (known) return known;
  const gazetteer = new Gazetteer(gazetteerFiles([primary]));
  gazetteers.set(primary, gazetteer);
  return gazetteer;
}
