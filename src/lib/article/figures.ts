import type { Mismatch } from './fault.ts';
import { FeatureParts } from './schema.ts';
import { listAt, part, quote, valueAt } from './value.ts';

/**
 * Proves the figures of a file: one from the article has its digits in an excerpt of its project, one from elsewhere has
 * a source.
 *
 * @param json `projects.geojson` as it was read
 */
export function proveFigures(json: unknown): Mismatch[] {
  return listAt(json, ['features']).flatMap((feature, index) => {
    const figures = part(FeatureParts.Figures, valueAt(feature, ['properties', 'figures']));
    const said = listAt(feature, ['properties', 'excerpts'])
      .map((excerpt) => valueAt(excerpt, ['exact']))
      .filter((exact) => typeof exact === 'string');
    return (figures ?? []).flatMap((figure, at): Mismatch[] => {
      const path = ['features', index, 'properties', 'figures', at];
      if (figure.from === 'external')
        return figure.sources.length > 0
          ? []
          : [
              {
                path: [...path, 'sources'],
                code: 'source/missing',
                found: 'a figure that is external to the article, but no source',
                wanted: 'at least one source with a title',
                mend: 'Name one, or leave the figure out.'
              }
            ];
      const missing = notSaid(figure.value, said);
      return missing === undefined
        ? []
        : [
            {
              path: [...path, 'value'],
              code: 'figure/not-in-excerpt',
              found: `${quote(figure.value)} from the article, but no excerpt of this project has ${quote(missing)}`,
              wanted: 'a figure whose digits stand in an excerpt of its project',
              mend: 'Add the excerpt that says so; or write "from": "external" and name the source.'
            }
          ];
    });
  });
}

/** The number of a figure, or the whole of it where it has none, that no passage says; `undefined` when all are said. */
function notSaid(value: string, passages: readonly string[]): string | undefined {
  const wanted = numbersIn(value);
  if (wanted.length === 0)
    return passages.some((passage) => passage.toLowerCase().includes(value.toLowerCase()))
      ? undefined
      : value;
  const said = new Set(passages.flatMap(numbersIn));
  return wanted.find((number) => !said.has(number));
}

/**
 * The numbers of a text in ASCII digits, without what groups them: `1,300`, `1 300` and `١٣٠٠` are one number. A point or
 * a comma before other than three digits stays, as a decimal point.
 */
function numbersIn(text: string): string[] {
  const ascii = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replaceAll('\u066B', '.')
    .replaceAll('\u066C', ',');
  return [...ascii.matchAll(/\d+(?:[., '’\u00A0\u202F]\d{3}(?!\d))*(?:[.,]\d+)?/g)].map(([number]) =>
    number
      .replace(/[., '’\u00A0\u202F](?=\d{3}(?!\d))/g, '')
      .replace(',', '.')
      .replace(/^0+(?=\d)/, '')
  );
}

/** The value of a decimal digit of any script: Unicode encodes each script's ten in a row, from zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
