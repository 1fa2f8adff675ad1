import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page, Route } from '@playwright/test';
import { serve } from '../serve.ts';
import {
  expect,
  greatestMove,
  hitAt,
  kilometres,
  live,
  marker,
  placed,
  project,
  projects,
  settled,
  site,
  spot,
  spots
} from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

const CHUNKS = 'build/_app/immutable/chunks';

/** The address of the one built script that satisfies. */
function scriptWhere(satisfies: (code: string) => boolean): RegExp {
  const found = readdirSync(CHUNKS).filter(
    (name) => name.endsWith('.js') && satisfies(readFileSync(join(CHUNKS, name), 'utf8'))
  );
  if (found.length !== 1) throw new Error(`Found ${found.length} such scripts`);
  return new RegExp(`/${found[0]}$`);
}

const MAP_SCRIPT = scriptWhere((code) => code.includes('maplibregl-canvas'));
/** It only imports from the other. */
const WORKER = scriptWhere((code) => code.length < 60 && code.includes(MAP_SCRIPT.source.slice(2, -1)));

/** The frame on a host's page. */
async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('There is no frame');
  return frame;
}

/** The finer parts of the basemap. */
const FINER = /(?:region|detail|e\d+[ns]\d+)\.topo|relief/;

const phase = (page: Page | Frame) => page.locator('section.map');
const notice = (page: Page | Frame) => page.locator('.map .notice p');
const tryAgain = (page: Page | Frame) => page.getByRole('button', { name: 'Try again' });

/** The drawn map is seen, and each marker on it opens its project. */
async function expectDrawnMap(page: Page): Promise<void> {
  await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await expect(page.locator('section.map')).not.toHaveAttribute('data-phase', 'live');
  for (const { id } of placed) expect(await hitAt(page, await spot(page, id)), id).toBe(id);
}

/** How a file fails, seen from the browser. */
const failures: Record<string, (route: Route) => Promise<void> | undefined> = {
  'is not there': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Not found' }),
  'is blocked': (route) => route.abort('blockedbyclient'),
  'never comes': () => undefined,
  'is an HTML page': (route) => route.fulfill({ contentType: 'text/html', body: '<p>Hello' })
};

test.describe('a file of the live map fails', () => {
  test.use({
    tolerated: [
      [/Failed to load resource|answer 404|MIME type|ERR_BLOCKED_BY_CLIENT|ERR_FAILED/],
      { scope: 'test' }
    ]
  });

  for (const [how, fail] of Object.entries(failures))
    test(`when the worker ${how}, the drawn map stays, “Try again” is there within 5 s, and it helps`, async ({
      page
    }) => {
      await page.route(WORKER, fail);
      const script = page.waitForResponse(MAP_SCRIPT);
      await page.goto(`${site()}japan-asean/`);
      await script;
      await expect(tryAgain(page)).toBeVisible({ timeout: 5000 });
      await expect(notice(page)).toHaveText(/^The live map (could not be loaded|is slow to come)/);
      await expect(page.getByRole('status'), 'and is read out').toHaveText(await notice(page).innerText());
      await expectDrawnMap(page);
      await page.unroute(WORKER);
      await tryAgain(page).click();
      await live(page);
      await expect(tryAgain(page)).toHaveCount(0);
      await expect(notice(page)).toHaveCount(0);
    });

  for (const [how, fail] of Object.entries(failures).filter(([name]) => name !== 'never comes'))
    test(`when the first level ${how}, the drawn map stays, and “Try again” helps`, async ({ page }) => {
      await page.route(/world\.topo/, fail);
      await page.goto(`${site()}japan-asean/`);
      await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
      await expectDrawnMap(page);
      await page.unroute(/world\.topo/);
      await tryAgain(page).click();
      await live(page);
    });

  test('when the first level is cut off, the drawn map stays', async ({ page }) => {
    await page.route(/world\.topo/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).slice(0, 5000) });
    });
    await page.goto(`${site()}embed/japan-asean/`);
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await expectDrawnMap(page);
  });

  test('a notice that is dismissed stays away until there is another', async ({ page }) => {
    await page.route(WORKER, (route) => route.abort());
    await page.goto(`${site()}japan-asean/`);
    await expect(tryAgain(page)).toBeVisible();
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    const box = await dismiss.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await tryAgain(page).focus();
    await page.keyboard.press('Tab');
    await expect(dismiss).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dismiss).toHaveCount(0);
    await marker(page, 'aeon-oji').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
    await page.waitForTimeout(1000);
    await expect(dismiss).toHaveCount(0);
    await expect(notice(page)).toHaveCount(0);
  });
});

