import { CATEGORIES, type Category, type Theme } from './types.ts';

/**
 * The themes of an article with their places in the legend: those that it names, or else the words its projects use, in
 * the order of first use.
 *
 * @param named what the front matter says
 * @param used the theme of each project, in the article's order
 * @param language of the article, as a BCP 47 tag: the first letter of a word in the legend is a capital there
 */
export function themesOf(
  named: readonly { readonly id: string; readonly label: string }[] | undefined,
  used: readonly string[],
  language: string
): Theme[] {
  const all = named ?? [...new Set(used)].map((id) => ({ id, label: capitalised(id, language) }));
  return all.flatMap(({ id, label }, index) => {
    const category = CATEGORIES[index];
    return category === undefined ? [] : [{ id, label, category }];
  });
}

/** The number of a theme's colour and sign; that of the first theme where the article does not know it. */
export function categoryOf(themes: readonly Theme[], id: string): Category {
  return themes.find((theme) => theme.id === id)?.category ?? 1;
}

/** A theme's word for readers. */
export function themeLabel(themes: readonly Theme[], id: string): string {
  return themes.find((theme) => theme.id === id)?.label ?? id;
}

function capitalised(word: string, language: string): string {
  const [first = ''] = word;
  return first.toLocaleUpperCase(language) + word.slice(first.length);
}
