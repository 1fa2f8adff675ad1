/**
 * Letters of scripts that put spaces between words, with their digits. Between two of them no word begins or ends;
 * between two letters of any other script one may.
 */
const SPACED_LETTER =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{Nd}]$/u;

/** What belongs to the letter before it, in any script. */
const MARK = /^\p{M}$/u;

/** An article's text, made ready once for the many questions that excerpts ask of it. */
export class ArticleText {
  /** The text without front matter, lines ended by `\n`. */
  readonly content: string;
  #lowSurrogates: readonly number[] | undefined;

  constructor(content: string) {
    this.content = content;
  }

  /** Where a passage stands as whole words, in UTF-16 units; in scripts without spaces between words, anywhere. */
  occurrences(passage: string): number[] {
    const { content } = this;
    const found: number[] = [];
    if (passage === '') return found;
    for (let start = content.indexOf(passage); start !== -1; start = content.indexOf(passage, start + 1)) {
      if (!this.cutsWord(start) && !this.cutsWord(start + passage.length)) found.push(start);
    }
    return found;
  }

  /** Whether an offset, in UTF-16 units, lies inside a word, or inside one character of it. */
  cutsWord(offset: number): boolean {
    if (offset <= 0 || offset >= this.content.length) return false;
    return joined(codePointBefore(this.content, offset), codePointAt(this.content, offset));
  }

  /** An offset in UTF-16 units, counted in Unicode code points instead. */
  codePointsBefore(offset: number): number {
    this.#lowSurrogates ??= [...this.content.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(
      ({ index }) => index + 1
    );
    let low = 0;
    let high = this.#lowSurrogates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lowSurrogates[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}

function joined(before: string, after: string): boolean {
  return MARK.test(after) ? !/\s/u.test(before) : SPACED_LETTER.test(before) && SPACED_LETTER.test(after);
}

function codePointAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

function codePointBefore(text: string, offset: number): string {
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(offset - 1));
  return codePointAt(text, offset - (isLow && offset > 1 ? 2 : 1));
}
