import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { expect, live, project, projects, scrolled, site, swipeUp } from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

/** The frame on a host page, once its script listens. */
async function frameOf(page: Page, at = 0): Promise<Frame> {
  const handle = await page.locator('iframe').nth(at).elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('There is no frame');
  return frame;
}

async function frameLive(frame: Frame): Promise<void> {
  await expect(frame.locator('section.map')).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
}

/** A frame as wide as its host's text, and as high as these libraries make it. */
async function expectFits(page: Page, frame: Frame): Promise<void> {
  await expect
    .poll(async () => {
      const { wanted, given } = await frame.evaluate(() => ({
        wanted: document.documentElement.scrollHeight,
        given: window.innerHeight
      }));
      return wanted - given;
    })
    .toBeLessThanOrEqual(0);
  await expect
    .poll(async () => (await page.locator('iframe').first().boundingBox())?.height)
    .toBeGreaterThan(350);
}

function elementHtml(published: string, attributes = ''): string {
  return `<script type="module" src="${published}embed/v1.js"></script>
    <wherein-map src="${published}japan-asean/" ${attributes}><a href="${published}japan-asean/">See the map</a></wherein-map>`;
}

test('the element is as wide as its column and as high as its contents, from 320 to 1600 px', async ({
  page,
  published,
  hostServer
}) => {
  await page.goto(hostPage(hostServer, elementHtml(published)));
  await frameLive(await frameOf(page));
  for (const width of [320, 480, 768, 1200, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    await expectFits(page, await frameOf(page));
    const box = await page.locator('iframe').boundingBox();
    const body = await page.evaluate(() => document.body.clientWidth - 16);
    expect(Math.abs((box?.width ?? 0) - body), `at ${width} px`).toBeLessThanOrEqual(16);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('two embeds on a page are independent', async ({ page, published, hostServer }) => {
  await page.setViewportSize({ width: 700, height: 1400 });
  await page.goto(
    hostPage(
      hostServer,
      elementHtml(published, 'theme="dark"') + elementHtml(published, 'project="azec" theme="light"')
    )
  );
  const [one, two] = [await frameOf(page, 0), await frameOf(page, 1)];
  await expect(two.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
  await frameLive(one);
  await frameLive(two);
  await one.getByRole('link', { name: /Elyza/ }).first().click();
  await expect(one.getByRole('heading', { level: 1 })).toHaveText(project('elyza-thai-llm').title);
  await expect(two.getByRole('heading', { level: 1 })).toHaveText(project('azec').title);
  const ground = (frame: Frame) =>
    frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground(one)).not.toBe(await ground(two));
});

test('host and frame talk: choose, move, recolour, and hear of it', async ({
  page,
  published,
  hostServer
}) => {
  await page.goto(hostPage(hostServer, elementHtml(published)));
  const frame = await frameOf(page);
  await frameLive(frame);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const type of ['wherein:select', 'wherein:view'] as const)
      document.addEventListener(type, ({ detail }) => heard.push(detail));
  });
  const before = await page.evaluate(() => history.length);
  await page.evaluate(() => document.querySelector('wherein-map')?.select('sihanoukville-port'));
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('sihanoukville-port').title);
  await frame.getByRole('link', { name: /^Next: 2\./ }).click();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
  await page.evaluate(() => document.querySelector('wherein-map')?.setView([139.7, 35.7], 6));
  const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  await expect.poll(heard).toContainEqual({ project: 'aeon-oji' });
  await expect
    .poll(async () => {
      const last = (await heard()).at(-1) as { center?: [number, number] };
      return Math.abs((last.center?.[0] ?? 0) - 139.7);
    })
    .toBeLessThan(0.2);
  const refusal = await page.evaluate(() =>
    document
      .querySelector('wherein-map')
      ?.select('nowhere')
      .catch((error: Error) => error.message)
  );
  expect(refusal).toMatch(/“project” is null or the id/);
  const ground = () => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.evaluate(() => document.querySelector('wherein-map')?.setAttribute('theme', 'dark'));
  await expect.poll(ground).not.toBe(light);
  await page.evaluate(() => document.querySelector('wherein-map')?.setAttribute('theme', 'auto'));
  await expect.poll(ground).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground, 'auto follows the reader’s system').not.toBe(light);
  expect(await page.evaluate(() => history.length), 'the host’s history').toBe(before);
});

