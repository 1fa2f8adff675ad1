import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { copyWith, crowd } from '../bench/pages.ts';
import { serve } from '../serve.ts';
import { expect, live, test as base } from './fixtures.ts';

const PROJECTS = 120;
const MANY = 3000;

interface Crowded {
  /** A site with one generated article of {@link PROJECTS}. */
  readonly few: string;
  /** The same pages with {@link MANY} projects. */
  readonly many: string;
}

/** Builds the site once for all tests of this file. */
const test = base.extend<object, { sites: Crowded }>({
  sites: [
    // eslint-disable-next-line no-empty-pattern -- Playwright tells by the pattern what a fixture needs
    async ({}, use) => {
      const [small, large] = [copyWith(1, PROJECTS), copyWith(0, 0)];
      small.build();
      const directories = [small, large].map((copy) => join(copy.directory, 'build'));
      const [from = '', to = ''] = directories;
      await crowd(from, 'article-1', MANY, to);
      const servers = await Promise.all(directories.map((directory) => serve({ directory, port: 0 })));
      await use({ few: servers[0]?.url ?? '', many: servers[1]?.url ?? '' });
      for (const { server } of servers) server.close();
      for (const copy of [small, large]) copy.remove();
    },
    { scope: 'worker', timeout: 300_000 }
  ],
  servers: async ({ sites }, use) => use([sites.few, sites.many])
});
test.describe.configure({ mode: 'default' });

/** Clusters and single markers on the map. */
const items = (page: Page) => page.locator('.markers a');
const clusters = (page: Page) => page.locator('.markers a[data-cluster]');

/** How many projects all that is on the map stands for. */
async function held(page: Page): Promise<number> {
  const names = await items(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('aria-label') ?? '')
  );
  return names.reduce((sum, name) => sum + Number(/^(\d+) projects: /.exec(name)?.[1] ?? 1), 0);
}

/** Resolves when no flight changes any more what is on the map. */
async function atRest(page: Page): Promise<void> {
  const names = () =>
    items(page).evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')).join('\n'));
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await names();
        const same = now === before;
        before = now;
        return same;
      },
      { intervals: [1200] }
    )
    .toBe(true);
}

/** Paths of the scripts that run beside the page. */
async function workers(page: Page): Promise<string[]> {
  return [...new Set(page.workers().map((worker) => new URL(worker.url()).pathname))];
}

/** The cluster that holds the most. */
async function largest(page: Page) {
  const names = await clusters(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('aria-label') ?? '')
  );
  const [name = ''] = names.sort((a, b) => parseInt(b) - parseInt(a));
  return { count: parseInt(name), link: page.getByRole('button', { name, exact: true }) };
}

test('a crowd’s map holds every project, in clusters that say how many of which theme', async ({
  page,
  sites
}) => {
  await page.goto(`${sites.few}article-1/`);
  await live(page);
  expect(await items(page).count()).toBeLessThan(60);
  expect(await held(page)).toBe(PROJECTS);
  const name = (await clusters(page).first().getAttribute('aria-label')) ?? '';
  const [total = 0, ...parts] = [...name.matchAll(/\d+/g)].map(Number);
  expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
  expect(name).toMatch(/energy|ports|AI|telecom|payments|research|circular economy|supply chains/);
});

test('a cluster comes closer when it is clicked, and parts', async ({ page, sites }) => {
  await page.goto(`${sites.few}article-1/`);
  await live(page);
  const { count, link } = await largest(page);
  await link.click();
  await expect(link).toHaveCount(0);
  await expect.poll(async () => (await items(page).count()) > 3).toBe(true);
  await expect.poll(() => held(page)).toBeGreaterThanOrEqual(count);
  await expect(page).toHaveURL(`${sites.few}article-1/`);
});

test('the keyboard opens a cluster, and stays on the map where it was', async ({ page, sites }) => {
  await page.goto(`${sites.few}article-1/`);
  await live(page);
  const { link } = await largest(page);
  await page.getByRole('link', { name: 'Skip the map' }).focus();
  for (let stop = 0; stop < 2; stop += 1) await page.keyboard.press('Tab');
  await expect(items(page).first()).toBeFocused();
  await link.focus();
  await page.keyboard.press(' ');
  await expect(link).toHaveCount(0);
  await expect(page.locator('.markers a:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.markers a:focus')).toHaveCount(1);
});

test('before the live map is there a cluster lists its projects, each a link', async ({ page, sites }) => {
  await page.route('**/*.topo.*.json', () => undefined);
  await page.goto(`${sites.few}article-1/`);
  const { count, link } = await largest(page);
  await link.click();
  const dialog = page.getByRole('dialog', { name: `${count} projects here` });
  await expect(dialog.getByRole('link')).toHaveCount(count);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await link.click();
  const title = await dialog.getByRole('link').last().textContent();
  await dialog.getByRole('link').last().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(page.locator('.markers a[aria-current=page]')).toBeVisible();
});

test('a theme’s choice changes what the clusters hold', async ({ page, sites }) => {
  await page.goto(`${sites.few}article-1/`);
  await live(page);
  const chip = page.getByRole('button', { name: /^Energy/ });
  const count = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0]);
  await chip.click();
  await expect.poll(() => held(page)).toBe(count);
  await chip.click();
  await expect.poll(() => held(page)).toBe(PROJECTS);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the drawn map has the clusters, which lead to the list', async ({ page, sites }) => {
    await page.goto(`${sites.few}article-1/`);
    expect(await held(page)).toBe(PROJECTS);
    await expect(clusters(page).first()).toHaveAttribute('href', /#panel$/);
    await expect(page.locator('main a[data-id]')).toHaveCount(PROJECTS);
    await page.goto(`${sites.few}embed/article-1/project-7/`);
    await expect(clusters(page).first()).toHaveAttribute('href', /article-1\/#projects$/);
  });
});

test.describe('thousands of projects', () => {
  /** The pages were prerendered with fewer; Svelte says that it had to mend them. */
  test.use({ tolerated: [/hydration_mismatch/] });

  test('are taken together by a worker, and never fill the page', async ({ page, sites }) => {
    await page.goto(`${sites.many}article-1/`);
    await live(page);
    await expect.poll(() => held(page)).toBe(MANY);
    expect(await workers(page)).toHaveLength(2);
    for (let step = 0; step < 3; step += 1) {
      const { link } = await largest(page);
      await link.click();
      await expect(link).toHaveCount(0);
      await atRest(page);
      expect(await items(page).count()).toBeLessThanOrEqual(150);
    }
  });

  test('are taken together without a worker where none starts', async ({ page, sites }) => {
    await page.route('**/clusters.worker*', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html' })
    );
    await page.goto(`${sites.many}article-1/`);
    await live(page);
    await expect.poll(() => held(page)).toBe(MANY);
  });

  test('stand in the list in parts, of which the next follows on request', async ({ page, sites }) => {
    await page.goto(`${sites.many}article-1/`);
    await live(page);
    const entries = page.locator('main a[data-id]');
    await expect(entries).toHaveCount(500);
    await page.getByRole('button', { name: /Show 500 more: 500 of 3000/ }).click();
    await expect(entries).toHaveCount(1000);
    await expect(entries.nth(500)).toBeFocused();
  });
});
