import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { elementFacts } from '../../src/lib/embed/vite-plugin.ts';
import { expect } from './fixtures.ts';
import { hostPage, listen, test as base, type Answer } from './hosts.ts';

const SCRIPT = readFileSync('static/embed/v1.js', 'utf8');

/** Speaks as an embed does, and keeps what it is told. Its article’s name says how it behaves. */
const FRAME = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stand-in</title>
<button>In the frame</button>
<script>
  const [article, project = null] = location.pathname.replace(/^.*\\/embed\\//, '').split('/').filter(Boolean);
  const tell = (message) => parent.postMessage(message, '*');
  const answers = { nowhere: { ok: false, error: 'There is no project nowhere' } };
  window.told = [];
  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    told.push(data);
    if (article === 'static-page') return;
    if (data.sentinel === 'amp') {
      tell({ wherein: 1, type: 'ready', payload: { article, project } });
      tell({ wherein: 1, type: 'print', payload: { height: 1500 } });
      tell({ sentinel: 'amp', type: 'embed-size', height: 512 });
    } else if (data.payload.project !== 'silence')
      tell({ wherein: 1, type: 'ack', id: data.id, ok: true, ...answers[data.payload.project] });
  });
</script></html>`;

const JS = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };

function siteAnswer(path: string): Answer | undefined {
  if (path === '/maps/embed/v1.js') return { body: SCRIPT, headers: JS };
  if (path === '/maps/embed/tampered.js') return { body: `${SCRIPT}\n`, headers: JS };
  return path.startsWith('/maps/embed/') ? { body: FRAME } : undefined;
}

/** The site under a sub-path, and hosts on another origin. */
interface Stage {
  /** Root of the stand-in site, with a trailing slash. */
  readonly root: string;
  /** Opens a host page with this in its body. */
  readonly host: (body: string, headers?: Record<string, string>) => Promise<void>;
  /** What was asked of the site so far, as paths from its root. */
  readonly asked: string[];
}

interface Servers {
  siteServer: string;
}

const test = base.extend<{ stage: Stage }, Servers>({
  siteServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const { server, origin } = await listen(siteAnswer);
      await use(`${origin}/maps/`);
      server.close();
      server.closeAllConnections();
    },
    { scope: 'worker' }
  ],
  servers: async ({ servers, siteServer }, use) => use([...servers, siteServer]),
  stage: async ({ page, siteServer: root, hostServer }, use) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(root)) asked.push(request.url().slice(root.length));
    });
    await page.addInitScript(() => {
      const log: unknown[] = [];
      Object.assign(window, { log, messages: 0, violations: [] });
      for (const type of ['wherein:ready', 'wherein:select', 'wherein:view'] as const)
        document.addEventListener(type, ({ type: name, detail, target }) =>
          log.push([name, detail, (target as Element).id])
        );
      addEventListener('message', () => window.messages++);
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        window.violations.push(`${violatedDirective} ${blockedURI}`)
      );
    });
    await use({
      root,
      asked,
      host: async (body, headers) => {
        await page.goto(hostPage(hostServer, body, headers));
      }
    });
  }
});

declare global {
  interface Window {
    /** Name, detail and target’s id of every event of the element. */
    log: unknown[];
    /** How many messages the page got. */
    messages: number;
    violations: string[];
    /** In the stand-in frame: what its host told it. */
    told: { type: string; payload?: unknown }[];
    outcome: Promise<string>;
  }
}

function script(root: string, attributes = ''): string {
  return `<script type="module" src="${root}embed/v1.js" ${attributes}></script>`;
}

function map(root: string, attributes = '', inside = '<a href="#map">See the map</a>'): string {
  return `<wherein-map id="map" src="${root}japan-asean/" ${attributes}>${inside}</wherein-map>`;
}

function frameOf(page: Page, index = 0): Frame {
  const found = page.frames().filter((frame) => frame.url().includes('/maps/embed/'))[index];
  if (!found) throw new Error('There is no frame of the map');
  return found;
}

async function ready(page: Page, count = 1): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.log.length)).toBeGreaterThanOrEqual(count);
}

async function height(page: Page, id = 'map'): Promise<number> {
  return page.locator(`#${id} iframe`).evaluate((frame) => frame.getBoundingClientRect().height);
}