test('forged commands are ignored or refused, and only the window around is heard', async ({
  page,
  published,
  hostServer
}) => {
  await page.goto(
    hostPage(
      hostServer,
      `<iframe src="${published}embed/japan-asean/" width="700" height="500"></iframe>
       <iframe srcdoc="<p>Somebody else</p>"></iframe>`
    )
  );
  const frame = await frameOf(page);
  await frameLive(frame);
  const answers = await page.evaluate(async () => {
    const target = window.frames[0];
    const answered: unknown[] = [];
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'ack')
        answered.push(data);
    });
    const forged: [type: string, payload: unknown][] = [
      ['select', { project: '__proto__' }],
      ['select', { project: { toString: 'azec' } }],
      ['select', { project: 'javascript:alert(1)' }],
      ['view', { center: ['100', '13'], zoom: 5 }],
      ['view', { center: [NaN, 13], zoom: 5 }],
      ['view', { center: [1e9, 13], zoom: 5 }],
      ['view', { center: [100, 13], zoom: Infinity }],
      ['theme', { theme: '"><img src=x onerror=alert(1)>' }],
      ['navigate', { url: 'javascript:alert(1)' }]
    ];
    for (const [index, [type, payload]] of forged.entries())
      target?.postMessage({ wherein: 1, id: index, type, payload }, '*');
    for (const junk of [
      null,
      7,
      'select',
      [],
      { wherein: 2, id: 99, type: 'select' },
      { wherein: 1, id: {}, type: 'select' }
    ])
      target?.postMessage(junk, '*');
    await new Promise((done) => setTimeout(done, 1000));
    return answered;
  });
  expect(answers).toHaveLength(9);
  for (const answer of answers)
    expect(answer).toMatchObject({ wherein: 1, ok: false, error: expect.any(String) });

  const stranger = await frameOf(page, 1);
  await stranger.evaluate(() =>
    window.parent.frames[0]?.postMessage(
      { wherein: 1, id: 1, type: 'select', payload: { project: 'azec' } },
      '*'
    )
  );
  await page.waitForTimeout(500);
  await expect(frame.locator('#projects'), 'the list is still there').toBeVisible();
});

test.describe('a sandboxed frame', () => {
  const sandboxed = (root: string) =>
    `<iframe sandbox="allow-scripts" src="${root}embed/japan-asean/" width="700" height="500"></iframe>`;

  test('has the full map where files may be read from anywhere, as in the shipped configuration', async ({
    page,
    published,
    hostServer
  }) => {
    await page.goto(hostPage(hostServer, sandboxed(published)));
    const frame = await frameOf(page);
    await frameLive(frame);
    await frame.locator('.markers a[data-id="aeon-oji"]').click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
  });

  test.describe('on a server that shares nothing', () => {
    test.use({
      tolerated: [/CORS policy|net::ERR_FAILED|Failed to fetch dynamically imported|^uncaught: $/]
    });

    test('has the drawn map and every excerpt', async ({ page, hostServer }) => {
      await page.goto(hostPage(hostServer, sandboxed(site())));
      const frame = await frameOf(page);
      await expect(frame.locator('.drawn path[data-iso="KH"]')).toBeVisible();
      await expect(frame.locator('#projects li')).toHaveCount(projects.length);
      await page.waitForTimeout(1000);
      await expect(frame.locator('section.map')).toHaveAttribute('data-phase', 'static');
      await frame.locator('#projects a[data-id="azec"]').click();
      await expect(frame.locator('blockquote')).toHaveText([...project('azec').excerpts]);
    });
  });
});

test('a host whose policy allows only the frame and the script has no violation', async ({
  page,
  published,
  hostServer
}) => {
  const origin = new URL(published).origin;
  await page.goto(
    hostPage(hostServer, elementHtml(published), {
      'content-security-policy': `default-src 'none'; frame-src ${origin}; script-src ${origin}`
    })
  );
  await frameLive(await frameOf(page));
});

