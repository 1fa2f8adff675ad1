import { render } from 'svelte/server';
import { load, slugs } from 'virtual:wherein/articles';
import type { Snippet } from 'svelte';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import ShareDialog from '../embed/ShareDialog.svelte';
import type { Article } from '../article/types.ts';
import MapView from '../map/MapView.svelte';
import Notice from '../map/Notice.svelte';
import Members from '../map/markers/Members.svelte';
import { markersOf } from '../map/markers/markers.ts';
import CompactList from '../panel/CompactList.svelte';
import CompactProject from '../panel/CompactProject.svelte';
import ProjectList from '../panel/ProjectList.svelte';
import ProjectView from '../panel/ProjectView.svelte';
import Speaking from './Speaking.svelte';
import { dictionaries, formatsFor, say, speak } from './tongues.ts';

/** Names on the drawn map are the basemap's. */
vi.mock('../map/drawn/region.ts', () => ({ drawRegion: () => '' }));

/** An article all of whose own texts are of one letter: whatever else a page says is ours. */
function inOneLetter(article: Article, language: string, letter: string): Article {
  const TEXTS =
    /^(title|byline|publisher|summary|label|place|note|text|exact|prefix|suffix|before|after|kindLabel|value)$/;
  const rewrite = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return TEXTS.test(key) && !/^[\dX?~%./-]+$/.test(value) ? letter : value;
    if (Array.isArray(value))
      return value.map((each) => (typeof each === 'string' && key === 'names' ? letter : rewrite(each, key)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewrite(inner, name)]));
  };
  return { ...(rewrite(article, '') as Article), language };
}

/** Names that are Latin in every language: formats, and whose data the map is made of, with their licences. */
const NAMES =
  /GeoJSON|CSV|Web Annotations|Natural Earth|GSHHG|GeoNames|Unicode(?: CLDR|-3\.0)?|LGPL-3\.0-or-later|CC-BY-4\.0|PNG|SVG|px|WordPress|Ghost|Drupal|oEmbed|iframe|Wherein/g;

const ATTRIBUTES = /\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g;

/** What a reader sees or hears of some HTML. */
function heard(html: string): string[] {
  const body = html.replace(/<!--.*?-->|<(script|style|textarea|code)\b.*?<\/\1>/gs, '');
  const attributes = [...body.matchAll(ATTRIBUTES)].map(([, text = '']) => text);
  return [...attributes, ...body.replace(/<[^>]*>/g, '\n').split('\n')].filter((text) => text.trim());
}

const nothing = (): undefined => undefined;

describe.each([
  ['ar', 'ع'],
  ['ja', '字']
] as const)('in %s', (language, letter) => {
  let article: Article;

  beforeAll(async () => {
    article = inOneLetter(await load(slugs[0] ?? ''), language, letter);
  });

  const { page: words, share } = dictionaries[language];

  /** A part of a page, as it is prerendered. */
  function shown(Part: unknown, props: Record<string, unknown>): string[] {
    const voice = {
      ...speak(language, 'en'),
      ...say(article, formatsFor(language, language)),
      words,
      share: async () => share
    };
    const children = (out: unknown): unknown =>
      (Part as (out: unknown, props: object) => unknown)(out, props);
    return heard(render(Speaking, { props: { voice, children: children as unknown as Snippet } }).body);
  }

  const href = (): string => '/';
  const handlers = {
    onhighlight: nothing,
    ontoggle: nothing,
    onclear: nothing,
    onshare: nothing,
    onannounce: nothing,
    onfullscreen: nothing,
    ondismiss: nothing,
    onretry: nothing,
    onclose: nothing
  };

  const parts: [name: string, show: () => string[]][] = [
    [
      'the map',
      () =>
        shown(MapView, {
          ...handlers,
          label: words.mapOf(article.title),
          bbox: article.bbox,
          members: article.members,
          themes: article.themes,
          markers: markersOf(article.projects, article.themes),
          href,
          listHref: '/',
          counts: { JP: 2 },
          lit: ['JP'],
          selected: article.projects[0]?.id,
          highlighted: undefined
        })
    ],
    ['a notice', () => shown(Notice, { ...handlers, sentence: words.trouble.slow })],
    [
      'a cluster',
      () => shown(Members, { ...handlers, markers: markersOf(article.projects, article.themes), href })
    ],
    [
      'the list',
      () =>
        shown(ProjectList, { ...handlers, article, chosen: [], href, downloads: [], highlighted: undefined })
    ],
    [
      'a project',
      () =>
        article.projects.flatMap((project) =>
          shown(ProjectView, { ...handlers, article, project, walk: article.projects, listHref: '/', href })
        )
    ],
    [
      'an embed’s list',
      () => shown(CompactList, { ...handlers, article, href, highlighted: undefined, open: true })
    ],
    [
      'an embed’s project',
      () =>
        article.projects.flatMap((project) =>
          shown(CompactProject, { article, project, listHref: '/', href, fullHref: '/' })
        )
    ],
    [
      'the dialog',
      () =>
        shown(ShareDialog, {
          ...handlers,
          words: share,
          subjects: [
            {
              label: share.wholeMap,
              title: letter,
              page: '/',
              frame: '/',
              oembed: '/',
              picture: '/',
              citation: letter,
              words: share
            }
          ],
          script: { url: '/', integrity: '' },
          downloads: [],
          locator: '/'
        })
    ]
  ];

  test.each(parts)('%s says nothing in English', (_, show) => {
    const texts = show();
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text.replace(NAMES, '')).not.toMatch(/[A-Za-z]{2}/);
  });
});