test('a slow network is no fault as long as something comes', async ({ page, published }) => {
  test.setTimeout(120_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 60_000,
    uploadThroughput: 60_000
  });
  await page.addInitScript(() => {
    Object.assign(window, { told: [] });
    const look = (): void => {
      const text = document.querySelector('.map .notice p')?.textContent;
      if (text) (window as unknown as { told: string[] }).told.push(text);
      requestAnimationFrame(look);
    };
    look();
  });
  const begun = Date.now();
  await page.goto(`${published}japan-asean/`);
  await expect(phase(page)).toHaveAttribute('data-phase', 'live', { timeout: 60_000 });
  expect(Date.now() - begun, 'the network was slow').toBeGreaterThan(5000);
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([]);
});

test.describe('offline', () => {
  test.use({ tolerated: [[/ERR_INTERNET_DISCONNECTED/], { scope: 'test' }] });
  test('the notice says so, and “Try again” helps once there is a network', async ({ page, context }) => {
    await page.route(MAP_SCRIPT, async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText('No connection, so no live map.');
    await expectDrawnMap(page);
    await page.unroute(MAP_SCRIPT);
    await context.setOffline(false);
    await tryAgain(page).click();
    await live(page);
  });
});

/** A picture of the map's middle, without what lies over its edges. */
async function picture(page: Page): Promise<Buffer> {
  const box = await page.locator('.stage').boundingBox();
  if (!box) throw new Error('There is no map');
  const [width, height] = [Math.round(box.width * 0.6), Math.round(box.height * 0.6)];
  return page.screenshot({
    clip: { x: Math.round(box.x + box.width * 0.2), y: Math.round(box.y + box.height * 0.2), width, height }
  });
}

/** Share of the pixels in which two pictures differ clearly. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        })
      );
      let differing = 0;
      for (let i = 0; a && b && i < a.length; i += 4)
        if ([0, 1, 2].some((k) => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0)) > 16)) differing++;
      return differing / ((a?.length ?? 0) / 4);
    },
    [one.toString('base64'), other.toString('base64')]
  );
}

/** Does to the map's WebGL context what a driver that crashes, or a system that sleeps, does. */
function disturb(page: Page, what: 'loseContext' | 'restoreContext'): Promise<void> {
  return page.locator('.canvas canvas').evaluate((canvas, act) => {
    const extension = (canvas as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const self = window as unknown as { lost: WEBGL_lose_context | null | undefined };
    (self.lost ??= extension)?.[act]();
  }, what);
}

test.describe('the WebGL context is lost', () => {
  test('meanwhile the drawn map is there, and with the context comes the same map', async ({
    page,
    open
  }) => {
    await open('japan-asean/sihanoukville-port/');
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await settled(page);
    await page.waitForTimeout(1500);
    const before = await picture(page);
    const places = await spots(page);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    await expectDrawnMap(page);
    await disturb(page, 'restoreContext');
    await live(page);
    expect(greatestMove(places, await settled(page)), 'px that a marker moved').toBeLessThan(0.5);
    await page.waitForTimeout(1500);
    expect(await difference(page, before, await picture(page))).toBeLessThan(0.01);
    await expect(notice(page)).toHaveCount(0);
  });

  test('what is chosen, filtered and recoloured meanwhile is on the map that comes back', async ({
    page,
    open
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open('japan-asean/azec/');
    await settled(page);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1100, height: 700 });
    await marker(page, 'sihanoukville-port').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('sihanoukville-port').title);
    await disturb(page, 'restoreContext');
    await live(page);
    await expect.poll(() => kilometres(page), 'the map has flown there').toBeLessThan(100);
    await settled(page);
    await page.mouse.move(5, 5);
    await page.waitForTimeout(2500);
    const after = await picture(page);
    await open('japan-asean/sihanoukville-port/');
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await settled(page);
    await page.waitForTimeout(2500);
    expect(await difference(page, after, await picture(page))).toBeLessThan(0.02);
  });

  test('a level that comes meanwhile is on the map that comes back', async ({ page, open }) => {
    let come = (): void => undefined;
    const restored = new Promise<void>((resolve) => (come = resolve));
    await page.route(FINER, async (route) => {
      await restored;
      await route.continue();
    });
    const asked = page.waitForRequest(/detail\.topo/);
    await open('japan-asean/sihanoukville-port/');
    await asked;
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    const answered = page.waitForResponse(/detail\.topo/);
    come();
    await (await answered).finished();
    await page.waitForTimeout(1000);
    await disturb(page, 'restoreContext');
    await live(page);
    await page.waitForTimeout(3000);
    const after = await picture(page);
    await open('japan-asean/sihanoukville-port/');
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await page.waitForTimeout(3000);
    expect(await difference(page, after, await picture(page))).toBeLessThan(0.02);
    await expect(notice(page)).toHaveCount(0);
  });

  test('for good: the drawn map returns with a line, and “Try again” brings a new one', async ({
    page,
    open
  }) => {
    await open('embed/japan-asean/azec/');
    await disturb(page, 'loseContext');
    await expect(notice(page)).toHaveText(/^The live map has stopped/);
    await expectDrawnMap(page);
    await expect(page.getByRole('button', { name: 'Zoom in' })).toHaveCount(0);
    await tryAgain(page).click();
    await live(page);
    await expect(page.locator('.canvas canvas')).toHaveCount(1);
    await page.getByRole('button', { name: 'Zoom in' }).click();
  });

  test('again and again: the map comes back each time', async ({ page, open }) => {
    await open('japan-asean/');
    for (let i = 0; i < 5; i++) {
      await disturb(page, 'loseContext');
      await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
      await disturb(page, 'restoreContext');
      await live(page);
    }
    const before = await kilometres(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => kilometres(page)).toBeLessThan(before);
  });
});