/** Posts a message to the host from a frame, and waits until it was heard there. */
async function say(page: Page, from: Frame, message: unknown): Promise<void> {
  const before = await page.evaluate(() => window.messages);
  await from.evaluate((data) => parent.postMessage(data, '*'), message);
  await expect.poll(() => page.evaluate(() => window.messages)).toBe(before + 1);
}

/** Calls a method of the element and keeps what becomes of it in `window.outcome`. */
async function call(page: Page, method: 'select' | 'setView', ...values: unknown[]): Promise<void> {
  await page.locator('#map').evaluate(
    (element, [name, given]) => {
      const run = (element as unknown as Record<string, (...all: unknown[]) => Promise<void>>)[name];
      if (!run) throw new Error(`There is no ${name}()`);
      window.outcome = run.apply(element, given).then(
        () => 'done',
        (error: unknown) => String(error)
      );
    },
    [method, values] as const
  );
}

function outcome(page: Page): Promise<string> {
  return page.evaluate(() => window.outcome);
}

function told(page: Page, type: string): Promise<unknown[]> {
  return frameOf(page).evaluate(
    (name) => window.told.filter((message) => message.type === name).map(({ payload }) => payload),
    type
  );
}

test('nothing is requested before the map is near', async ({ page, stage }) => {
  await stage.host(`${script(stage.root)}<div style="height:3000px"></div>${map(stage.root)}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => scrollTo(0, 1500));
  await page.waitForTimeout(500);
  expect(stage.asked).toEqual(['embed/v1.js']);
  await page.evaluate(() => scrollTo(0, 2100));
  await ready(page);
  expect(stage.asked).toEqual(['embed/v1.js', 'embed/japan-asean/']);
});

for (const [width, expected] of [
  [1200, 680],
  [800, 496],
  [560, 420],
  [559, 531.05 + 170],
  [300, 300 + 170]
] as const)
  test(`${width} px wide, the map keeps ${expected} px free before it has come`, async ({ page, stage }) => {
    await page.setViewportSize({ width: 1300, height: 900 });
    await stage.host(
      `<div style="width:${width}px">${map(stage.root, 'consent')}</div>${script(stage.root)}`
    );
    await expect(page.getByRole('button')).toBeVisible();
    const box = await page.locator('#map').boundingBox();
    expect(box?.width).toBe(width);
    expect(box?.height).toBeCloseTo(expected, 0);
  });

test('the frame is as high as its contents, and the link stays in the page', async ({ page, stage }) => {
  await stage.host(`${script(stage.root)}${map(stage.root)}<p id="after">After</p>`);
  await expect.poll(() => height(page)).toBe(512);
  await expect(page.getByRole('link', { name: 'See the map' })).toBeHidden();
  await expect(page.locator('#map a')).toHaveCount(1);
  await expect(page.locator('#map iframe')).toHaveAttribute('title', 'See the map');
  await say(page, frameOf(page), { sentinel: 'amp', type: 'embed-size', height: 900.4 });
  expect(await height(page)).toBe(901);
  const [frame, after] = [
    await page.locator('#map iframe').boundingBox(),
    await page.locator('#after').boundingBox()
  ];
  expect(after?.y).toBeGreaterThanOrEqual((frame?.y ?? 0) + 901);
  expect(after?.y).toBeLessThan((frame?.y ?? 0) + 940);
});

test('forged messages change nothing', async ({ page, stage }) => {
  await stage.host(
    `${script(stage.root)}${map(stage.root)}<iframe title="Other" src="${stage.root}embed/static-page/"></iframe>`
  );
  await expect.poll(() => height(page)).toBe(512);
  const other = page.frames().find((frame) => frame.url().endsWith('static-page/'));
  if (!other) throw new Error('There is no other frame');
  const own = page.frames().find((frame) => frame.url().endsWith('embed/japan-asean/'));
  if (!own) throw new Error('There is no frame of the map');
  const address = page.url();

  const fair = [
    { sentinel: 'amp', type: 'embed-size', height: 700 },
    { wherein: 1, type: 'select', payload: { project: 'azec' } },
    { wherein: 1, type: 'view', payload: { center: [100, 10], zoom: 5 } },
    { wherein: 1, type: 'ready', payload: { article: 'other', project: null } }
  ];
  for (const message of fair) {
    await say(page, other, message);
    await say(page, page.mainFrame(), message);
  }
  for (const value of [NaN, -1, Infinity, '700', {}, [700], null, 'javascript:alert(1)'])
    await say(page, own, { sentinel: 'amp', type: 'embed-size', height: value });
  for (const message of [
    'javascript:alert(1)',
    null,
    7,
    { wherein: 1, type: 'select', payload: { project: { toString: 1 } } },
    { wherein: 1, type: 'select', payload: 'azec' },
    { wherein: 1, type: 'view', payload: { center: [NaN, 10], zoom: 5 } },
    { wherein: 1, type: 'view', payload: { center: ['100', '10'], zoom: 5 } },
    { wherein: 1, type: 'ready', payload: { article: 'x'.repeat(5000), project: null } },
    { wherein: 1, type: 'navigate', payload: { href: 'javascript:alert(1)' } }
  ])
    await say(page, own, message);
  expect(await height(page)).toBe(512);
  expect(await page.evaluate(() => window.log)).toEqual([
    ['wherein:ready', { article: 'japan-asean', project: null }, 'map']
  ]);
  expect(page.url()).toBe(address);

  await say(page, own, { sentinel: 'amp', type: 'embed-size', height: 1e9 });
  expect(await height(page)).toBe(10_000);
  await say(page, own, { sentinel: 'amp', type: 'embed-size', height: 1 });
  expect(await height(page)).toBe(120);
});

test.describe('consent', () => {
  const picture =
    '<svg width="200" height="100" role="img" aria-label="Drawn map"></svg><p>Fourteen projects</p>';

  test('nothing is requested before the click; by keyboard the focus goes on into the map', async ({
    page,
    stage
  }) => {
    await stage.host(`${script(stage.root)}${map(stage.root, 'consent', picture)}`);
    const button = page.getByRole('button', { name: 'Load the map' });
    await expect(button).toHaveAccessibleDescription(
      'It comes from localhost; nothing is requested from there before you choose.'
    );
    await expect(page.getByRole('img', { name: 'Drawn map' })).toBeVisible();
    await expect(page.getByText('Fourteen projects')).toBeVisible();
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await call(page, 'select', 'azec');
    expect(await outcome(page)).toContain('not chosen');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    expect(stage.asked).toEqual(['embed/v1.js']);

    await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await ready(page);
    await expect(page.locator('#map iframe')).toBeFocused();
    await expect(button).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(page.frameLocator('#map iframe').getByRole('button')).toBeFocused();
    expect(stage.asked).toEqual(['embed/v1.js', 'embed/japan-asean/']);
  });

  test('loads when the attribute is taken away', async ({ page, stage }) => {
    await stage.host(`${script(stage.root)}${map(stage.root, 'consent', picture)}`);
    await expect(page.getByRole('button')).toBeVisible();
    await page.locator('#map').evaluate((element) => element.removeAttribute('consent'));
    await ready(page);
    await expect(page.getByRole('button', { name: 'Load the map' })).toHaveCount(0);
  });
});

test('events tell what happens in the map', async ({ page, stage }) => {
  await stage.host(`${script(stage.root)}${map(stage.root, 'project="azec"')}`);
  await ready(page);
  const frame = frameOf(page);
  await say(page, frame, { wherein: 1, type: 'ready', payload: { article: 'japan-asean', project: 'azec' } });
  await say(page, frame, { wherein: 1, type: 'select', payload: { project: 'aeon-oji' } });
  await say(page, frame, { wherein: 1, type: 'select', payload: { project: null } });
  await say(page, frame, { wherein: 1, type: 'view', payload: { center: [103.5, 10.6], zoom: 7.5 } });
  expect(await page.evaluate(() => window.log)).toEqual([
    ['wherein:ready', { article: 'japan-asean', project: 'azec' }, 'map'],
    ['wherein:select', { project: 'aeon-oji' }, 'map'],
    ['wherein:select', { project: null }, 'map'],
    ['wherein:view', { center: [103.5, 10.6], zoom: 7.5 }, 'map']
  ]);
});

test.describe('methods', () => {
  test('are carried out and answered', async ({ page, stage }) => {
    await stage.host(`${script(stage.root)}${map(stage.root)}`);
    await ready(page);
    await call(page, 'select', 'azec');
    expect(await outcome(page)).toBe('done');
    await call(page, 'select', null);
    expect(await outcome(page)).toBe('done');
    expect(await told(page, 'select')).toEqual([{ project: 'azec' }, { project: null }]);
    await call(page, 'setView', [103.5, 10.6], 7);
    expect(await outcome(page)).toBe('done');
    expect(await told(page, 'view')).toEqual([{ center: [103.5, 10.6], zoom: 7 }]);
    await call(page, 'select', 'nowhere');
    expect(await outcome(page)).toBe('Error: There is no project nowhere');
    await call(page, 'setView', undefined);
    expect(await outcome(page)).toContain('TypeError');
  });

  test('give up on a map that does not answer for 5 s', async ({ page, stage }) => {
    await page.clock.install();
    await stage.host(`${script(stage.root)}${map(stage.root)}`);
    await ready(page);
    await call(page, 'select', 'silence');
    await expect.poll(() => told(page, 'select')).toHaveLength(1);
    await page.clock.fastForward(4000);
    expect(await Promise.race([outcome(page), page.waitForTimeout(300)])).toBeUndefined();
    await page.clock.fastForward(1100);
    expect(await outcome(page)).toContain('did not answer within 5 s');
  });

  test('wait for a map that is not there yet, but not without end', async ({ page, stage }) => {
    await page.clock.install();
    await stage.host(`${script(stage.root)}<div style="height:3000px"></div>${map(stage.root)}`);
    await page.waitForFunction(() => customElements.get('wherein-map'));
    await call(page, 'select', 'azec');
    await page.locator('#map').scrollIntoViewIfNeeded();
    expect(await outcome(page)).toBe('done');
    expect(await told(page, 'select')).toEqual([{ project: 'azec' }]);

    await stage.host(`${script(stage.root)}<div style="height:3000px"></div>${map(stage.root)}`);
    await page.waitForFunction(() => customElements.get('wherein-map'));
    await call(page, 'select', 'azec');
    await page.clock.fastForward(20_100);
    expect(await outcome(page)).toContain('not ready after 20 s');
  });

  test('are refused once the element is out of the page', async ({ page, stage }) => {
    await stage.host(`${script(stage.root)}${map(stage.root)}`);
    await ready(page);
    const result = await page.locator('#map').evaluate(async (element) => {
      const words = (error: unknown): string => String(error);
      const pending = (element as HTMLElementTagNameMap['wherein-map']).select('silence').then(String, words);
      element.remove();
      const after = (element as HTMLElementTagNameMap['wherein-map']).select('azec').then(String, words);
      return Promise.all([pending, after]);
    });
    expect(result).toEqual([
      'Error: The element is not in the page',
      'Error: The element is not in the page'
    ]);
  });
});

test.describe('attributes that change', () => {
  const set = (page: Page, name: string, value: string): Promise<void> =>
    page
      .locator('#map')
      .evaluate((element, [key, text]) => element.setAttribute(key, text), [name, value] as const);

  test('project and theme reach the map that is there', async ({ page, stage }) => {
    await stage.host(`${script(stage.root)}${map(stage.root)}`);
    await ready(page);
    await set(page, 'project', 'azec');
    await set(page, 'theme', 'dark');
    await expect.poll(() => told(page, 'theme')).toEqual([{ theme: 'dark' }]);
    await page.locator('#map').evaluate((element) => {
      element.removeAttribute('project');
      element.removeAttribute('theme');
    });
    await expect.poll(() => told(page, 'theme')).toEqual([{ theme: 'dark' }, { theme: 'auto' }]);
    expect(await told(page, 'select')).toEqual([{ project: 'azec' }, { project: null }]);
    expect(stage.asked).toEqual(['embed/v1.js', 'embed/japan-asean/']);
  });

  test('the others load it anew, once for all changes at a time', async ({ page, stage }) => {
    await stage.host(`${script(stage.root)}${map(stage.root)}`);
    await ready(page);
    await page.locator('#map').evaluate((element) => {
      element.setAttribute('panel', 'none');
      element.setAttribute('interactive', 'false');
      element.setAttribute('lang', 'en');
    });
    await ready(page, 2);
    await set(page, 'src', `${stage.root}other/azec/`);
    await ready(page, 3);
    expect(stage.asked.slice(1)).toEqual([
      'embed/japan-asean/',
      'embed/japan-asean/?panel=none&lang=en&interactive=false',
      'embed/other/azec/?panel=none&lang=en&interactive=false'
    ]);
    await expect(page.locator('#map iframe')).toHaveCount(1);
  });
});

test('two maps on a page know nothing of each other', async ({ page, stage }) => {
  await stage.host(
    `${script(stage.root)}${map(stage.root)}<wherein-map id="second" src="${stage.root}other/azec/"></wherein-map>`
  );
  await page.locator('#second').scrollIntoViewIfNeeded();
  await ready(page, 2);
  const second = page.frames().find((frame) => frame.url().endsWith('other/azec/'));
  if (!second) throw new Error('There is no second frame');
  await expect.poll(() => height(page)).toBe(512);
  await say(page, second, { sentinel: 'amp', type: 'embed-size', height: 300 });
  await say(page, second, { wherein: 1, type: 'select', payload: { project: null } });
  expect([await height(page), await height(page, 'second')]).toEqual([512, 300]);
  expect(await page.evaluate(() => window.log.slice(2))).toEqual([
    ['wherein:select', { project: null }, 'second']
  ]);
});

test('a script that comes 2 s late, twice and from two addresses finds the map', async ({ page, stage }) => {
  await stage.host(map(stage.root));
  await expect(page.getByRole('link', { name: 'See the map' })).toBeVisible();
  await page.waitForTimeout(2000);
  for (const address of ['embed/v1.js', 'embed/v1.js?again'])
    await page.evaluate((src) => {
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
    }, stage.root + address);
  await ready(page);
  await expect.poll(() => stage.asked).toContain('embed/v1.js?again');
  await expect.poll(() => height(page)).toBe(512);
});

test('a map that is moved in the page works on, and leaves no listener behind', async ({ page, stage }) => {
  await stage.host(`${script(stage.root)}${map(stage.root)}<main></main>`);
  await ready(page);
  const devtools = await page.context().newCDPSession(page);
  const listeners = async (): Promise<unknown> => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: `JSON.stringify(['message', 'beforeprint', 'afterprint'].map((type) => getEventListeners(window)[type]?.length ?? 0))`,
      includeCommandLineAPI: true
    });
    return result.value;
  };
  const before = await listeners();
  for (let move = 2; move < 5; move++) {
    await page.locator('#map').evaluate((element) => document.querySelector('main')?.append(element));
    await ready(page, move);
  }
  await call(page, 'select', 'azec');
  expect(await outcome(page)).toBe('done');
  await expect(page.locator('#map iframe')).toHaveCount(1);
  expect(before).toBe('[2,1,1]');
  expect(await listeners()).toBe(before);
  await page.locator('#map').evaluate((element) => element.remove());
  expect(await listeners()).toBe('[1,0,0]');
});

test('a host of the strictest policy that still has a map sees no violation', async ({ page, stage }) => {
  const { origin } = new URL(stage.root);
  await stage.host(`${script(stage.root)}${map(stage.root)}`, {
    'content-security-policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}`
  });
  await expect.poll(() => height(page)).toBe(512);
  await expect(page.getByRole('link', { name: 'See the map' })).toBeHidden();
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test('in a sandbox the map is sized and can be told things', async ({ page, stage }) => {
  await stage.host(`${script(stage.root, 'crossorigin')}${map(stage.root)}`, {
    'content-security-policy': 'sandbox allow-scripts'
  });
  await expect.poll(() => height(page)).toBe(512);
  await call(page, 'select', 'azec');
  expect(await outcome(page)).toBe('done');
});

test('on paper the map is as high as it needs to be there', async ({ page, stage }) => {
  await stage.host(`${script(stage.root)}${map(stage.root)}`);
  await expect.poll(() => height(page)).toBe(512);
  await page.evaluate(() => {
    for (const type of ['beforeprint', 'afterprint'])
      addEventListener(type, () => {
        const frame = document.querySelector('#map')?.shadowRoot?.querySelector('iframe');
        window.log.push([type, frame?.getBoundingClientRect().height]);
      });
  });
  await page.pdf();
  expect(await page.evaluate(() => window.log.slice(1))).toEqual([
    ['beforeprint', 1500],
    ['afterprint', 512]
  ]);
});

test('a frame that says nothing stays, and after 20 s the link stands under it', async ({ page, stage }) => {
  await page.clock.install();
  await stage.host(
    `${script(stage.root)}<wherein-map id="map" src="${stage.root}static-page/"><a href="#map">See the map</a></wherein-map>`
  );
  const link = page.getByRole('link', { name: 'See the map' });
  await expect(link).toBeHidden();
  await page.clock.fastForward(20_100);
  await expect(link).toBeVisible();
  const frame = await page.locator('#map iframe').boundingBox();
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
  await say(page, frameOf(page), { sentinel: 'amp', type: 'embed-size', height: 400 });
  await expect(link).toBeHidden();
});

test.describe('what cannot be shown', () => {
  test.use({ tolerated: [/<wherein-map>|integrity|404|CORS policy|ERR_FAILED/] });

  for (const src of ['javascript:alert(1)', 'https://elsewhere.example/japan-asean/', ''])
    test(`src="${src}" is refused in one sentence, and the link stays`, async ({ page, stage }) => {
      const warnings: string[] = [];
      page.on('console', (message) => warnings.push(message.text()));
      await stage.host(
        `${script(stage.root)}<wherein-map id="map" src="${src}"><a href="#map">See the map</a></wherein-map>`
      );
      await expect.poll(() => warnings).toHaveLength(1);
      expect(warnings[0]).toContain(`Write src="${stage.root}<article>/"`);
      await page.locator('#map').evaluate((element) => element.setAttribute('panel', 'none'));
      await call(page, 'select', 'azec');
      expect(await outcome(page)).toContain('is no map of this script’s site');
      await page.waitForTimeout(300);
      expect(warnings).toHaveLength(1);
      await expect(page.getByRole('link', { name: 'See the map' })).toBeVisible();
      await expect(page.locator('#map iframe')).toHaveCount(0);
      expect(stage.asked).toEqual(['embed/v1.js']);
    });

  test('without its script the link stays', async ({ page, stage }) => {
    await stage.host(`<script type="module" src="${stage.root}gone/v1.js"></script>${map(stage.root)}`);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('link', { name: 'See the map' })).toBeVisible();
    expect(stage.asked).toEqual(['gone/v1.js']);
  });

  test('the script is trusted by its integrity, and not when a byte differs', async ({ page, stage }) => {
    const seal = `integrity="${elementFacts(SCRIPT).integrity}" crossorigin`;
    await stage.host(`${script(stage.root, seal)}${map(stage.root)}`);
    await ready(page);
    await stage.host(
      `<script type="module" src="${stage.root}embed/tampered.js" ${seal}></script>${map(stage.root)}`
    );
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('link', { name: 'See the map' })).toBeVisible();
    expect(await page.evaluate(() => customElements.get('wherein-map') === undefined)).toBe(true);
  });
});
