import * as v from 'valibot';
import { COUNTRY_CODES } from './countries.ts';

/** Lower-case letters and digits, joined by single hyphens: what may stand in an address unescaped. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that pass for a {@link SLUG} and still must not become a key or a path. */
export const RESERVED_IDS: readonly string[] = ['constructor', 'prototype', 'embed', 'schema'];

const ONE_LINE = /^\S(?:.*\S)?$/;
const LINK = /^https?:\/\/[^\s/.]+\.\S+$/;

/**
 * What is no text: control characters, halves of surrogate pairs and noncharacters, which XML refuses; and the
 * embeddings and overrides of writing direction, which reach beyond the field they stand in.
 */
const NO_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E]/u;

export function line(description: string, example?: string) {
  return v.pipe(
    v.string(),
    v.regex(ONE_LINE, 'is empty, has space at an end, or runs over several lines'),
    v.check(
      (text) => !NO_TEXT.test(text),
      'has a control character, half a character, or one that turns the writing direction around'
    ),
    v.description(description),
    v.examples(example === undefined ? [] : [example])
  );
}

export function oneOf<const T extends readonly string[]>(options: T, description: string) {
  return v.pipe(v.picklist(options), v.description(description));
}

export const Basis = oneOf(
  ['article', 'external'],
  'Who says so: the article itself, or a source named beside it.'
);

export const Country = v.pipe(
  v.picklist(COUNTRY_CODES),
  v.description('A country as an ISO 3166-1 alpha-2 code, such as KH for Cambodia.'),
  v.metadata({ code: 'country/unknown' })
);

export const Countries = v.pipe(
  v.array(Country),
  v.minLength(1, 'names no country'),
  v.check(isUnique, 'names a country twice'),
  v.description('The countries it takes place in or is for, as ISO 3166-1 alpha-2 codes, each once.'),
  v.examples([['KH'], ['JP', 'TH']])
);

export const Link = v.pipe(
  v.string(),
  v.regex(LINK, 'is no http or https address'),
  v.check((value) => URL.canParse(value), 'is no http or https address'),
  v.description('An address that begins with https:// (or http://). Leave it out when there is none.'),
  v.examples(['https://www.gem.wiki/Mae_Moh_power_station']),
  v.metadata({ code: 'link/not-http' })
);

/** Whether no value stands there twice. */
export function isUnique(values: string[]): boolean {
  return new Set(values).size === values.length;
}
