import { extentOf, proveBox } from './boxes.ts';
import { errorsAmong, sortFaults, type Fault, type Mismatch } from './fault.ts';
import { proveExcerpts } from './excerpts.ts';
import { proveFigures } from './figures.ts';
import { provePartners, proveThemes } from './groups.ts';
import { linksIn, proveHttps, type LinkUse } from './linkUses.ts';
import { placeOfUse, type Parsed } from './locate.ts';
import { proveLocations } from './location.ts';
import type { Outlines } from './outlines.ts';
import { toProjects } from './projects.ts';
import { readFrontMatter, type Head } from './readFrontMatter.ts';
import { readProjects } from './readProjects.ts';
import type { ProjectsFile } from './schema.ts';
import { proveSources } from './sources.ts';
import { ArticleText } from './text.ts';
import { themesOf } from './themes.ts';
import type { Article } from './types.ts';
import { listAt, quote, valueAt } from './value.ts';

/** The names of the two files an article is made of. */
export const ARTICLE_FILE = 'article.md';
export const PROJECTS_FILE = 'projects.geojson';

/** What is checked: an article's two texts, and the outlines its points are proved against. */
export interface Checkable {
  /** The text of `article.md`; absent when it could not be read. */
  readonly article?: string;
  /** The text of `projects.geojson`; absent when it could not be read. */
  readonly projects?: string;
  readonly outlines: Outlines;
  /** The article's address, a folder's name. */
  readonly slug?: string;
  /** What the files are called where findings are printed. */
  readonly files?: { readonly article: string; readonly projects: string };
}

/** What a check gives: the article when nothing is wrong, and everything that was found. */
export interface Checked {
  readonly article?: Article;
  /** In the order of the files. */
  readonly findings: readonly Fault[];
  /** Every use of a link, in the order of the files. */
  readonly links: readonly (LinkUse & { readonly url: string })[];
}

/**
 * Parses and proves an article. A pure function of its texts: it reads no file, and runs in a browser as well as in Node.
 * Never throws for what stands in the texts; all that is wrong comes back at once.
 */
export function check({
  article,
  projects,
  outlines,
  slug = 'article',
  files = { article: ARTICLE_FILE, projects: PROJECTS_FILE }
}: Checkable): Checked {
  const head = article === undefined ? undefined : readFrontMatter(files.article, article);
  const body = projects === undefined ? undefined : readProjects(files.projects, projects);
  const text = head?.text === undefined ? undefined : new ArticleText(head.text);
  const proved = body && text ? proveExcerpts(body.value, text) : undefined;
  const places = body ? proveLocations(body.value, outlines) : [];
  const all = [head?.value, body?.value];
  const findings = sortFaults([
    ...(head?.faults ?? []),
    ...(body?.faults ?? []),
    ...(head ? proveHttps(head.value, all).map(head.toFault) : []),
    ...(body ? proveHttps(body.value, all).map(body.toFault) : []),
    ...(body && proved
      ? [
          ...proved.mismatches,
          ...proveSources(body.value),
          ...proveFigures(body.value),
          ...draftsIn(body.value)
        ].map(body.toFault)
      : []),
    ...(body ? places.map(body.toFault) : []),
    ...(head && body ? againstEachOther(head, body, places) : [])
  ]);
  const links = [head, body].flatMap((part) =>
    part
      ? linksIn(part.value).map(({ path, written }) => ({ url: written, ...placeOfUse(part.locate(path)) }))
      : []
  );
  if (errorsAmong(findings).length > 0 || !body?.output || !head?.output || !proved)
    return { findings, links };
  const { themes, partnerGroups = [], names = {}, bbox, members, ...rest } = head.output;
  const made = toProjects(body.output, partnerGroups, proved.excerpts);
  const extent = bbox && members ? { bbox, members } : extentOf(made, outlines);
  return {
    article: {
      slug,
      ...rest,
      bbox: bbox ?? extent.bbox,
      members: members ?? extent.members,
      names,
      themes: themesOf(
        themes,
        made.map(({ theme }) => theme),
        rest.language
      ),
      partnerGroups,
      projects: made
    },
    findings,
    links
  };
}

/**
 * What is wrong with the projects by what the front matter says of them.
 *
 * @param places what is wrong with the projects' places: one that is wrong anyhow is not told to be outside the box
 */
function againstEachOther(head: Head, body: Parsed<ProjectsFile>, places: readonly Mismatch[]): Fault[] {
  if (head.value === undefined || body.value === undefined) return [];
  const wrong = errorsAmong(places).map(({ path }) => path[1]);
  const box = proveBox(head.value, body.value);
  const parts = [
    proveThemes(head.value, body.value),
    { ...box, projects: box.projects.filter(({ path }) => !wrong.includes(path[1])) }
  ];
  return [
    ...parts.flatMap((part) => part.head).map(head.toFault),
    ...[...parts.flatMap((part) => part.projects), ...provePartners(head.value, body.value)].map(body.toFault)
  ];
}

function draftsIn(json: unknown): Mismatch[] {
  return listAt(json, ['features']).flatMap((feature, index): Mismatch[] =>
    valueAt(feature, ['properties', 'draft']) === true
      ? [
          {
            path: ['features', index, 'properties', 'draft'],
            code: 'draft/unread',
            found: `a draft, ${quote(valueAt(feature, ['properties', 'title']))}`,
            wanted: 'a project that an editor has looked at: no site is built of drafts',
            mend: 'Look at all of it, and at its place on a map; then remove "draft".'
          }
        ]
      : []
  );
}
