import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { csvParse } from 'd3-dsv';
import { expect, live, test as base } from './fixtures.ts';
import {
  buildPayloadSite,
  excerptOf,
  payloadArticles,
  PAYLOADS,
  type PayloadArticle,
  type PayloadProject
} from './payload-site.ts';
import { deploy } from './releases.ts';

interface PayloadSite {
  /** With a slash at the end. */
  readonly url: string;
  /** The build’s folder. */
  readonly folder: string;
}

/** A site whose every text is a payload. One worker builds it once for all tests of this file. */
const test = base.extend<{ hits: string[] }, { payloadSite: PayloadSite }>({
  payloadSite: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const copy = buildPayloadSite();
      const folder = join(copy.directory, 'build');
      const deployment = await deploy(folder);
      await use({ url: deployment.url, folder });
      await deployment.stop();
      copy.remove();
    },
    { scope: 'worker', timeout: 240_000 }
  ],
  servers: async ({ payloadSite }, use) => use([payloadSite.url]),
  hits: [
    async ({ context }, use) => {
      const hits: string[] = [];
      await context.exposeFunction('hit', (which: number) => hits.push(`payload ${which} ran`));
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
          console.error(`A payload was stopped by ${effectiveDirective} alone: ${sample}`);
        })
      );
      context.on('dialog', (dialog) => {
        hits.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(hits);
      expect(hits, 'payloads that ran').toEqual([]);
    },
    { auto: true }
  ]
});

test.describe.configure({ mode: 'default' });

const allProjects = payloadArticles.flatMap(({ projects }) => projects);

function articleOf({ article }: PayloadProject): PayloadArticle {
  const found = payloadArticles.find(({ slug }) => slug === article);
  if (!found) throw new Error(`There is no article ${article}`);
  return found;
}

/** A project’s texts but for its address and its excerpt, which stand in others. */
function ownTextsOf({ fields }: PayloadProject): string[] {
  return Object.entries(fields).flatMap(([name, text]) =>
    name === 'address' || name === 'excerpt' ? [] : [text]
  );
}

/** Texts that a project’s own page shows, each as it was written. */
function textsOf(project: PayloadProject): string[] {
  const { title, byline, publisher } = articleOf(project).fields;
  return [...ownTextsOf(project), excerptOf(project), title, byline, publisher];
}

/** What a browser’s own parser makes of one page. */
interface Parsed {
  readonly text: string;
  readonly title: string;
  readonly described: string[];
  readonly jsonLd: unknown[];
  readonly links: string[];
  /** Elements and attributes that no page of the site has. */
  readonly strange: string[];
}

