import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { entry, expect, live, marker, placed, project, projects, test as base } from './fixtures.ts';
import { listen } from './hosts.ts';
import { deploy, nextRelease, remove, type Deployment } from './releases.ts';

interface Fixtures {
  /** Path of the site on its server. */
  path: string;
  /** A server of this test’s own, which it may stop. */
  deployment: Deployment;
}

const test = base.extend<Fixtures>({
  path: ['/', { option: true }],
  deployment: async ({ path }, use) => {
    const deployment = await deploy('build', path);
    await use(deployment);
    await deployment.stop().catch(() => undefined);
  },
  servers: async ({ deployment }, use) => use([deployment.url])
});

/** Faults that a browser tells of when there is no server. */
const NO_SERVER = /ERR_CONNECTION_REFUSED/;

/** Addresses that are kept, by cache. */
function kept(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const found = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return [name, (await cache.keys()).map(({ url }) => url)] as const;
      })
    );
    return Object.fromEntries(found);
  });
}

async function keptPages(page: Page): Promise<string[]> {
  return Object.values(await kept(page))
    .flat()
    .filter((url) => url.endsWith('/'))
    .sort();
}

/** Opens a page and waits until it and the live map are kept. */
async function read(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await live(page);
  await expect.poll(() => keptPages(page)).toContain(url);
  await expect
    .poll(async () => Object.values(await kept(page)).flat())
    .toContainEqual(expect.stringMatching(/\/nodes\/5\.[\w-]+\.js$/));
}

/** All that a reader wants of an article: its list, its drawn map and the live one. */
async function expectWholeArticle(page: Page): Promise<void> {
  await expect(page.locator('main a[data-id]')).toHaveCount(projects.length);
  for (const { excerpts } of projects)
    for (const excerpt of excerpts) await expect(page.locator('main')).toContainText(excerpt);
  await expect(page.locator('.drawn path[data-iso="TH"]')).toHaveCount(1);
  await expect(page.locator('.markers a[data-id]')).toHaveCount(placed.length);
  await live(page);
}

