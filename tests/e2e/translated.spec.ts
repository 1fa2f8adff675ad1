import type { Page } from '@playwright/test';
import { entry, expect, live, marker, project, projects, settled, site, test } from './fixtures.ts';

const [port, second] = [project('sihanoukville-port'), project('docomo-oran-ph')];

/** Does to a page what browsers' translators do: each text node with words gives way to `<font>` elements with other words. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, font')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

/** What of the words on a page is still the translator's. */
function leftOver(page: Page, within: string): Promise<string[]> {
  return page.locator(`${within} font font`).allTextContents();
}

test('on a translated page what changes with the project, the filter or the map’s state is all new', async ({
  page,
  open
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/sihanoukville-port/');
  const heading = page.getByRole('heading', { level: 1 });
  await translate(page);
  await expect(heading).toHaveText(`«${port.title}»`);

  await page.getByRole('link', { name: /^Next/ }).first().click();
  await expect(heading).toHaveText(projects[1]?.title ?? '');
  expect(await leftOver(page, 'main')).toEqual([]);
  await expect(page.locator('blockquote')).toHaveText([...(projects[1]?.excerpts ?? [])]);

  await translate(page);
  await settled(page);
  await marker(page, second.id).click();
  await expect(heading).toHaveText(second.title);
  expect(await leftOver(page, 'main')).toEqual([]);
  expect(await leftOver(page, '.markers .title'), 'the name beside the marker').toEqual([]);
  await expect(page.locator('.markers .title')).toContainText('DOCOMO');
  expect(await leftOver(page, '#svelte-announcer'), 'what a screen reader is told').toEqual([]);

  await translate(page);
  await page.keyboard.press('Escape');
  await expect(entry(page, second.id)).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Back to the list');
  expect(await leftOver(page, 'main')).toEqual([]);
  expect(await leftOver(page, '[role=status]')).toEqual([]);

  await translate(page);
  await page.getByRole('button', { name: /Energy/ }).click();
  await expect(page.locator('main li a[data-id]')).toHaveCount(3);
  await page.getByRole('button', { name: /Energy/ }).click();
  await expect(page.locator('main li a[data-id]')).toHaveCount(projects.length);
  await expect(entry(page, port.id)).toContainText(port.title);
});

test('so in an embed, whose list folds and unfolds with words of its own', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site()}embed/japan-asean/`);
  await live(page);
  await translate(page);
  await page.getByRole('button', { name: /List all/ }).click();
  await expect(page.locator('button[aria-controls=projects]')).toHaveText('Fold the list away');
  await page.locator(`#projects a[data-id="${port.id}"]`).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(port.title);
  await translate(page);
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(heading).toHaveText(projects[1]?.title ?? '');
  expect(await leftOver(page, '.embed main')).toEqual([]);
  expect(await leftOver(page, '.embed footer a')).toEqual([]);
});