/** Parses pages as Chromium does, without running anything of them. */
function parse(page: Page, pages: readonly string[]): Promise<Parsed[]> {
  return page.evaluate(
    (all) =>
      all.map((html) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        const elements = [...parsed.querySelectorAll('*')];
        const scripts = [...parsed.scripts];
        const isData = (script: HTMLScriptElement): boolean => script.type === 'application/ld+json';
        return {
          text: (parsed.body.textContent ?? '').replace(/\s+/g, ' '),
          title: parsed.title,
          described: [...parsed.querySelectorAll('meta[content], link[title], [aria-label]')].map(
            (each) =>
              each.getAttribute('content') ??
              each.getAttribute('title') ??
              each.getAttribute('aria-label') ??
              ''
          ),
          jsonLd: scripts.filter(isData).map((script) => JSON.parse(script.text) as unknown),
          links: [...parsed.querySelectorAll('[href], [src]')].map(
            (each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''
          ),
          strange: [
            ...elements
              .filter((each) =>
                each.matches('img, iframe, object, embed, base, form, textarea, animate, b, image')
              )
              .map((each) => each.localName),
            ...elements.flatMap((each) =>
              each
                .getAttributeNames()
                .filter((name) => /^(on|style$|srcdoc$|autofocus$)/.test(name))
                .map((name) => `${each.localName} ${name}`)
            ),
            ...scripts
              .filter((script) => !isData(script) && /\bhit\(/.test(script.text))
              .map(({ text }) => text)
          ]
        };
      }),
    pages
  );
}

/** A text in an attribute or in a page, where runs of spaces are one. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('every page of such a site holds them as text, links only by http, and nothing that runs', async ({
  page,
  payloadSite
}) => {
  test.setTimeout(120_000);
  const files = readdirSync(payloadSite.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html')
  );
  expect(files.length).toBeGreaterThan(2 * allProjects.length);
  await page.goto('about:blank');
  for (let at = 0; at < files.length; at += 30) {
    const names = files.slice(at, at + 30);
    const parsed = await parse(
      page,
      names.map((name) => readFileSync(join(payloadSite.folder, name), 'utf8'))
    );
    for (const [index, { strange, links }] of parsed.entries()) {
      expect(strange, names[index]).toEqual([]);
      expect(
        links.filter((link) => /^[a-z][\w+.-]*:/i.test(link) && !/^https?:\/\//.test(link)),
        names[index]
      ).toEqual([]);
    }
  }
});

test('a project’s page and its embed show every text as it was written', async ({ page, payloadSite }) => {
  test.setTimeout(120_000);
  await page.goto('about:blank');
  for (const article of payloadArticles) {
    const read = (path: string): string => readFileSync(join(payloadSite.folder, path, 'index.html'), 'utf8');
    const { projects, slug, fields } = article;
    const own = await parse(
      page,
      projects.map(({ id }) => read(`${slug}/${id}`))
    );
    const embeds = await parse(
      page,
      projects.map(({ id }) => read(`embed/${slug}/${id}`))
    );
    const lists = await parse(page, [read(slug), read(`embed/${slug}`), read('.')]);
    for (const [index, project] of projects.entries()) {
      const { title, place, summary } = project.fields;
      const shown = own[index];
      for (const text of textsOf(project)) expect(shown?.text).toContain(plain(text));
      expect(shown?.title).toContain(plain(title));
      expect(shown?.described.map(plain)).toContainEqual(expect.stringContaining(plain(summary)));
      expect(stringsIn(shown?.jsonLd)).toEqual(
        expect.arrayContaining([title, place, fields.title, fields.publisher])
      );
      for (const text of [title, place, excerptOf(project)]) {
        expect(embeds[index]?.text).toContain(plain(text));
        expect(lists[0]?.text).toContain(plain(text));
      }
      expect(lists[1]?.text).toContain(plain(title));
    }
    for (const text of [fields.title, fields.byline, fields.publisher, fields.summary])
      expect(lists[0]?.text).toContain(plain(text));
    for (const text of [fields.title, fields.publisher]) expect(lists[2]?.text).toContain(plain(text));
    expect(lists[0]?.described.map(plain)).toContainEqual(expect.stringContaining(plain(fields.summary)));
    expect(stringsIn(lists[0]?.jsonLd)).toEqual(
      expect.arrayContaining([fields.title, fields.summary, ...projects.map((each) => each.fields.title)])
    );
  }
});

test('its data says what was written, in each format', async ({ page, payloadSite }) => {
  await page.goto('about:blank');
  for (const { slug, fields, projects } of payloadArticles) {
    const file = (name: string): string => readFileSync(join(payloadSite.folder, slug, name), 'utf8');

    const geojson = JSON.parse(file('projects.geojson')) as { features: { properties: object }[] };
    const annotations = stringsIn(JSON.parse(file('annotations.jsonld')));
    const rows = csvParse(file('projects.csv'));
    for (const [index, project] of projects.entries()) {
      const { address, ...texts } = project.fields;
      expect(stringsIn(geojson.features[index])).toEqual(
        expect.arrayContaining([...ownTextsOf(project), address, excerptOf(project)])
      );
      expect(annotations).toContain(excerptOf(project));
      const cells = rows[index] ?? {};
      const inCell = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
      expect(cells).toMatchObject({
        title: inCell(texts.title),
        summary: inCell(texts.summary),
        place: inCell(texts.place),
        partners_japan: inCell(texts.japan),
        date_label: inCell(texts.dateLabel),
        article: inCell(fields.title),
        excerpts: excerptOf(project)
      });
      for (const cell of Object.values(cells)) expect(cell).not.toMatch(/^[=+@\t\r]/);
    }

    const svg = file('map.svg');
    const answers = [slug, ...projects.map(({ id }) => `${slug}/${id}`)].map(
      (path) =>
        JSON.parse(readFileSync(join(payloadSite.folder, path, 'oembed.json'), 'utf8')) as Record<
          string,
          string
        >
    );
    const drawn = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const names = [...parsed.querySelectorAll('*')].map(({ localName }) => localName);
      return { title: parsed.querySelector('title')?.textContent, names: [...new Set(names)].sort() };
    }, svg);
    expect(drawn).toEqual({
      title: `Map of the projects in “${fields.title}”`,
      names: ['circle', 'g', 'path', 'svg', 'title']
    });

    const markup = await page.evaluate(
      (all) =>
        all.map((html) => {
          const { body } = new DOMParser().parseFromString(html, 'text/html');
          const attributes = body.querySelector('iframe')?.getAttributeNames().sort();
          return {
            names: [...body.querySelectorAll('*')].map(({ localName }) => localName),
            attributes,
            title: body.querySelector('iframe')?.title,
            words: body.querySelector('a')?.textContent
          };
        }),
      answers.map(({ html = '' }) => html)
    );
    for (const [index, { names, attributes, title, words }] of markup.entries()) {
      const text = index === 0 ? fields.title : (projects[index - 1]?.fields.title ?? '');
      expect(names).toEqual(['iframe', 'p', 'a']);
      expect(attributes).toEqual(['allow', 'height', 'loading', 'src', 'style', 'title', 'width']);
      for (const each of [title, words, answers[index]?.title]) expect(each).toContain(text);
      expect(answers[index]?.author_name).toBe(fields.publisher);
    }
  }
});

test('pages that run, one after the other, show them as text', async ({ page, payloadSite }) => {
  test.setTimeout(180_000);
  for (const { slug, projects } of payloadArticles.slice(0, 3)) {
    await page.goto(`${payloadSite.url}${slug}/${projects[0]?.id}/`);
    for (const [index, project] of projects.entries()) {
      await expect(page).toHaveURL(`${payloadSite.url}${slug}/${project.id}/`);
      await expect(page.locator('h1')).toHaveText(project.fields.title);
      await expect(page.locator('blockquote')).toHaveText(excerptOf(project));
      const shown = plain((await page.locator('main').textContent()) ?? '');
      for (const text of textsOf(project).slice(0, -2)) expect(shown).toContain(plain(text));
      if (index < projects.length - 1) await page.getByRole('link', { name: /^Next: / }).click();
    }
  }
});

/** An article in which each payload is the title of a project, as it is in all of them. */
const lastArticle = payloadArticles[payloadArticles.length - 1] as PayloadArticle;

test('the live map, its markers and the ways to share show them as text', async ({
  page,
  context,
  payloadSite
}) => {
  test.setTimeout(180_000);
  /** Without a policy, which what a page parses would inherit. */
  const parser = await context.newPage();
  await page.bringToFront();
  await page.goto(`${payloadSite.url}${lastArticle.slug}/`);
  await live(page);
  for (const { id, fields } of lastArticle.projects) {
    const payload = fields.title;
    const marker = page.locator(`.markers a[data-id="${id}"]`);
    await marker.focus();
    expect(plain((await marker.getAttribute('aria-label')) ?? '')).toContain(plain(payload));
    await marker.press('Enter');
    await expect(page.locator('h1')).toHaveText(payload);

    await page.getByRole('button', { name: 'Share and embed' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    for (const tab of ['Link', 'Iframe', 'Element', 'oEmbed']) {
      await dialog.getByRole('tab', { name: tab }).click();
      const codes = await dialog
        .locator('textarea')
        .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));
      const [markup] = await parser.evaluate(
        (all) =>
          all
            .filter((code) => code.includes('</a>'))
            .map((code) => {
              const { head, body } = new DOMParser().parseFromString(code, 'text/html');
              return {
                names: [...head.querySelectorAll('*'), ...body.querySelectorAll('*')].map(
                  ({ localName }) => localName
                ),
                words: body.querySelector('a')?.textContent
              };
            }),
        codes
      );
      if (tab === 'Iframe') expect(markup?.names).toEqual(['iframe', 'p', 'a']);
      if (tab === 'Element') expect(markup?.names).toEqual(['script', 'wherein-map', 'a']);
      if (markup) expect(markup.words).toContain(payload);
      if (tab === 'Link') expect(codes.join('\n')).toContain(payload);
    }
    await page.keyboard.press('Escape');

    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('h1')).toHaveText(payload);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('an embed in another page shows them as text', async ({ page, payloadSite }) => {
  test.setTimeout(300_000);
  for (const { article, id, fields } of lastArticle.projects) {
    const payload = fields.title;
    await page.goto(`${payloadSite.url}embed/${article}/${id}/`);
    await expect(page.locator('h1')).toHaveText(payload);
    await page.locator('a[data-back]').first().click();
    await page.locator(`.markers a[data-id="${id}"]`).click();
    await expect(page.locator('h1')).toHaveText(payload);
  }
});

test.describe('an address', () => {
  test.use({ tolerated: [[/^answer 404/, /status of 404/], { scope: 'test' }] });

  test('with a payload in its query or its part after # is a page like any other', async ({
    page,
    payloadSite
  }) => {
    test.setTimeout(300_000);
    const [article] = payloadArticles;
    for (const payload of PAYLOADS) {
      const text = encodeURIComponent(payload);
      const options = ['theme', 'panel', 'project', 'interactive', payload].map(
        (name) => `${encodeURIComponent(name)}=${text}`
      );
      for (const path of ['', 'project-1/', 'embed']) {
        const address = path === 'embed' ? `embed/${article?.slug}/` : `${article?.slug}/${path}`;
        await page.goto(`${payloadSite.url}${address}?${options.join('&')}&__proto__=${text}#${text}`);
        await expect(page.locator('.drawn path[data-iso="TH"]')).toHaveCount(1);
        await expect(page.locator('section.map')).not.toHaveAttribute('data-phase', 'static');
        expect(await page.locator('[onerror], [onload], [onfocus], img, iframe').count()).toBe(0);
        expect(await page.evaluate(() => document.documentElement.dataset.theme ?? 'none')).toBe('none');
      }
    }
  });

  test('with a payload in its path is answered with the page that says there is nothing', async ({
    page,
    payloadSite
  }) => {
    for (const payload of PAYLOADS) {
      await page.goto(`${payloadSite.url}${encodeURIComponent(payload)}/?${encodeURIComponent(payload)}`);
      await expect(page.locator('h1')).toBeVisible();
      expect(await page.locator('body').innerText()).not.toContain(payload);
      expect(await page.locator('[onerror], [onload], [onfocus], img, iframe').count()).toBe(0);
    }
  });
});