for (const path of ['/', '/maps/2025/'])
  test.describe(`a site at ${path}`, () => {
    test.use({ path, tolerated: [[NO_SERVER], { scope: 'test' }] });

    test('is read again without its server: the list, the drawn map, the live map and each project', async ({
      page,
      context,
      deployment
    }) => {
      const { url } = deployment;
      await read(page, `${url}japan-asean/`);
      await entry(page, 'azec').click();
      await expect.poll(() => keptPages(page)).toContain(`${url}japan-asean/azec/`);
      await deployment.stop();
      await page.close();

      const second = await context.newPage();
      await second.goto(`${url}japan-asean/`);
      await expectWholeArticle(second);
      await marker(second, 'docomo-oran-ph').click();
      await expect(second.getByRole('heading', { level: 1 })).toHaveText(project('docomo-oran-ph').title);

      await second.goto(`${url}japan-asean/azec/`);
      await expect(second.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
      await live(second);

      await second.goto(`${url}japan-asean/?theme=energy`);
      await expect(second.locator('main a[data-id]')).toHaveCount(
        projects.filter(({ theme }) => theme === 'energy').length
      );
    });
  });

test.describe('without its server', () => {
  test.use({ tolerated: [[NO_SERVER], { scope: 'test' }] });

  test('a project’s page that was never read leads to the list, which has its excerpts', async ({
    page,
    deployment
  }) => {
    const { url } = deployment;
    await read(page, `${url}japan-asean/`);
    await deployment.stop();
    await page.goto(`${url}japan-asean/aeon-oji/`);
    await expect(page).toHaveURL(`${url}japan-asean/`);
    await expectWholeArticle(page);
  });

  test('a server that fails or does not answer in time leaves the reader the page that is kept', async ({
    page,
    deployment
  }) => {
    const { url } = deployment;
    await read(page, `${url}japan-asean/`);
    deployment.delay = 60_000;
    const before = Date.now();
    await page.goto(`${url}japan-asean/`, { waitUntil: 'commit' });
    await expect(entry(page, 'azec')).toBeVisible();
    expect(Date.now() - before).toBeLessThan(10_000);
  });
});

test('what is kept is not sent a second time, and not before the map is live', async ({
  page,
  deployment
}) => {
  await page.goto(`${deployment.url}japan-asean/`);
  await live(page);
  const first = [...deployment.sent];
  expect(first).not.toContainEqual(expect.stringContaining('service-worker'));
  await read(page, `${deployment.url}japan-asean/`);
  await page.waitForTimeout(2000);
  const files = deployment.sent.filter((path) => !path.endsWith('/service-worker.js'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((path, index) => files.indexOf(path) !== index)).toEqual([]);
});

test.describe('a new release', () => {
  const next = { 'Cross-border QR code payments': 'QR code payments abroad' };
  let folder: string;
  test.beforeAll(() => {
    folder = nextRelease('build', next);
  });
  test.afterAll(() => remove(folder));
  test.use({ tolerated: [[NO_SERVER], { scope: 'test' }] });

  /** Names of the scripts that a page has run, and the words it shows. */
  async function release(page: Page): Promise<{ app: string | undefined; words: string }> {
    const app = await page.evaluate(
      () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => /\/entry\/(app\.[\w-]+)\.js$/.exec(name)?.[1])
          .find(Boolean) ?? undefined
    );
    return { app, words: (await entry(page, 'qr-payments').textContent()) ?? '' };
  }

  test('is shown at once; what was kept of the one before is then thrown away', async ({
    page,
    deployment
  }) => {
    const list = `${deployment.url}japan-asean/`;
    await read(page, list);
    const before = await release(page);
    await deployment.publish(folder);

    await page.goto(list);
    await live(page);
    const after = await release(page);
    expect(after.app).not.toBe(before.app);
    expect(after.words).toContain('QR code payments abroad');
    await expect
      .poll(async () => Object.keys(await kept(page)), { timeout: 20_000 })
      .toEqual([expect.stringContaining(String(after.app))]);

    await deployment.stop();
    await page.goto(list);
    await expectWholeArticle(page);
    expect(await release(page)).toEqual(after);
  });

  test('whose pages come too late leaves the reader the last one, whole', async ({ page, deployment }) => {
    const list = `${deployment.url}japan-asean/`;
    await read(page, list);
    const before = await release(page);
    await deployment.publish(folder);
    deployment.delay = 60_000;
    await page.goto(list);
    await expectWholeArticle(page);
    expect(await release(page)).toEqual(before);
  });

  test('does not take the files from a page of the old one that is still open', async ({
    page,
    context,
    deployment
  }) => {
    const list = `${deployment.url}japan-asean/`;
    await read(page, list);
    await page.reload();
    await live(page);
    await deployment.publish(folder);

    const second = await context.newPage();
    await second.goto(list);
    await live(second);
    await expect.poll(async () => Object.keys(await kept(second)).length, { timeout: 20_000 }).toBe(2);
    await expect.poll(() => keptPages(second)).toHaveLength(2);

    await page.bringToFront();
    await entry(page, 'azec').click();
    await expect(page.locator('blockquote').first()).toContainText(project('azec').excerpts[0] ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
  });
});

test.describe('an embed', () => {
  test.use({ tolerated: [[/^asked elsewhere: http:\/\/localhost:\d+\/$/], { scope: 'test' }] });

  const workers = (page: Page): Promise<number> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  test('registers nothing, alone or in a page around', async ({ page, deployment }) => {
    const embed = `${deployment.url}embed/japan-asean/`;
    await page.goto(embed);
    await live(page);
    await page.waitForTimeout(3000);
    expect(await workers(page)).toBe(0);
    expect(await kept(page)).toEqual({});

    const host = await listen((path) =>
      path === '/'
        ? {
            body: `<!doctype html><title>Host</title><iframe src="${embed}" width="700" height="500"></iframe>`
          }
        : { body: '' }
    );
    try {
      await page.goto(`${host.origin}/`);
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('section.map')).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
      await page.waitForTimeout(3000);
      expect(await workers(page)).toBe(0);
      const inside = page.frames()[1];
      expect(
        await inside?.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
      ).toBe(0);
    } finally {
      host.server.close();
      host.server.closeAllConnections();
    }
  });
});

test('data, pictures and embeds come from the server each time', async ({ page, deployment }) => {
  const { url } = deployment;
  await read(page, `${url}japan-asean/`);
  await page.reload();
  const answers = await page.evaluate(async () => {
    const paths = ['projects.geojson', 'projects.csv', 'og.png', '../embed/v1.js', '../embed/japan-asean/'];
    const all = await Promise.all(paths.map((path) => fetch(path, { cache: 'no-store' })));
    const part = await fetch('projects.geojson', { headers: { range: 'bytes=0-9' } });
    return { ok: all.every(({ ok }) => ok), part: part.status };
  });
  expect(answers).toEqual({ ok: true, part: 206 });
  expect(Object.values(await kept(page)).flat()).not.toContainEqual(
    expect.stringMatching(/\.(geojson|csv|png)$|\/embed\//)
  );
});

test('HOSTING.md’s worker takes itself and all that was kept away', async ({ page, context, deployment }) => {
  const { url } = deployment;
  await read(page, `${url}japan-asean/`);
  const [, script = ''] =
    /```js\n(\/\/ service-worker\.js[^]*?)```/.exec(readFileSync('HOSTING.md', 'utf8')) ?? [];
  const folder = nextRelease('build', {});
  writeFileSync(`${folder}/service-worker.js`, script);
  try {
    await deployment.publish(folder);
    const second = await context.newPage();
    await second.goto(`${url}japan-asean/`);
    await live(second);
    await expect
      .poll(() => second.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), {
        timeout: 20_000
      })
      .toBe(0);
    await expect.poll(() => kept(second)).toEqual({});
  } finally {
    remove(folder);
  }
});
