import type { Page } from '@playwright/test';
import { expect, live, marker, placed, project, projects, settled, site, spot, test } from './fixtures.ts';

const LIST = 'embed/japan-asean/';
const PORT = 'embed/japan-asean/sihanoukville-port/';

/** What of a frame's contents lies beyond its right edge, or is cut at the bottom though it should be all in view. */
async function expectWhole(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const cut = await page.locator('.embed :is(h1, p, a, button, li, summary)').evaluateAll(
    (nodes, limit) =>
      nodes
        .filter((node) => node.checkVisibility() && !node.closest('.hidden, svg'))
        .filter((node) => node.getBoundingClientRect().right > limit + 1)
        .map((node) => node.textContent.slice(0, 40)),
    width
  );
  expect(cut, 'text beyond the right edge').toEqual([]);
}

for (const [width, height, beside] of [
  [320, 480, false],
  [600, 450, true],
  [1000, 600, true]
] as const) {
  test(`at ${width} × ${height} map and words share the frame, and nothing is cut`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const path of [LIST, PORT]) {
      await page.goto(site() + path);
      await live(page);
      await settled(page);
      await expectWhole(page, width);
      const map = await page.locator('section.map').boundingBox();
      const heading = page.getByRole('heading', { level: 1 });
      const words = await heading.boundingBox();
      if (!map || !words) throw new Error('The map or the words are missing');
      await expect(heading, 'the words are in view at once').toBeInViewport();
      if (beside) {
        expect(words.x).toBeGreaterThanOrEqual(map.x + map.width);
        expect(map.height).toBe(height);
      } else {
        expect(words.y).toBeGreaterThanOrEqual(map.y + map.height);
        expect(map.height).toBeLessThan(height * 0.65);
      }
      expect(map.width * map.height, 'the map has most of the frame').toBeGreaterThan(width * height * 0.4);
    }
    await page.goto(site() + LIST);
    await live(page);
    const stage = await page.locator('.stage').boundingBox();
    if (!stage) throw new Error('There is no map');
    for (const { id } of placed) {
      const { x, y } = await spot(page, id);
      expect(x, id).toBeGreaterThan(stage.x);
      expect(x, id).toBeLessThan(stage.x + stage.width);
      expect(y, id).toBeLessThan(stage.y + stage.height);
    }
  });
}

test('choosing inside changes neither address nor history, and Escape leads back', async ({ page }) => {
  await page.goto(site() + LIST);
  await live(page);
  const before = await page.evaluate(() => [history.length, location.href]);
  await marker(page, 'docomo-oran-ph').focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(project('docomo-oran-ph').title);
  await expect(heading).toBeFocused();
  await expect(page.locator('blockquote')).toHaveText([...project('docomo-oran-ph').excerpts]);
  await page.getByRole('link', { name: /^Next: 10\./ }).click();
  await expect(heading).toHaveText(project('docomo-oran-sg').title);
  await page.keyboard.press('Escape');
  await expect(page.locator('#projects')).toBeVisible();
  await expect(marker(page, 'docomo-oran-ph'), 'focus returns to what was opened first').toBeFocused();
  expect(await page.evaluate(() => [history.length, location.href])).toEqual(before);
});

test('the folded list under the map opens, and an entry of it opens its project in view', async ({
  page
}) => {
  await page.setViewportSize({ width: 360, height: 480 });
  await page.goto(site() + LIST);
  await expect(page.locator('#projects')).toBeHidden();
  await page.getByRole('button', { name: 'List all 14 projects' }).click();
  await expect(page.locator('#projects li')).toHaveCount(projects.length);
  await page.locator('#projects a[data-id="iseas-survey"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('iseas-survey').title);
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await page.getByRole('link', { name: 'All 14 projects' }).click();
  await expect(page.locator('#projects a[data-id="iseas-survey"]')).toBeFocused();
});

test('the folded list opens also for who asks before the page’s scripts have come', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 480 });
  const held: (() => void)[] = [];
  await page.route('**/*.js', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto(site() + LIST, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'List all 14 projects' }).click();
  await expect(page.locator('#projects')).toBeHidden();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const release of held) release();
  await expect(page.locator('#projects')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fold the list away' })).toBeVisible();
});

