import { entry, expect, live, marker, site, test } from './fixtures.ts';

test('a visit leaves nothing about the reader: only pages that were read, in the cache of the site', async ({
  page,
  context
}) => {
  await page.goto(`${site()}japan-asean/`);
  await live(page);
  await marker(page, 'sihanoukville-port').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sihanoukville');
  await page.goBack();
  await entry(page, 'qr-payments').click();
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await page.waitForTimeout(2500);

  const left = await page.evaluate(async () => {
    const kept = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys())
    );
    return {
      cookie: document.cookie,
      local: { ...localStorage },
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit:')),
      databases: await indexedDB.databases(),
      caches: (await caches.keys()).filter((name) => !name.startsWith('wherein')),
      kept: kept.flat().map(({ url }) => url)
    };
  });
  expect(await context.cookies()).toEqual([]);
  expect(left).toMatchObject({ cookie: '', local: {}, session: [], databases: [], caches: [] });
  for (const url of left.kept) expect(url.startsWith(site())).toBe(true);
});
