import { CHROMIUM_FLAGS } from '../browser.ts';
import { expect, hitAt, marker, placed, project, site, spot, test } from './fixtures.ts';

const flags = CHROMIUM_FLAGS.filter((flag) => !/swiftshader|blocklist/.test(flag));
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...flags, '--disable-3d-apis'] })
});

test('without WebGL the drawn map stays, says so in a line, and every marker still opens its project', async ({
  page
}) => {
  await page.goto(`${site()}japan-asean/`);
  await expect(page.locator('section.map')).toHaveAttribute('data-phase', 'failed');
  const line = page.locator('.map').getByText('This browser cannot draw the live map.');
  await expect(line).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' }), 'it would not help').toHaveCount(0);
  await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await expect(page.getByRole('button', { name: /Zoom|Whole region|Full screen/ })).toHaveCount(0);
  for (const { id } of placed) expect(await hitAt(page, await spot(page, id))).toBe(id);
  await marker(page, 'sihanoukville-port').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('sihanoukville-port').title);
  for (const excerpt of project('sihanoukville-port').excerpts)
    await expect(page.locator('blockquote', { hasText: excerpt })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(line).toHaveCount(0);
});
