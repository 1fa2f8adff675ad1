import { extract } from '@extractus/oembed-extractor';
import openGraph from 'open-graph-scraper';
import sanitize from 'sanitize-html';
import { unfurl } from 'unfurl.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '#lib/embed/options.ts';
import { elementCode, iframeCode } from '#lib/embed/snippets.ts';
import { share as words } from '#lib/words/en.ts';
import { servePublished } from '../published.ts';

/** What others make of the site’s pages: libraries that read oEmbed and Open Graph, and such as take HTML apart. */

let site: Awaited<ReturnType<typeof servePublished>>;
beforeAll(async () => {
  site = await servePublished();
});
afterAll(() => site.close());

const TITLE = 'Japan Deepens Economic Ties with ASEAN Amidst Shifting Geopolitical Landscape';

describe.each(['japan-asean/', 'embed/japan-asean/'])('%s', (path) => {
  const picture = () => `${site.url}japan-asean/og.png`;

  test('oembed-extractor finds the frame', async () => {
    const answer = await extract(site.url + path);
    expect(answer).toMatchObject({ type: 'rich', provider_name: 'Wherein', thumbnail_url: picture() });
    expect(answer).toHaveProperty('html', expect.stringContaining(`src="${site.url}embed/japan-asean/"`));
  });

  test('unfurl.js finds title, picture, site and frame', async () => {
    const found = await unfurl(site.url + path);
    expect(found.open_graph).toMatchObject({
      title: expect.stringContaining(TITLE),
      images: [{ url: picture() }],
      site_name: 'Wherein'
    });
    expect(found.oEmbed).toMatchObject({ type: 'rich', provider_name: 'Wherein' });
  });

  test('open-graph-scraper finds title, picture and site', async () => {
    const html = await (await fetch(site.url + path)).text();
    const { result } = await openGraph({ html });
    expect(result).toMatchObject({
      ogTitle: expect.stringContaining(TITLE),
      ogSiteName: 'Wherein',
      ogImage: [{ url: picture() }]
    });
  });
});

test('a page’s date is the article’s, on a project’s page too', async () => {
  for (const path of ['japan-asean/', 'japan-asean/azec/']) {
    const html = await (await fetch(site.url + path)).text();
    const { result } = await openGraph({ html });
    expect(result.articlePublishedTime).toBe('2025-02-27');
  }
});

describe('sanitize-html, by its defaults', () => {
  const subject = {
    title: TITLE,
    page: 'https://maps.example/japan-asean/',
    frame: 'https://maps.example/embed/japan-asean/',
    words
  };
  const script = { url: 'https://maps.example/embed/v1.js', integrity: 'sha384-x' };

  test.each([
    ['iframe', iframeCode(subject, DEFAULT_OPTIONS)],
    ['element', elementCode(subject, DEFAULT_OPTIONS, script)],
    ['element that asks first', elementCode(subject, DEFAULT_OPTIONS, script, '<svg><title>Map</title></svg>')]
  ])('leaves of the %s a link that says what it leads to', (_, code) => {
    const left = sanitize(code).trim();
    expect(left).toContain(`<a href="${subject.page}">See the map: ${TITLE}</a>`);
    expect(left).not.toMatch(/<(iframe|script|wherein-map)/);
  });

  test('with frames allowed leaves one that is as wide as the text and high enough', () => {
    const left = sanitize(iframeCode(subject, DEFAULT_OPTIONS), {
      allowedTags: ['iframe', 'p', 'a'],
      allowedAttributes: { iframe: ['src', 'width', 'height', 'frameborder', 'title'], a: ['href'] }
    });
    expect(left).toContain('width="100%" height="500" frameborder="0"');
  });
});
