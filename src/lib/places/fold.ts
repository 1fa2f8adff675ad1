/**
 * A word as names are compared: without case, accents, or the shape of its apostrophes. Dotless and dotted i are one
 * letter, as are Arabic letters that writers use for each other.
 */
export function fold(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(NOT_LETTERS, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(/[ıłøđæœßþðəʻʼ’‘أإآٱىیةکـ]/g, (letter) => SAME[letter] ?? letter);
  return plain;
}

/** Latin, Greek, Cyrillic, Arabic and Hebrew marks; the vowels of Indian and Thai scripts are marks as well and stay. */
const NOT_LETTERS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c-\u200f]/g;

const SAME: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ə: 'a',
  ʻ: "'",
  ʼ: "'",
  '’': "'",
  '‘': "'",
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: ''
};