test.describe('heights are obeyed by hosts that know nothing of us', () => {
  const module = (path: string): string => readFileSync(`node_modules/${path}`, 'utf8');

  const hosts: Record<string, (src: string) => string> = {
    'pym.js': (src) =>
      `<div id="map"></div><script>${module('pym.js/dist/pym.v1.min.js')}</script><script>new pym.Parent('map', '${src}', {});</script>`,
    '@newswire/frames': (src) =>
      `<div id="map" data-frame-src="${src}"></div><script>${module('@newswire/frames/dist/frames.umd.js')}</script><script>newswireFrames.autoInitFrames();</script>`,
    '@nprapps/sidechain': (src) =>
      `<script>${module('@nprapps/sidechain/dist/sidechain.js')}</script><side-chain src="${src}"></side-chain>`
  };

  for (const [name, body] of Object.entries(hosts))
    test(name, async ({ page, published, hostServer }) => {
      await page.setViewportSize({ width: 400, height: 800 });
      await page.goto(hostPage(hostServer, body(`${published}embed/japan-asean/`)));
      const frame = await frameOf(page);
      await expectFits(page, frame);
      const before = (await page.locator('iframe').boundingBox())?.height ?? 0;
      await frame.getByRole('button', { name: 'List all 14 projects' }).click();
      await expect
        .poll(async () => (await page.locator('iframe').boundingBox())?.height, 'grows with the list')
        .toBeGreaterThan(before + 400);
      await expectFits(page, frame);
    });

  test('@newswire/frames that comes after the frame has loaded', async ({ page, published, hostServer }) => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(
      hostPage(
        hostServer,
        `<iframe id="map" width="100%" height="200" src="${published}embed/japan-asean/"></iframe><script>${module('@newswire/frames/dist/frames.umd.js')}</script>`
      )
    );
    const frame = await frameOf(page);
    await frameLive(frame);
    expect((await page.locator('iframe').boundingBox())?.height).toBeLessThan(210);
    await page.evaluate(() => {
      const { newswireFrames } = window as unknown as {
        newswireFrames: { observeIframe(frame: Element | null): void };
      };
      newswireFrames.observeIframe(document.getElementById('map'));
    });
    await expectFits(page, frame);
  });

  test('WordPress, by the secret that it leaves in the address', async ({ page, published, hostServer }) => {
    await page.goto(
      hostPage(
        hostServer,
        `<script>window.heard = []; addEventListener('message', ({ data }) => { if (data.secret) heard.push(data); });</script>
         <iframe sandbox="allow-scripts" width="600" height="450" src="${published}embed/japan-asean/#?secret=aB3"></iframe>`
      )
    );
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.at(-1)))
      .toEqual({ message: 'height', value: 420, secret: 'aB3' });
  });
});

test('far below the fold nothing is asked for, until a reader comes near', async ({
  page,
  published,
  hostServer
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const path = request.url().startsWith(published) && request.url().slice(published.length);
    if (path && path !== 'embed/v1.js') asked.push(path);
  });
  await page.goto(
    hostPage(
      hostServer,
      `<div style="height:9000px"></div>${elementHtml(published)}<div style="height:9000px"></div>
       <iframe loading="lazy" src="${published}embed/japan-asean/azec/" width="600" height="450"></iframe>`
    )
  );
  await page.waitForTimeout(2500);
  expect(asked).toEqual([]);
  await page.evaluate(() => scrollTo(0, 8600));
  await expect.poll(() => asked).toContain('embed/japan-asean/');
  expect(asked).not.toContain('embed/japan-asean/azec/');
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const each of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += each.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 2500);
      })
  );
  expect(shift, 'the host’s layout shift').toBeLessThan(0.01);
});

test('the wheel over the map scrolls the page; with Ctrl it zooms; the map says so', async ({
  page,
  published,
  hostServer
}) => {
  await page.setViewportSize({ width: 700, height: 600 });
  await page.goto(hostPage(hostServer, `${elementHtml(published)}<div style="height:3000px"></div>`));
  const frame = await frameOf(page);
  await frameLive(frame);
  const box = await frame.locator('.canvas canvas').boundingBox();
  if (!box) throw new Error('There is no map');
  const scale = () => frame.locator('.maplibregl-ctrl-scale').innerText();
  const before = await scale();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
  await expect(frame.getByText(/Ctrl \+ scroll/)).toHaveCSS('opacity', '1');
  expect(await scale(), 'the map stays as it is').toBe(before);
  await page.evaluate(() => scrollTo(0, 0));
  const disc = await frame.locator('.markers a[data-id="docomo-oran-ph"] .disc').boundingBox();
  if (!disc) throw new Error('There is no marker');
  await page.mouse.move(disc.x + disc.width / 2, disc.y + disc.height / 2);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => scrolled(page), 'over a marker too').toBeGreaterThan(100);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect.poll(scale).not.toBe(before);
  expect(await scrolled(page)).toBe(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('one finger on the map, or on a marker, scrolls the page around', async ({
    page,
    published,
    hostServer
  }) => {
    await page.goto(
      hostPage(
        hostServer,
        `<div style="height:300px"></div>${elementHtml(published)}<div style="height:3000px"></div>`
      )
    );
    const frame = await frameOf(page);
    await frameLive(frame);
    const canvas = await frame.locator('.canvas canvas').boundingBox();
    const disc = await frame.locator('.markers a[data-id="docomo-oran-ph"] .disc').boundingBox();
    if (!canvas || !disc) throw new Error('The map or a marker is missing');
    for (const [what, x, y] of [
      ['the map', canvas.x + canvas.width * 0.7, canvas.y + canvas.height * 0.45],
      ['a marker', disc.x + disc.width / 2, disc.y + disc.height / 2]
    ] as const) {
      await page.evaluate(() => scrollTo(0, 0));
      await swipeUp(page, { x, y }, 180);
      await expect.poll(() => scrolled(page), what).toBeGreaterThan(100);
    }
  });
});

