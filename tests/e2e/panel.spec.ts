import type { Page } from '@playwright/test';
import {
  articleText,
  entry,
  expect,
  hitAt,
  kilometres,
  marker,
  placed,
  projects,
  settled,
  test,
  type Project
} from './fixtures.ts';

/** What the page says of how exactly a place is known. */
const PRECISION_WORDS: Record<Project['precision'], RegExp> = {
  site: /the thing itself stands here/i,
  city: /the city is known, the exact spot is not/i,
  headquarters: /headquarters here; the work is elsewhere/i,
  country: /the article names only the country/i,
  region: /several countries at once/i
};

async function expectOpen(page: Page, { title, number, place, precision, excerpts }: Project): Promise<void> {
  const panel = page.locator('main#panel');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(panel).toContainText(place);
  await expect(panel).toContainText(PRECISION_WORDS[precision]);
  await expect(panel).toContainText(`${number} of ${projects.length}`);
  const words = (await panel.locator('blockquote').allTextContents()).map((text) => text.trim());
  expect(words).toEqual(excerpts);
  for (const text of words) expect(articleText).toContain(text);
}

/** The open project's marker stands in the map's clear part: inside it, and with nothing over it. */
async function expectInClearView(page: Page, id: string): Promise<void> {
  await expect
    .poll(async () => {
      const at = (await settled(page))[id];
      const map = await page.locator('section.map').boundingBox();
      if (!at || !map) return 'missing';
      const inside =
        at.x > map.x + 14 &&
        at.x < map.x + map.width - 14 &&
        at.y > map.y + 14 &&
        at.y < map.y + map.height - 14;
      return inside ? await hitAt(page, at) : `outside at ${at.x}, ${at.y}`;
    })
    .toBe(id);
}

test('each marker opens its project, and the camera flies there', async ({ page, open }) => {
  test.setTimeout(150_000);
  await open('japan-asean/');
  for (const each of placed) {
    await page.getByRole('button', { name: 'Whole region' }).click();
    await settled(page);
    const region = await kilometres(page);
    await marker(page, each.id).click();
    await expect(page).toHaveURL(new RegExp(`/japan-asean/${each.id}/$`));
    await expectOpen(page, each);
    await expectInClearView(page, each.id);
    await expect
      .poll(() => kilometres(page), `how close the camera comes to ${each.id}`)
      .toBeLessThan(region / (each.precision === 'country' ? 2 : 8));
    await expect(marker(page, each.id)).toHaveAttribute('aria-current', 'page');
  }
});

test('under reduced motion each marker’s project is in clear view at once', async ({ page, open }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  for (const each of placed) {
    await page.getByRole('button', { name: 'Whole region' }).click();
    await settled(page);
    await marker(page, each.id).click();
    await expectOpen(page, each);
    await expectInClearView(page, each.id);
  }
});

