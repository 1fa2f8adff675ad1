import { entry, expect, live, marker, nestedSite, project, projects, test } from './fixtures.ts';

test('the same files work under a sub-path', async ({ page, request }) => {
  const root = nestedSite();
  await page.goto(`${root}japan-asean/`);
  await live(page);
  await marker(page, 'docomo-oran-ph').click();
  await expect(page).toHaveURL(`${root}japan-asean/docomo-oran-ph/`);
  await expect(page.locator('blockquote')).toHaveText([...project('docomo-oran-ph').excerpts]);
  await page.goBack();
  await expect(page).toHaveURL(`${root}japan-asean/`);

  await entry(page, 'azec').click();
  await expect(page).toHaveURL(`${root}japan-asean/azec/`);
  await page.getByRole('link', { name: /All 14 projects/ }).click();

  await page.getByRole('button', { name: /Energy/ }).click();
  await expect(page.locator('main a[data-id]')).toHaveCount(
    projects.filter(({ theme }) => theme === 'energy').length
  );
  await expect(page).toHaveURL(`${root}japan-asean/?theme=energy`);

  for (const name of ['GeoJSON', 'CSV', 'Web Annotations']) {
    const link = page.getByRole('link', { name, exact: true });
    const address = await link.evaluate((node: HTMLAnchorElement) => node.href);
    expect(address).toContain(`${root}japan-asean/`);
    expect((await request.get(address)).ok(), address).toBe(true);
  }
});

test('the root and a project’s page work under a sub-path, from their own address', async ({ page }) => {
  await page.goto(nestedSite());
  await live(page);
  await entry(page, 'aeon-oji').click();
  await expect(page).toHaveURL(`${nestedSite()}japan-asean/aeon-oji/`);
  await page.reload();
  await live(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
});
