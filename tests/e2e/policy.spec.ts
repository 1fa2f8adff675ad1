import { expect, project, site, test } from './fixtures.ts';

test.use({
  tolerated: [
    [/Content Security Policy/, /^asked elsewhere: https:\/\/elsewhere\.example\/$/],
    { scope: 'test' }
  ]
});

test('what somebody slips into a page neither runs, nor styles it, nor calls home', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  const blocked = await page.evaluate(async () => {
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      directives.add(effectiveDirective)
    );
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
    const slipped = document.createElement('div');
    slipped.innerHTML =
      '<img src="/favicon.svg" onload="document.title = `taken over`"><p style="position: fixed">…</p><img src="https://elsewhere.example/">';
    document.body.append(slipped);
    await fetch('https://elsewhere.example/').catch(() => undefined);
    while (directives.size < 5) await new Promise((later) => setTimeout(later, 50));
    return {
      directives: [...directives].sort(),
      position: getComputedStyle(slipped.children[1] ?? slipped).position
    };
  });
  expect(blocked).toEqual({
    directives: ['connect-src', 'img-src', 'script-src-attr', 'script-src-elem', 'style-src-attr'],
    position: 'static'
  });
  await expect(page).not.toHaveTitle('taken over');
});

test('the title that is read out when a project opens is not seen', async ({ page, open }) => {
  await open('japan-asean/');
  await page.locator('main a[data-id="azec"]').click();
  const announcer = page.locator('#svelte-announcer');
  await expect(announcer).toContainText(project('azec').title);
  const box = await announcer.boundingBox();
  expect(box).toMatchObject({ width: 1, height: 1 });
  expect(new URL(page.url()).origin).toBe(new URL(site()).origin);
});
