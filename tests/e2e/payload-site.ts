import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_FILE, PROJECTS_FILE } from '#lib/article/read.ts';
import { copyWith, type Copy } from '../bench/pages.ts';

/**
 * Text that does harm where it is taken for something else than text. `hit()` is what a page of the tests watches; the
 * number of payloads is a prime.
 */
export const PAYLOADS = [
  '<script>hit(0)</script>',
  '<img src=payload.png onerror=hit(1)>',
  '<svg/onload=hit(2)><animate onbegin=hit(2) attributeName=x dur=1s>',
  '"><b onmouseover="hit(3)" style="position:fixed;inset:0">',
  "' autofocus tabindex=1 onfocus=hit(4) x='",
  '</script><script>hit(5)</script>',
  '</title></style></textarea></template><iframe srcdoc="<script>parent.hit(6)</script>">',
  '--><img src=payload.png onerror=hit(7)><!-- ]]><![CDATA[',
  'javascript:hit(8)//https://example.org/',
  '${hit(9)} {{hit(9)}} {@html hit(9)} <%= hit(9) %> `;hit(9);`',
  '\\"};hit(10);//\\u003cscript\\u003ehit(10)\\u003c/script\\u003e \\x3cimg\\x3e',
  '=HYPERLINK("https://elsewhere.example/?q="&A1;"11")',
  '&lt;script&gt;hit(12)&#60;/script&#x3E; ＜script＞ ʼ “ \u2067שלום\u2069 👩🏽‍🌾 İı'
] as const;

const COUNT = PAYLOADS.length;

/** A project as it stands in the payload site: what was written into each of its fields. */
export interface PayloadProject {
  readonly article: string;
  readonly id: string;
  readonly fields: Readonly<Record<Field, string>>;
}

/** The fields of a project that are free text, and those of its article. */
const FIELDS = [
  'title',
  'summary',
  'japan',
  'local',
  'dateLabel',
  'dateSource',
  'place',
  'locationNote',
  'locationSource',
  'address',
  'note',
  'noteSource',
  'excerpt'
] as const;
type Field = (typeof FIELDS)[number];

const ARTICLE_FIELDS = ['title', 'byline', 'publisher', 'summary', 'address'] as const;
type ArticleField = (typeof ARTICLE_FIELDS)[number];

/** An article of the payload site. */
export interface PayloadArticle {
  readonly slug: string;
  readonly fields: Readonly<Record<ArticleField, string>>;
  readonly projects: readonly PayloadProject[];
}

/**
 * Articles in which any two fields of a project, and any field of a project with any of its article, meet every pair of
 * payloads: the orthogonal array of strength 2 after Bose, row (i, j) having i + c·j in column c, modulo the number of
 * payloads. Articles are j, their projects i.
 */
export const payloadArticles: readonly PayloadArticle[] = Array.from({ length: COUNT }, (_, j) => {
  const slug = `payload-${j}`;
  return {
    slug,
    fields: written(ARTICLE_FIELDS, (column) => j * (column + 1) + column),
    projects: Array.from({ length: COUNT }, (__, i) => ({
      article: slug,
      id: `project-${i}`,
      fields: written(FIELDS, (column) => i + column * j)
    }))
  };
});

function written<F extends string>(
  fields: readonly F[],
  payload: (column: number) => number
): Record<F, string> {
  return Object.fromEntries(
    fields.map((field, column) => {
      const text = PAYLOADS[payload(column) % COUNT] ?? '';
      return [field, field === 'address' ? `https://example.org/${text.replace(/\s/g, '')}` : text];
    })
  ) as Record<F, string>;
}

/** What an excerpt says: no two of an article say the same. */
export function excerptOf({ id, fields }: PayloadProject): string {
  return `Passage of ${id}: ${fields.excerpt} ends.`;
}

/** Builds a site of {@link payloadArticles} in a copy of the tree, without compressed files, which take longest. */
export function buildPayloadSite(): Copy {
  const copy = copyWith(0, 0);
  for (const article of payloadArticles)
    writeArticle(join(copy.directory, 'geo/articles', article.slug), article);
  const config = join(copy.directory, 'svelte.config.js');
  writeFileSync(config, readFileSync(config, 'utf8').replace('precompress: true', 'precompress: false'));
  copy.build();
  return copy;
}

function writeArticle(folder: string, { fields, projects }: PayloadArticle): void {
  const frontMatter = {
    title: fields.title,
    byline: fields.byline,
    publisher: fields.publisher,
    url: fields.address,
    published: '2025-02-27',
    language: 'en',
    summary: fields.summary,
    bbox: [92, -11, 146, 46],
    members: ['TH', 'JP']
  };
  const head = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, ARTICLE_FILE),
    `---\n${head.join('\n')}\n---\n\n${projects.map(excerptOf).join('\n\n')}\n`
  );
  writeFileSync(
    join(folder, PROJECTS_FILE),
    JSON.stringify({ type: 'FeatureCollection', features: projects.map(featureOf) })
  );
}

function featureOf(project: PayloadProject, index: number) {
  const { id, fields } = project;
  return {
    type: 'Feature',
    id,
    geometry: {
      type: 'Point',
      coordinates: [100.2 + (index % 5) * 0.25, 14.2 + Math.floor(index / 5) * 0.7]
    },
    properties: {
      title: fields.title,
      kind: 'project',
      theme: 'AI',
      summary: fields.summary,
      countries: ['TH'],
      countriesFrom: 'article',
      partners: { japan: [fields.japan], local: [fields.local] },
      date: {
        value: '2024',
        label: fields.dateLabel,
        from: 'external',
        sources: [{ title: fields.dateSource }]
      },
      status: 'not stated',
      location: {
        place: fields.place,
        precision: 'city',
        from: 'external',
        note: fields.locationNote,
        sources: [{ title: fields.locationSource, url: fields.address }]
      },
      excerpts: [{ type: 'TextQuoteSelector', exact: excerptOf(project) }],
      notes: [{ text: fields.note, sources: [{ title: fields.noteSource }] }]
    }
  };
}