test('when a host is printed the frame grows until all of it is on the paper', async ({
  page,
  published,
  hostServer
}) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await page.goto(hostPage(hostServer, elementHtml(published)));
  const frame = await frameOf(page);
  await frameLive(frame);
  await page.waitForTimeout(600);
  const before = (await page.locator('iframe').boundingBox())?.height ?? 0;
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect((await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(before + 500);
  const left = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(left, 'nothing is cut').toBeLessThanOrEqual(0);
  const words = await frame.locator('blockquote:visible').allTextContents();
  expect(words.map((text) => text.trim()).sort()).toEqual(
    projects.flatMap(({ excerpts }) => excerpts).sort()
  );
  await expect(frame.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBe(before);
});

test.describe('the code that the dialog offers', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  async function copied(page: Page, published: string, tab: string): Promise<string> {
    await page.goto(`${published}japan-asean/`);
    await live(page);
    await page.getByRole('button', { name: 'Share and embed' }).click();
    await page.getByRole('tab', { name: tab }).click();
    if (tab === 'Element') await page.getByLabel(/Ask readers/).check();
    const code = page.getByRole('textbox', { name: 'Code' });
    if (tab === 'Element') await expect(code).toHaveValue(/<svg/);
    await page.getByRole('button', { name: 'Copy Code' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Code copied' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(await code.inputValue());
    return text;
  }

  for (const [tab, asks] of [
    ['Iframe', false],
    ['Element', true]
  ] as const)
    test(`${tab}: fits on a phone and on a desktop, and says something when scripts are stripped`, async ({
      page,
      published,
      hostServer
    }) => {
      const code = await copied(page, published, tab);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().startsWith(published) && !request.url().endsWith('v1.js'))
          asked.push(request.url());
      });
      for (const width of [360, 1200]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(hostPage(hostServer, code));
        if (asks) {
          asked.length = 0;
          await expect(page.locator('wherein-map svg')).toBeVisible();
          await page.waitForTimeout(1000);
          expect(asked, 'nothing is asked for before a reader agrees').toEqual([]);
          await page.getByRole('button', { name: 'Load the map' }).click();
        }
        const frame = await frameOf(page);
        await frameLive(frame);
        const box = await page.locator('iframe').boundingBox();
        expect(box?.width).toBeLessThanOrEqual(width);
        expect(box?.width).toBeGreaterThan(width - 50);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.goto(
        hostPage(hostServer, code.replace(/<script[^]*?<\/script>|<iframe[^]*?<\/iframe>/g, ''))
      );
      const link = page.getByRole('link', { name: /See the map: Japan Deepens/ });
      await expect(link).toHaveAttribute('href', `${published}japan-asean/`);
    });
});

test('an oEmbed consumer finds the answer in the page, and its frame works without scripts of ours', async ({
  page,
  request,
  published,
  hostServer
}) => {
  const root = 'http://localhost:4173/';
  for (const [path, title] of [
    ['japan-asean/', /^Japan Deepens/],
    ['japan-asean/azec/', new RegExp(`^${project('azec').title.replace(/[()]/g, '\\$&')} · Japan Deepens`)]
  ] as const) {
    const html = await (await request.get(published + path)).text();
    const href =
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(href).toBe(`${root}${path}oembed.json`);
    const answer = await request.get(`${href.replace(root, published)}?maxwidth=500&maxheight=400`);
    expect(answer.headers()['content-type']).toMatch(/^application\/json/);
    const oembed = (await answer.json()) as Record<string, unknown>;
    expect(oembed).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: expect.stringMatching(title),
      provider_name: 'Wherein',
      width: 500,
      height: 400,
      thumbnail_url: `${root}${path}og.png`
    });
    const thumbnail = await request.get(String(oembed.thumbnail_url).replace(root, published));
    expect(thumbnail.headers()['content-type']).toBe('image/png');
    await page.goto(hostPage(hostServer, String(oembed.html).replaceAll(root, published)));
    expect(await page.locator('iframe').getAttribute('width')).toBe('500');
    await frameLive(await frameOf(page));
    await expect(page.getByRole('link', { name: /^See the map/ })).toHaveAttribute('href', published + path);
  }
});