test('each entry of the list opens its project; previous and next walk in the article’s order', async ({
  page,
  open
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  for (const [index, each] of projects.entries()) {
    await entry(page, each.id).click();
    await expectOpen(page, each);
    const previous = page.getByRole('link', { name: /^Previous/ });
    const next = page.getByRole('link', { name: /^Next/ });
    const [before, after] = [projects[index - 1], projects[index + 1]];
    if (before) await expect(previous).toHaveAccessibleName(`Previous: ${before.number}. ${before.title}`);
    else await expect(previous).toHaveCount(0);
    if (after) await expect(next).toHaveAccessibleName(`Next: ${after.number}. ${after.title}`);
    else await expect(next).toHaveCount(0);
    await page.getByRole('link', { name: /All 14 projects/ }).click();
    await expect(page).toHaveURL(/\/japan-asean\/$/);
  }

  await entry(page, projects[0]?.id ?? '').click();
  for (const each of projects.slice(1)) {
    await page.getByRole('link', { name: /^Next/ }).click();
    await expectOpen(page, each);
  }
});

test('an excerpt leads to the publisher’s page at that passage; the project’s facts and sources are there', async ({
  page,
  open
}) => {
  await open('japan-asean/sihanoukville-port/');
  const panel = page.locator('main#panel');
  for (const link of await panel.getByRole('link', { name: /Read it in Global Economic Times/ }).all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect(href).toMatch(/^https:\/\/globaleconomictimes\.kr\/amp\/1065606325906519#:~:text=/);
    const [start = ''] = decodeURIComponent(href.split('text=')[1] ?? '').split(/,|-,/);
    expect(articleText).toContain(start.slice(0, 20));
  }
  await expect(panel.locator('blockquote').first()).toHaveAttribute(
    'cite',
    'https://globaleconomictimes.kr/amp/1065606325906519'
  );
  await expect(panel).toContainText('12 September 2024');
  await expect(panel).toContainText('Completed');
  await expect(panel).toContainText('Cambodia');
  await expect(panel.getByRole('heading', { name: /Editor’s note/ })).toBeVisible();
  await expect(panel.getByText('Ours, not the article’s.')).toBeVisible();
  await expect(panel.getByRole('link', { name: /Wikipedia/ })).toHaveAttribute('href', /wikipedia\.org/);
});

test('list and map point at each other, by pointer and by focus', async ({ page, open }) => {
  await open('japan-asean/');
  await settled(page);
  const title = page.locator('.markers text', { hasText: /AEON/ });
  const [entryLink, markerLink] = [entry(page, 'aeon-oji'), marker(page, 'aeon-oji')];
  const plain = await entryLink.evaluate((link) => getComputedStyle(link).backgroundColor);
  const expectMarked = async (): Promise<void> => {
    await expect(title).toBeVisible();
    await expect(entryLink).not.toHaveCSS('background-color', plain);
  };
  const expectPlain = async (): Promise<void> => {
    await expect(title).toHaveCount(0);
    await expect(entryLink).toHaveCSS('background-color', plain);
  };

  await expectPlain();
  await entryLink.hover();
  await expectMarked();
  await page.getByRole('heading', { level: 1 }).hover();
  await expectPlain();
  await markerLink.hover();
  await expectMarked();
  await page.getByRole('heading', { level: 1 }).hover();
  await expectPlain();
  await entryLink.focus();
  await expectMarked();
  await entryLink.blur();
  await expectPlain();
  await markerLink.focus();
  await expectMarked();
  await markerLink.blur();
  await expectPlain();
});

/** Ids of the shown entries, and of those among them that have markers. */
async function shownIds(page: Page): Promise<{ list: string[]; markers: string[] }> {
  const ids = (selector: string) =>
    page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('data-id') ?? ''));
  return { list: (await ids('main a[data-id]')).sort(), markers: (await ids('.markers a[data-id]')).sort() };
}

test('choosing a theme leaves the same projects in list and map; reload keeps it, Back undoes it', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  const expectShown = async (themes: readonly string[]): Promise<void> => {
    const wanted = projects.filter(({ theme }) => !themes.length || themes.includes(theme));
    await expect
      .poll(() => shownIds(page))
      .toEqual({
        list: wanted.map(({ id }) => id).sort(),
        markers: wanted
          .filter(({ precision }) => precision !== 'region')
          .map(({ id }) => id)
          .sort()
      });
  };
  const energy = page.getByRole('button', { name: /Energy/ });
  const research = page.getByRole('button', { name: /Research/ });
  await expectShown([]);
  await expect(energy).toHaveAccessibleName(/Energy\s*3 projects/);
  await expect(energy).toHaveAttribute('aria-pressed', 'false');

  await energy.click();
  await expect(energy).toHaveAttribute('aria-pressed', 'true');
  await expectShown(['energy']);
  expect(new URL(page.url()).searchParams.getAll('theme')).toEqual(['energy']);
  await research.click();
  await expectShown(['energy', 'research']);
  expect(new URL(page.url()).searchParams.getAll('theme')).toEqual(['energy', 'research']);

  await page.reload();
  await expectShown(['energy', 'research']);
  await expect(energy).toHaveAttribute('aria-pressed', 'true');

  await entry(page, 'azec').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/AZEC/);
  await page.getByRole('link', { name: /All 14 projects/ }).click();
  await expectShown(['energy', 'research']);

  await page.goBack();
  await page.goBack();
  await expectShown(['energy', 'research']);
  await page.goBack();
  await expectShown(['energy']);
  await page.goBack();
  await expectShown([]);
  await expect(page).toHaveURL(/\/japan-asean\/$/);

  await energy.click();
  await expectShown(['energy']);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expectShown([]);
  await expect(page).toHaveURL(/\/japan-asean\/$/);
});

test('the list has every project in the article’s order, those across the region in a group of their own', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  const ids = (name: string) =>
    page
      .getByRole('region', { name })
      .locator('a[data-id]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('data-id')));
  expect(await ids('On the map')).toEqual(placed.map(({ id }) => id));
  expect(await ids('Across the region')).toEqual(
    projects.filter(({ precision }) => precision === 'region').map(({ id }) => id)
  );
  for (const { id, number, title, place } of projects) {
    await expect(entry(page, id)).toContainText(title);
    await expect(entry(page, id)).toContainText(place);
    await expect(entry(page, id)).toHaveAccessibleName(new RegExp(`^${number}\\. `));
  }
});
