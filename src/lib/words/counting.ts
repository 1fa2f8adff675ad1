/** Forms of a phrase by the language's plural categories; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * Numbers and plurals in a language.
 *
 * @param locale BCP 47
 */
export function counting(locale: string): {
  /** A number with the language's own separators. */
  number: (value: number) => string;
  /** The form that a number asks for, with the number in it. */
  plural: (value: number, forms: Forms) => string;
} {
  const format = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const number = (value: number): string => format.format(value);
  return {
    number,
    plural: (value, forms) => (forms[rules.select(value)] ?? forms.other).replace('#', number(value))
  };
}

/**
 * A name as it stands in a sentence that runs from right to left: what is Latin in it keeps to itself, and the sentence's
 * stops stay on their side. U+2068 and U+2069, after https://www.unicode.org/reports/tr9/.
 */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