/** Counts how often a page is loaded. */
function loads(page: Page): () => number {
  let count = 0;
  page.on('domcontentloaded', () => count++);
  return () => count;
}

const missing = (route: Route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' });

test.describe('a release has replaced the scripts of a page', () => {
  test.use({
    serviceWorkers: 'block',
    tolerated: [
      [/Failed to load resource|answer 404|MIME type|preload|blocked by Playwright/],
      { scope: 'test' }
    ]
  });

  test('the page is loaded anew once; if the map’s script is still missing, a line says so, and “Try again” helps', async ({
    page
  }) => {
    const loaded = loads(page);
    await page.route(MAP_SCRIPT, missing);
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(2000);
    expect(loaded()).toBe(2);
    await expectDrawnMap(page);
    await page.unroute(MAP_SCRIPT);
    await tryAgain(page).click();
    await live(page);
    expect(loaded(), 'without loading the page').toBe(2);
  });

  test('when only the map’s script was old, the page that is loaded anew has the map', async ({ page }) => {
    const loaded = loads(page);
    await page.route(MAP_SCRIPT, (route) => (loaded() < 2 ? missing(route) : route.continue()));
    await page.goto(`${site()}japan-asean/`);
    await live(page);
    expect(loaded()).toBe(2);
    await expect(notice(page)).toHaveCount(0);
  });

  test('when MapLibre’s style sheet is missing, “Try again” brings it with the map', async ({ page }) => {
    await page.route(/\/live\.[^/]+\.css$/, missing);
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText('The live map could not be loaded.');
    await expectDrawnMap(page);
    await page.unroute(/\/live\.[^/]+\.css$/);
    await tryAgain(page).click();
    await live(page);
    await expect(page.locator('.canvas canvas')).toHaveCSS('position', 'absolute');
    await expect(page.locator('.maplibregl-ctrl-scale')).toHaveCSS('border-top-width', '0px');
  });

  test('not while a dialog is open', async ({ page }) => {
    const loaded = loads(page);
    let fail = (): void => undefined;
    const asked = new Promise<void>((resolve) => (fail = resolve));
    await page.route(MAP_SCRIPT, async (route) => {
      await asked;
      await missing(route);
    });
    await page.goto(`${site()}japan-asean/`);
    await page.getByRole('button', { name: 'Share and embed' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    fail();
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(1000);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(loaded()).toBe(1);
  });

  test('not in another page, which keeps its own place and the frame’s', async ({
    page,
    published,
    hostServer
  }) => {
    let asked = 0;
    await page.route(MAP_SCRIPT, missing);
    page.on('request', (request) => {
      if (request.method() === 'GET' && request.url() === `${published}embed/japan-asean/`) asked++;
    });
    const loaded = loads(page);
    await page.goto(
      hostPage(hostServer, `<iframe src="${published}embed/japan-asean/" width="700" height="500"></iframe>`)
    );
    const frame = await frameOf(page);
    await expect(notice(frame)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(1000);
    expect([loaded(), asked]).toEqual([1, 1]);
    await tryAgain(frame).click();
    await expect.poll(() => asked, 'a reader who asks gets the frame anew').toBe(2);
    expect(loaded(), 'and not the page around').toBe(1);
  });

  test('a link leads to its page though the script for it is missing, and so does a page that is opened', async ({
    page,
    open
  }) => {
    const list = await (await page.request.get(`${site()}japan-asean/`)).text();
    const gone = /\/nodes\/\d+\.[^/]+\.js$/;
    /** What Kit asks for at once is there: the page's own, and the first, which is for errors. */
    await page.route(gone, (route) => {
      const { pathname } = new URL(route.request().url());
      return list.includes(pathname) || /\/1\.[^/]+$/.test(pathname) ? route.continue() : missing(route);
    });
    await open('japan-asean/');
    await page.route(gone, missing);
    await marker(page, 'aeon-oji').click();
    for (let i = 0; i < 2; i++) {
      await expect(page).toHaveURL(`${site()}japan-asean/aeon-oji/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
      await page.waitForTimeout(1500);
      for (const excerpt of project('aeon-oji').excerpts)
        await expect(page.locator('blockquote', { hasText: excerpt })).toBeVisible();
      await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
      expect(await hitAt(page, await spot(page, 'docomo-oran-ph'))).toBe('docomo-oran-ph');
      await page.goto(page.url());
    }
  });
});

test.describe('finer parts of the basemap fail', () => {
  test.use({ tolerated: [[/Failed to load resource|answer 404/], { scope: 'test' }] });

  async function zoomIn(page: Page, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.waitForTimeout(700);
    }
  }

  test('the coarser map stays; one line tells of all, one message on the console, and “Try again” helps', async ({
    page
  }) => {
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => {
      if (message.type() !== 'error') said.push(message.text());
    });
    page.on('request', (request) => {
      if (FINER.test(request.url())) asked.push(request.url());
    });
    await page.route(FINER, missing);
    await page.goto(`${site()}japan-asean/sihanoukville-port/`);
    await live(page);
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await expect(notice(page)).toHaveText('Some finer parts of the map are missing.');
    await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    await settled(page);
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked).size, 'each file is asked for once').toBe(asked.length);
    expect(said).toHaveLength(1);
    const coarse = await picture(page);
    const failed = asked.length;
    await page.unroute(FINER);
    await tryAgain(page).click();
    await expect(tryAgain(page)).toHaveCount(0);
    for (const again of [/region/, /detail/, /e\d+n\d+/, /relief/])
      await expect.poll(() => asked.slice(failed)).toContainEqual(expect.stringMatching(again));
    await page.waitForTimeout(3000);
    await expect(notice(page)).toHaveCount(0);
    const changed = await difference(page, coarse, await picture(page));
    expect(changed, 'the finer map is another').toBeGreaterThan(0.001);
    expect(changed, 'and the coarser was no hole').toBeLessThan(0.25);
  });

  for (const [how, body] of [
    ['is an HTML page', '<!doctype html><title>Hello</title>'],
    ['is cut off', '{"type":"Topology","arcs":[[[0,0],[1'],
    ['is other JSON', '{"type":"FeatureCollection","features":[]}']
  ] as const)
    test(`a level that ${how} is told of, and dismissed for good`, async ({ page }) => {
      await page.route(FINER, (route) => route.fulfill({ contentType: 'application/json', body }));
      await page.goto(`${site()}embed/japan-asean/`);
      await live(page);
      await zoomIn(page, 2);
      await expect(notice(page)).toHaveText(/^Some finer parts/);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await zoomIn(page, 3);
      await expect(notice(page)).toHaveCount(0);
      await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    });
});

test('the notice covers neither a marker’s middle nor a control, on a phone and in a small frame', async ({
  page
}) => {
  await page.route(/(?:region|detail)\.topo/, (route) => route.fulfill({ body: '' }));
  for (const [path, width, height] of [
    ['japan-asean/', 360, 740],
    ['embed/japan-asean/', 320, 480],
    ['japan-asean/', 1280, 800]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(site() + path);
    await live(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(notice(page)).toHaveText(/^Some finer parts/);
    await page.getByRole('button', { name: 'Whole region' }).click();
    await expect(notice(page)).toBeInViewport({ ratio: 1 });
    await settled(page);
    for (const { id } of placed)
      expect(await hitAt(page, await spot(page, id)), `${id} at ${width} px`).toBe(id);
    for (const name of ['Zoom in', 'Whole region', 'Dismiss', 'Try again'])
      await page.getByRole('button', { name }).click({ trial: true });
  }
});

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

test.describe('a map that cannot be seen', () => {
  test('in a frame that is hidden starts when it is shown, and is whole after it was hidden again', async ({
    page,
    published,
    hostServer
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(
      hostPage(
        hostServer,
        `<iframe hidden src="${published}embed/japan-asean/" width="700" height="500"></iframe>`
      )
    );
    const frame = await frameOf(page);
    const show = (hidden: boolean) =>
      page.locator('iframe').evaluate((node, value) => ((node as HTMLIFrameElement).hidden = value), hidden);
    await page.waitForTimeout(4000);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'static');
    expect(asked.filter((url) => MAP_SCRIPT.test(url))).toEqual([]);
    await show(false);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    for (const size of [0, 1, 240, 700]) {
      await page.locator('iframe').evaluate((node, width) => node.setAttribute('width', String(width)), size);
      await page.waitForTimeout(300);
    }
    await show(true);
    await page.waitForTimeout(300);
    await show(false);
    const canvas = frame.locator('.canvas canvas');
    await expect.poll(async () => (await canvas.boundingBox())?.width).toBeGreaterThan(400);
    await frame.locator('.markers a[data-id="aeon-oji"]').click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
  });

  test('starts though it is hidden meanwhile', async ({ page, published, hostServer }) => {
    test.setTimeout(120_000);
    let come = (): void => undefined;
    const shown = new Promise<void>((resolve) => (come = resolve));
    await page.route(MAP_SCRIPT, async (route) => {
      await shown;
      await route.continue();
    });
    await page.goto(
      hostPage(hostServer, `<iframe src="${published}embed/japan-asean/" width="700" height="500"></iframe>`)
    );
    const frame = await frameOf(page);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'loading');
    const hide = (value: string) =>
      page.locator('iframe').evaluate((node, display) => (node.style.display = display), value);
    await hide('none');
    come();
    /* Longer than a map that can be seen may take to be drawn. */
    await page.waitForTimeout(32_000);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'loading');
    await hide('');
    await expect(phase(frame)).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    const [canvas, stage] = [frame.locator('.canvas canvas'), frame.locator('.stage')];
    await expect
      .poll(async () => (await canvas.boundingBox())?.width)
      .toBeCloseTo((await stage.boundingBox())?.width ?? 0, 0);
  });

  test('that a host moves to another place of its page is there again', async ({
    page,
    published,
    hostServer
  }) => {
    await page.goto(
      hostPage(
        hostServer,
        `<main><script type="module" src="${published}embed/v1.js"></script><wherein-map src="${published}japan-asean/"></wherein-map></main><aside></aside>`
      )
    );
    await expect(phase(await frameOf(page))).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    await page.evaluate(() =>
      document.querySelector('aside')?.append(document.querySelector('wherein-map') ?? '')
    );
    await expect(page.locator('aside iframe')).toHaveCount(1);
    await expect(phase(await frameOf(page))).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
  });
});

/** Runs in the page before anything of it: knows each WebGL context, and each listener on what outlives a map. */
function count(): void {
  const contexts: WebGLRenderingContext[] = [];
  const listeners = new Map<string, number>();
  Object.assign(window, { counted: { contexts, listeners } });
  const get = HTMLCanvasElement.prototype.getContext as (...args: unknown[]) => unknown;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    const context = get.apply(this, args);
    if (args[0] === 'webgl2' && context) contexts.push(context as WebGLRenderingContext);
    return context;
  } as typeof HTMLCanvasElement.prototype.getContext;
  const outlives = (target: EventTarget): boolean =>
    target === window ||
    target === document ||
    target instanceof MediaQueryList ||
    target === document.documentElement;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const seen = new WeakMap<EventTarget, Set<string>>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const key = (type: string, listener: unknown, options: unknown): string => {
    if (!ids.has(listener as object)) ids.set(listener as object, ++last);
    const capture =
      typeof options === 'object' && options ? (options as { capture?: boolean }).capture : options;
    return `${type} ${ids.get(listener as object)} ${Boolean(capture)}`;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    add.call(target, type, listener, options);
    if (!listener || !outlives(target)) return;
    const known = seen.get(target) ?? new Set();
    seen.set(target, known);
    if (known.has(key(type, listener, options))) return;
    known.add(key(type, listener, options));
    listeners.set(type, (listeners.get(type) ?? 0) + 1);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    remove.call(target, type, listener, options);
    if (listener && seen.get(target)?.delete(key(type, listener, options)))
      listeners.set(type, (listeners.get(type) ?? 0) - 1);
  };
}

test('after twenty maps that came and went there is one WebGL context, and no listener more than after the second', async ({
  page,
  open
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(count);
  await open('japan-asean/');
  const counted = () =>
    page.evaluate(() => {
      const { contexts, listeners } = (
        window as unknown as {
          counted: { contexts: WebGLRenderingContext[]; listeners: Map<string, number> };
        }
      ).counted;
      return {
        made: contexts.length,
        alive: contexts.filter((context) => !context.isContextLost()).length,
        listeners: Object.fromEntries([...listeners].filter(([, n]) => n))
      };
    });
  /* The two routes have a map each; a link from one to the other takes one down and puts the other up. */
  const go = async (path: string) => {
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    await expect(page).toHaveURL(site() + path.slice(1));
    await live(page);
  };
  const turn = async () => {
    await go('/embed/japan-asean/');
    await go('/japan-asean/');
  };
  await turn();
  const before = await counted();
  expect(before).toMatchObject({ made: 3, alive: 1 });
  for (let i = 0; i < 9; i++) await turn();
  const after = await counted();
  expect(after).toEqual({ made: 21, alive: 1, listeners: before.listeners });
});
