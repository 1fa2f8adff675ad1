/** How many words of a long passage are named at either end. */
const END_WORDS = 6;

/** Passages of more words than this are named by their ends, to keep the address short. */
const MOST_WORDS = 16;

/**
 * The publisher's page, scrolled to a passage and with the passage highlighted:
 * `url#:~:text=[prefix-,]start[,end][,-suffix]`. Browsers that know no text fragments show the page from its top. A
 * long passage, or one that spans paragraphs, is named by its first and last words.
 *
 * Follows the WICG draft "URL Fragment Text Directives", https://wicg.github.io/scroll-to-text-fragment/#syntax, which
 * asks that `-`, `,` and `&` be percent-encoded inside a term.
 */
export function textFragmentUrl(
  url: string,
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string }
): string {
  const terms = [
    ...(excerpt.prefix ? [`${encode(lastLine(excerpt.prefix))}-`] : []),
    ...ends(excerpt.exact).map(encode),
    ...(excerpt.suffix ? [`-${encode(firstLine(excerpt.suffix))}`] : [])
  ].filter((term) => term !== '-');
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${terms.join(',')}`;
}

function ends(passage: string): string[] {
  const words = wordsOf(passage);
  const first = wordsOf(firstLine(passage));
  const last = wordsOf(lastLine(passage));
  if (words.length <= MOST_WORDS && !/\n/.test(passage.trim())) return [words.join(' ')];
  return [first.slice(0, END_WORDS).join(' '), last.slice(-END_WORDS).join(' ')];
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/u);
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() ?? '';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

function encode(term: string): string {
  return encodeURIComponent(term).replaceAll('-', '%2D');
}
