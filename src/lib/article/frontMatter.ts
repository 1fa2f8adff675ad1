import * as v from 'valibot';
import { isBoxShown } from './bboxFault.ts';
import { readDate } from './dates.ts';
import { Countries, Country, Link, isUnique, line } from './schemaParts.ts';
import { MOST_THEMES } from './types.ts';

const FrontMatterBBox = v.pipe(
  v.strictTuple([
    v.pipe(v.number(), v.finite()),
    v.pipe(v.number(), v.finite()),
    v.pipe(v.number(), v.finite()),
    v.pipe(v.number(), v.finite())
  ]),
  v.check((box) => isBoxShown(box), 'is not [west, south, east, north]'),
  v.description('[west, south, east, north] in degrees: what the map shows when nothing is chosen.'),
  v.examples([[92, -11, 146, 46]])
);

const Names = v.pipe(
  v.record(Country, line('The name that the article gives a country.', 'DR Congo')),
  v.description('Countries by the names that the article gives them, in place of the usual ones.'),
  v.examples([{ CD: 'DR Congo' }])
);

const Themes = v.pipe(
  v.array(
    v.strictObject({
      id: line('The word that the projects use for it.', 'energy'),
      label: line('The word that readers see, in the article’s language.', 'Energy')
    })
  ),
  v.minLength(1, 'names no theme'),
  v.check((themes) => isUnique(themes.map(({ id }) => id)), 'has an id twice'),
  v.description(`What the projects are about, at most ${MOST_THEMES}, in the order of the legend.`),
  v.examples([[{ id: 'energy', label: 'Energy' }]])
);

const PartnerGroups = v.pipe(
  v.array(
    v.strictObject({
      id: line('The key that the projects use for it.', 'japan'),
      label: line('The word that readers see, in the article’s language.', 'From Japan'),
      country: v.exactOptional(Country)
    })
  ),
  v.minLength(1, 'names no group'),
  v.check((groups) => isUnique(groups.map(({ id }) => id)), 'has an id twice'),
  v.description('Partners that are kept apart, in the order in which they are shown.'),
  v.examples([[{ id: 'japan', label: 'From Japan', country: 'JP' }]])
);

/** Schemas of the parts of the front matter that projects are proved against, even while another part is wrong. */
export const HeadParts = { Themes, PartnerGroups, BBox: FrontMatterBBox };

/** What stands between the two `---` lines at the head of `article.md`. */
export const FrontMatter = v.strictObject({
  title: line("The article's title."),
  byline: v.exactOptional(line('Who wrote it; a name, never an address.')),
  publisher: line('Who published it.'),
  url: v.pipe(Link, v.description("The publisher's page, with https://.")),
  published: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date'),
    v.check((day) => readDate(day) !== undefined, 'is no date'),
    v.description('The day of publication, as 2025-02-27.'),
    v.examples(['2025-02-27']),
    v.metadata({ code: 'date/not-a-day' })
  ),
  language: v.pipe(
    v.string(),
    v.check(isLanguage, 'is no known language'),
    v.description('The language as a BCP 47 tag, such as en or pt-BR.'),
    v.examples(['pt-BR', 'en']),
    v.metadata({ code: 'language/unknown' })
  ),
  summary: line('One line, in our words, on what this map is.'),
  bbox: v.exactOptional(FrontMatterBBox),
  members: v.exactOptional(
    v.pipe(
      Countries,
      v.description('The countries the article is about, as ISO 3166-1 alpha-2 codes, each once.')
    )
  ),
  names: v.exactOptional(Names),
  themes: v.exactOptional(Themes),
  partnerGroups: v.exactOptional(PartnerGroups)
});
export type FrontMatter = v.InferOutput<typeof FrontMatter>;

function isLanguage(tag: string): boolean {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined;
  } catch {
    return false;
  }
}
