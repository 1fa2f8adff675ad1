import { fold } from './fold.ts';

/** A word of a text, or a part of one that hyphens join. */
export interface Token {
  readonly text: string;
  /** As names are compared; see {@link fold}. Without a possessive ending. */
  readonly key: string;
  /** Offset of the first unit, in UTF-16. */
  readonly start: number;
  /** Offset after the last unit, without a possessive ending. */
  readonly end: number;
  /** Begins with a capital, or in a script without them with any letter. */
  readonly capital: boolean;
  /** Has two letters or more, and all are capitals. */
  readonly shouted: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** Ends in 's. */
  readonly possessive: boolean;
  /** The first word of a sentence, a line or a quotation: its capital says nothing. */
  readonly opens: boolean;
}

/** Abbreviations whose points belong to them; others end where the point stands. */
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u00b7]*(?:['’ʻʼ][\p{L}\p{M}]+)*/gu;
const POSSESSIVE = /['’][sS]$/u;
const CASED = /\p{Lu}|\p{Ll}|\p{Lt}/u;

/** An article or preposition that has lost its vowel before a name, as in d’Anvers and dell’Aquila. */
const ELISION = /^((?:d|l|qu|dell|nell|sull|all|dall|un|jusqu|lorsqu)['’])(?=\p{Lu})/iu;

/** Points after these end no sentence. */
const SHORT = new Set(
  'mr mrs ms dr prof sen rep gov gen col lt sgt capt st mt ft rev hon jr sr no vs inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que alta'.split(
    ' '
  )
);

function opensSentence(gap: string, before: string | undefined): boolean {
  if (before === undefined || /\n/.test(gap)) return true;
  if (/[!?…:;•*]/u.test(gap)) return true;
  if (/[“"«「„]\s*$/u.test(gap) || /[.,]\s*["“«‘']/u.test(gap)) return true;
  if (!gap.includes('.')) return /[–—]|\s-\s/u.test(gap);
  return !SHORT.has(before) && before.length > 1 && !before.includes('.');
}

function* parts(text: string): Iterable<{ word: string; start: number }> {
  for (const match of text.matchAll(WORD)) {
    const elided = ELISION.exec(match[0])?.[1] ?? '';
    if (elided !== '') yield { word: elided.slice(0, -1), start: match.index };
    yield { word: match[0].slice(elided.length), start: match.index + elided.length };
  }
}

/** Parts a text into words. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let last = 0;
  for (const { word, start } of parts(text)) {
    const own = word.replace(POSSESSIVE, '');
    const gap = text.slice(last, start);
    const before = found.at(-1);
    const letters = own.replace(/[^\p{L}]/gu, '');
    found.push({
      text: own,
      key: fold(own),
      start,
      end: start + own.length,
      capital: !CASED.test(own) || /^\P{L}*\p{Lu}|^\P{L}*\p{Lt}/u.test(own),
      shouted: letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
      gap,
      possessive: own !== word,
      opens: opensSentence(gap, before?.key)
    });
    last = start + word.length;
  }
  return found;
}
