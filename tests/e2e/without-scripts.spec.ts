import { articleText, entry, expect, hitAt, marker, placed, projects, site, spot, test } from './fixtures.ts';

test.use({ javaScriptEnabled: false });

test('the drawn map stands there, every marker on it hit where it is drawn', async ({ page }) => {
  await page.goto(`${site()}japan-asean/`);
  const map = await page.locator('section.map').boundingBox();
  if (!map) throw new Error('There is no map');
  for (const country of ['JP', 'TH', 'KH', 'PH', 'SG', 'MM'])
    await expect(page.locator(`.drawn path[data-iso="${country}"]`)).toBeVisible();
  for (const { id, number, title } of placed) {
    await expect(marker(page, id)).toHaveAccessibleName(`${number}. ${title}`);
    const at = await spot(page, id);
    expect(at.x).toBeGreaterThan(map.x);
    expect(at.x).toBeLessThan(map.x + map.width);
    expect(await hitAt(page, at)).toBe(id);
  }
});

test('sites stand in their country on the drawn map', async ({ page }) => {
  await page.goto(`${site()}japan-asean/`);
  for (const { id, countries, precision } of placed) {
    if (precision !== 'site' && precision !== 'city') continue;
    const at = await spot(page, id);
    const land = await page.locator(`.drawn path[data-iso="${countries[0]}"]`).boundingBox();
    if (!land) throw new Error(`${countries[0]} is not drawn`);
    const [dx, dy] = [
      Math.max(land.x - at.x, 0, at.x - land.x - land.width),
      Math.max(land.y - at.y, 0, at.y - land.y - land.height)
    ];
    expect(Math.hypot(dx, dy), `${id} stands off ${countries[0]} by`).toBeLessThan(40);
  }
});

test('markers are links to pages, and their excerpts can be read there', async ({ page }) => {
  for (const each of placed) {
    await page.goto(`${site()}japan-asean/`);
    const { x, y } = await spot(page, each.id);
    await page.mouse.click(x, y);
    await expect(page).toHaveURL(`${site()}japan-asean/${each.id}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(each.title);
    for (const excerpt of each.excerpts)
      await expect(page.locator('blockquote', { hasText: excerpt })).toBeVisible();
  }
});

test('the list shows every excerpt, and its entries lead to their pages', async ({ page }) => {
  await page.goto(`${site()}japan-asean/`);
  const words = await page.locator('main blockquote:visible').allTextContents();
  expect(words.map((text) => text.trim()).sort()).toEqual(
    projects.flatMap(({ excerpts }) => excerpts).sort()
  );
  for (const text of words) expect(articleText).toContain(text.trim());
  for (const { id, title } of projects) await expect(entry(page, id)).toContainText(title);
  await entry(page, 'azec').click();
  await expect(page).toHaveURL(`${site()}japan-asean/azec/`);
  await page.getByRole('link', { name: /All 14 projects/ }).click();
  await expect(page).toHaveURL(`${site()}japan-asean/`);
});

test('no control stands there that could do nothing', async ({ page }) => {
  await page.goto(`${site()}japan-asean/`);
  await expect(page.getByRole('button', { name: /Zoom|Whole region|Full screen/ })).toHaveCount(0);
});

test('a regional project’s countries are lit up', async ({ page }) => {
  await page.goto(`${site()}japan-asean/azec/`);
  const fill = (country: string) =>
    page.locator(`.drawn path[data-iso="${country}"]`).evaluate((path) => getComputedStyle(path).fill);
  const lit = await fill('AU');
  for (const country of projects.find(({ id }) => id === 'azec')?.countries ?? [])
    expect(await fill(country), country).toBe(lit);
  expect(await fill('MM')).not.toBe(lit);
  await page.goto(`${site()}japan-asean/sihanoukville-port/`);
  expect(await fill('AU')).not.toBe(lit);
});

test('the map has its size before what stands under it has arrived', async ({ page }) => {
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${site()}japan-asean/`);
    const [whole, early] = await page.locator('section.map').evaluate((map) => {
      const [stage, caption] = map.children;
      const whole = stage?.getBoundingClientRect().height;
      caption?.remove();
      return [whole, stage?.getBoundingClientRect().height];
    });
    expect(early, `at ${width} px`).toBe(whole);
  }
});