test('the credit and the facts lead to the full page, in a tab of its own', async ({ page }) => {
  await page.goto(site() + PORT);
  await live(page);
  for (const name of [/^The full map/, /^Dates, notes and sources/]) {
    const link = page.getByRole('link', { name });
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await expect(opened).toHaveURL(`${site()}japan-asean/sihanoukville-port/`);
    await opened.close();
  }
});

test.describe('options', () => {
  test('theme, at the first paint and against the system', async ({ page }) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${site()}${LIST}?theme=light`);
    const light = await ground();
    await page.route('**/*.js', () => undefined);
    await page.goto(`${site()}${LIST}?theme=dark`, { waitUntil: 'commit' });
    await expect(page.locator('.embed')).toBeAttached();
    expect(await ground(), 'before any script file has come').not.toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${site()}${LIST}?theme=light`, { waitUntil: 'commit' });
    await expect(page.locator('.embed')).toBeAttached();
    expect(await ground()).toBe(light);
    await page.goto(`${site()}${LIST}?theme=auto`, { waitUntil: 'commit' });
    await expect(page.locator('.embed')).toBeAttached();
    expect(await ground(), 'auto follows the system').not.toBe(light);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
  test('panel=below and panel=none', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 600 });
    await page.goto(`${site()}${LIST}?panel=below`);
    await live(page);
    const [map, heading] = [page.locator('section.map'), page.getByRole('heading', { level: 1 })];
    expect((await map.boundingBox())?.width).toBe(800);
    expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual((await map.boundingBox())?.height ?? 0);
    await page.goto(`${site()}${LIST}?panel=none`);
    await live(page);
    expect((await map.boundingBox())?.width).toBe(800);
    await expect(heading).toBeHidden();
    await marker(page, 'aeon-oji').click();
    await expect(
      page.getByRole('link', { name: new RegExp(project('aeon-oji').title) }).last()
    ).toHaveAttribute('href', /japan-asean\/aeon-oji\/$/);
  });

  test('interactive=false keeps the drawn map and fetches nothing more', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site()}${LIST}?interactive=false`);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(4000);
    await expect(page.locator('section.map')).toHaveAttribute('data-phase', 'static');
    expect(asked.filter((url) => /maplibre|\.mvt|worker/.test(url))).toEqual([]);
    await marker(page, 'aeon-oji').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
  });

  test('project opens one; a wrong value is said once and read as the default; unknown ones are ignored', async ({
    page
  }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`${site()}${LIST}?project=azec&utm_source=x&url=javascript:alert(1)`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
    await page.waitForTimeout(500);
    expect(said).toEqual([]);
    await page.goto(`${site()}${LIST}?theme=<b>&panel=left&project=__proto__&lang=xx&interactive=maybe`);
    await live(page);
    expect(said).toHaveLength(5);
    for (const option of ['theme', 'panel', 'project', 'lang', 'interactive'])
      expect(said.filter((sentence) => sentence.includes(`“${option}”`))).toHaveLength(1);
    await expect(page.locator('#projects')).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the frame shows the drawn map and every excerpt, and its links stay in the frame', async ({
    page
  }) => {
    await page.setViewportSize({ width: 360, height: 480 });
    await page.goto(site() + LIST);
    await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
    const words = await page.locator('blockquote:visible').allTextContents();
    expect(words.map((text) => text.trim()).sort()).toEqual(
      projects.flatMap(({ excerpts }) => excerpts).sort()
    );
    const { x, y } = await spot(page, 'sihanoukville-port');
    await page.mouse.click(x, y);
    await expect(page).toHaveURL(site() + PORT);
    await expect(page.locator('blockquote')).toHaveText([...project('sihanoukville-port').excerpts]);
  });
});

test('on paper stand the drawn map and every excerpt', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 500 });
  await page.goto(site() + LIST);
  await live(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await expect(page.locator('.canvas')).toBeHidden();
  const words = await page.locator('blockquote:visible').allTextContents();
  expect(words.map((text) => text.trim()).sort()).toEqual(
    projects.flatMap(({ excerpts }) => excerpts).sort()
  );
  const { panel, content } = await page.evaluate(() => ({
    panel: document.querySelector('.panel')?.getBoundingClientRect().height ?? 0,
    content: document.querySelector('.panel')?.scrollHeight ?? 0
  }));
  expect(content, 'nothing is scrolled out of sight').toBeLessThanOrEqual(Math.ceil(panel));
});
