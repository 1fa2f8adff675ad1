import type { Token } from './tokens.ts';

/** A name as it may stand inside a word of the text. */
export interface WordForm {
  readonly key: string;
  /** Units of the word before the name. */
  readonly before: number;
  /** Units after it. */
  readonly after: number;
  /** The name is of this word alone: what was cut off at its end must not be followed by more of it. */
  readonly whole: boolean;
}

const ARABIC = /^\p{Script=Arabic}/u;
const HANGUL = /^\p{Script=Hangul}/u;
const CYRILLIC = /^\p{Script=Cyrillic}/u;

/** And, then; in, to, like: written as one with the word after them. */
const ARABIC_PREFIX = /^([وف]?[بلك]?)(?=\p{L}{3})/u;
/** Where, of, to, and what marks subject and object. */
const KOREAN_SUFFIX =
  /(?:에서는|에서도|에서의|으로부터|에서|에게|에는|에도|까지|부터|으로|로의|로서|이라|라는|처럼|보다|이나|이며|과의|와의|의|에|은|는|이|가|을|를|과|와|로|도|만|측|산|발|행|인)$/u;
const RUSSIAN_ENDINGS = [
  'ами',
  'ями',
  'ах',
  'ях',
  'ой',
  'ей',
  'ою',
  'ом',
  'ем',
  'ам',
  'ям',
  'ии',
  'ию',
  'ью',
  'ів',
  'а',
  'я',
  'у',
  'ю',
  'е',
  'и',
  'ы',
  'і',
  'ї'
];
const RUSSIAN_OWN = ['', 'а', 'я', 'ь', 'й', 'о', 'е', 'и', 'ы', 'ия', 'ія'];

/**
 * A word as it stands, and, in languages that join small words or endings to names, as its name would stand in the
 * gazetteer: Arabic and Hebrew prefixes, Korean particles, Turkish endings after an apostrophe, Russian and Ukrainian
 * cases of names of one word.
 */
export function* wordForms(word: Token): Iterable<WordForm> {
  const { key, text } = word;
  yield { key, before: 0, after: 0, whole: false };
  const apostrophe = text.search(/['’]/u);
  if (apostrophe > 2) yield cut(word, 0, text.length - apostrophe);
  if (ARABIC.test(text)) {
    const prefix = ARABIC_PREFIX.exec(text)?.[1] ?? '';
    for (let before = 1; before <= prefix.length; before++) yield cut(word, before, 0);
    // To the: the article loses its first letter.
    if (/^و?لل/u.test(text))
      yield { key: `ال${key.replace(/^و?لل/u, '')}`, before: text.indexOf('ل') + 1, after: 0, whole: false };
  } else if (HANGUL.test(text)) {
    const suffix = KOREAN_SUFFIX.exec(text)?.[0].length ?? 0;
    if (suffix > 0 && text.length - suffix > 1) yield cut(word, 0, suffix);
  } else if (CYRILLIC.test(text) && text.length > 4) {
    for (const ending of RUSSIAN_ENDINGS) {
      if (!key.endsWith(ending)) continue;
      const stem = key.slice(0, -ending.length);
      for (const own of RUSSIAN_OWN)
        if (stem.length > 2) yield { key: stem + own, before: 0, after: 0, whole: true };
    }
  }
}

/** Keys of these scripts are as long as their words, marks aside, which no news text writes. */
function cut({ key }: Token, before: number, after: number): WordForm {
  return { key: key.slice(before, after === 0 ? undefined : -after), before, after, whole: after > 0 };
}
