import { expect, project } from './fixtures.ts';
import { hostPage, test as base } from './hosts.ts';
import { servePublished } from '../published.ts';
import { asInWordPress, isHeardByWordPress, WORDPRESS_LISTENER } from './wordpress.ts';

const test = base.extend<object, { site: string }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const { url, close } = await servePublished();
      await use(url);
      close();
    },
    { scope: 'worker' }
  ],
  servers: async ({ servers, site }, use) => use([...servers, site])
});

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

test('a visitor to a WordPress post sees the whole embed at its height, and its links lead to the site', async ({
  page,
  request,
  site,
  hostServer
}) => {
  const html = await (await request.get(`${site}japan-asean/azec/`)).text();
  const [, discovered = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(html) ?? [];
  const answer = (await (await request.get(discovered)).json()) as { html: string };
  const content = asInWordPress(answer.html, 'aB3dE5gH7j') ?? '';
  expect(isHeardByWordPress(content)).toBe(true);

  await page.goto(hostPage(hostServer, `<figure style="margin:0">${content}</figure>${WORDPRESS_LISTENER}`));
  const frame = page.frameLocator('iframe');
  await expect(page.locator('blockquote')).toBeHidden();
  const heights = () =>
    Promise.all([
      frame.locator('html').evaluate(({ scrollHeight }) => scrollHeight),
      page.locator('iframe').evaluate(({ clientHeight }) => clientHeight)
    ]);
  await expect
    .poll(async () => {
      const [wanted, given] = await heights();
      return wanted - given;
    })
    .toBe(0);
  const [height] = await heights();
  expect(height).toBeGreaterThan(450);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no wider than the phone').toBe(
    360
  );
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
  await expect(frame.locator('section.map')).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });

  await frame.locator('footer a').click();
  await expect(page.locator('body')).toHaveAttribute('data-opened', `${site}japan-asean/azec/`);
});

test.describe('what consumers read of a page and of its frame', () => {
  test('the frame’s own address has the page’s oEmbed answer and picture', async ({ request, site }) => {
    for (const path of ['japan-asean/', 'japan-asean/azec/']) {
      const tags = async (address: string): Promise<Record<string, string>> => {
        const html = await (await request.get(address)).text();
        const found = [
          ...html.matchAll(/<meta property="(og:[^"]+)" content="([^"]*)"/g),
          ...html.matchAll(/<link rel="alternate" type="application\/(json)\+oembed" href="([^"]*)"/g)
        ];
        return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
      };
      const [page, frame] = await Promise.all([tags(`${site}${path}`), tags(`${site}embed/${path}`)]);
      expect(page['og:site_name']).toBe('Wherein');
      for (const name of ['json', 'og:image', 'og:site_name']) expect(frame[name]).toBe(page[name]);
      expect(frame['og:title']).toContain('Japan Deepens Economic Ties');
    }
  });
});
