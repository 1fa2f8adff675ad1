import { serve } from '../serve.ts';
import { expectDrawnMap, frameOf, notice, phase, tryAgain } from './faulty.ts';
import { expect, live, marker, project, projects, site } from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

test.describe('a sandboxed frame of a server that shares nothing', () => {
  test.use({
    viewport: { width: 360, height: 700 },
    tolerated: [
      [/CORS policy|net::ERR_FAILED|Failed to fetch dynamically imported|^uncaught: $/],
      { scope: 'test' }
    ]
  });

  test('has its list open on a phone too, as no script could open it', async ({ page, hostServer }) => {
    await page.goto(
      hostPage(
        hostServer,
        `<iframe sandbox="allow-scripts" src="${site()}embed/japan-asean/" width="320" height="600"></iframe>`
      )
    );
    const frame = await frameOf(page);
    await expect(frame.locator('.drawn path[data-iso="KH"]')).toBeVisible();
    await expect(frame.locator('#projects')).toBeVisible();
    await expect(frame.locator('#projects a:visible')).toHaveCount(projects.length);
    await expect(frame.getByRole('button')).toHaveCount(0);
    await frame.locator('#projects a[data-id="azec"]').click();
    await expect(frame.locator('blockquote')).toHaveText([...project('azec').excerpts]);
  });
});

/** A policy that a server may send beside the pages' own, as HOSTING.md has it. */
const TRUSTED = "require-trusted-types-for 'script'; trusted-types default svelte-trusted-html";
const SHARING = { 'access-control-allow-origin': '*' };

interface TrustServers {
  trusting: string;
  refusing: string;
}

const trustTest = test.extend<object, TrustServers>({
  trusting: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const headers = { ...SHARING, 'content-security-policy': TRUSTED };
      const { server, url } = await serve({ directory: 'build', port: 0, headers });
      await use(url);
      server.close();
      server.closeAllConnections();
    },
    { scope: 'worker' }
  ],
  refusing: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const headers = { 'content-security-policy': TRUSTED.replace(' default', '') };
      const { server, url } = await serve({ directory: 'build', port: 0, headers });
      await use(url);
      server.close();
      server.closeAllConnections();
    },
    { scope: 'worker' }
  ],
  servers: async ({ hostServer, trusting, refusing }, use) => use([hostServer.origin, trusting, refusing])
});

trustTest.describe('a server that wants trusted types', () => {
  trustTest.use({ tolerated: [[/'default' policy failed to execute/], { scope: 'test' }] });

  trustTest('has the live map, and everything works', async ({ page, trusting }) => {
    await page.goto(`${trusting}japan-asean/`);
    await live(page);
    const refused = await page.evaluate(() => {
      try {
        new Worker('/elsewhere.js');
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(refused, 'and only the map’s worker is trusted').toBe('TypeError');
    await marker(page, 'aeon-oji').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
    await page.getByRole('button', { name: 'Share and embed' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('tab', { name: 'Element' }).click();
    await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue(/<wherein-map/);
  });

  trustTest('has it in another page, in a sandbox too', async ({ page, trusting, hostServer }) => {
    for (const sandbox of ['', 'sandbox="allow-scripts"']) {
      await page.goto(
        hostPage(
          hostServer,
          `<iframe ${sandbox} src="${trusting}embed/japan-asean/" width="700" height="500"></iframe>`
        )
      );
      const frame = await frameOf(page);
      await expect(phase(frame)).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    }
  });
  trustTest.describe('and trusts nothing of ours', () => {
    trustTest.use({ tolerated: [[/TrustedScriptURL|TrustedTypePolicy named 'default'/], { scope: 'test' }] });

    trustTest('has the drawn map, and a line without “Try again”', async ({ page, refusing }) => {
      await page.goto(`${refusing}japan-asean/`);
      await expect(notice(page)).toHaveText('This site’s rules forbid the live map.');
      await expect(tryAgain(page)).toHaveCount(0);
      await expectDrawnMap(page);
      await marker(page, 'aeon-oji').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
    });
  });
});
