import { readFileSync } from 'node:fs';
import { build } from 'vite';
import type { Page } from '@playwright/test';
import type { WhereinMap } from '../../src/lib/embed/element.ts';
import { DEFAULT_OPTIONS } from '../../src/lib/embed/options.ts';
import { elementCode, emailCode, iframeCode } from '../../src/lib/embed/snippets.ts';
import { share as words } from '../../src/lib/words/en.ts';
import { expect } from './fixtures.ts';
import { hostPage, listen, test as base, type Answer } from './hosts.ts';

/** Answers as an embed does; what it is asked for stands in its address. */
const FRAME = `<!doctype html><html lang="en"><title>Stand-in</title><script>
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data.sentinel === 'amp')
      parent.postMessage({ wherein: 1, type: 'ready', payload: { article: 'japan-asean', project: null } }, '*');
  });
</script></html>`;

const JS = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
const ELEMENT = readFileSync('static/embed/v1.js', 'utf8');

function siteAnswer(path: string): Answer | undefined {
  if (path === '/embed/v1.js') return { body: ELEMENT, headers: JS };
  return path.startsWith('/embed/') ? { body: FRAME } : undefined;
}

const test = base.extend<object, { site: string }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const { server, origin } = await listen(siteAnswer);
      await use(`${origin}/`);
      server.close();
      server.closeAllConnections();
    },
    { scope: 'worker' }
  ],
  servers: async ({ servers, site }, use) => use([...servers, site])
});

/** A host's own script with the framework it imports, as a bundler makes it for development. */
async function bundle(code: string): Promise<string> {
  const entry = 'virtual:host';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    mode: 'development',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false'
    },
    resolve: { alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
    plugins: [
      {
        name: 'host',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) => (id === `\0${entry}` ? code : undefined)
      }
    ],
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { format: 'iife' } } }
  });
  if (!('output' in result)) throw new Error('The host came out as no bundle');
  return result.output[0].code;
}

const REACT = (src: string): string => `
  import { createElement, StrictMode, useEffect, useRef, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  function Host() {
    const map = useRef(null);
    const [dark, setDark] = useState(false);
    useEffect(() => {
      let gone = false;
      map.current.ready.then(({ article }) => { if (!gone) document.title = 'Ready: ' + article; });
      return () => { gone = true; };
    }, []);
    return createElement('div', null,
      createElement('button', { onClick: () => setDark(true) }, 'Dark'),
      createElement('wherein-map', { ref: map, src: '${src}', interactive: false, consent: false, colorScheme: dark ? 'dark' : undefined }));
  }
  createRoot(document.getElementById('app')).render(createElement(StrictMode, null, createElement(Host)));`;

const VUE = (src: string): string => `
  import { createApp } from 'vue';
  const app = createApp({
    data: () => ({ dark: false }),
    template: \`<button @click="dark = true">Dark</button><wherein-map ref="map" src="${src}" :interactive="false" :consent="false"
      :colorScheme="dark ? 'dark' : undefined"></wherein-map>\`,
    mounted() { this.$refs.map.ready.then(({ article }) => { document.title = 'Ready: ' + article; }); }
  });
  app.config.compilerOptions.isCustomElement = (tag) => tag === 'wherein-map';
  app.mount('#app');`;

for (const [name, code] of [
  ['React 19 in StrictMode', REACT],
  ['Vue 3', VUE]
] as const)
  test.describe(name, () => {
    test.use({ tolerated: [/React DevTools|development version of Vue/] });

    test('sets booleans as properties, mounts twice, and hears of what was ready before', async ({
      page,
      site,
      hostServer
    }) => {
      const script = await bundle(code(`${site}japan-asean/`));
      hostServer.pages.set(`/${encodeURIComponent(name)}.js`, { body: script, headers: JS });
      await page.goto(
        hostPage(
          hostServer,
          `<div id="app"></div><script type="module" src="${site}embed/v1.js"></script><script type="module" src="/${encodeURIComponent(name)}.js"></script>`
        )
      );
      await expect(page).toHaveTitle('Ready: japan-asean');
      await expect(page.locator('wherein-map iframe')).toHaveCount(1);
      const address = () => page.locator('wherein-map iframe').getAttribute('src');
      expect(await address()).toBe(`${site}embed/japan-asean/?interactive=false`);
      await expect(page.locator('wherein-map')).not.toHaveAttribute('consent', /.*/);
      await page.getByRole('button', { name: 'Dark' }).click();
      await expect(page.locator('wherein-map')).toHaveAttribute('colorscheme', 'dark');
      expect(await page.locator('wherein-map').evaluate((map: WhereinMap) => map.ready)).toEqual({
        article: 'japan-asean',
        project: null
      });
    });
  });

test('properties mean what attributes mean, also those that were set before the script came', async ({
  page,
  site,
  hostServer
}) => {
  await page.goto(hostPage(hostServer, `<wherein-map id="map" src="${site}japan-asean/"></wherein-map>`));
  await page
    .locator('#map')
    .evaluate((map) => Object.assign(map, { interactive: false, consent: true, panel: 'none' }));
  await page.addScriptTag({ type: 'module', url: `${site}embed/v1.js` });
  await expect(page.getByRole('button', { name: 'Load the map' })).toBeVisible();
  const read = () =>
    page.locator('wherein-map').evaluate((map: WhereinMap) => ({
      attributes: Object.fromEntries([...map.attributes].map(({ name, value }) => [name, value])),
      interactive: map.interactive,
      consent: map.consent,
      panel: map.panel
    }));
  expect(await read()).toMatchObject({
    attributes: { interactive: 'false', consent: '', panel: 'none' },
    interactive: false,
    consent: true,
    panel: 'none'
  });
  await page
    .locator('wherein-map')
    .evaluate((map) => Object.assign(map, { interactive: true, consent: false, panel: null }));
  expect(await read()).toMatchObject({ interactive: true, consent: false, panel: null });
  await expect(page.locator('wherein-map iframe')).toHaveAttribute('src', `${site}embed/japan-asean/`);
});

/** Hosts whose width is that of what stands in them. */
const SHRINKING: Record<string, (map: string) => string> = {
  'a table cell': (map) => `<table><tr><td>${map}</td></tr></table>`,
  'an inline-block': (map) => `<div style="display:inline-block">${map}</div>`,
  'a float': (map) => `<div style="float:left">${map}</div>`,
  'an absolute box': (map) => `<div style="position:absolute">${map}</div>`,
  'a fit-content figure': (map) => `<figure style="width:fit-content;margin:0">${map}</figure>`,
  'a flex row': (map) => `<div style="display:flex"><div>${map}</div></div>`
};

async function sizesIn(
  page: Page,
  width: number
): Promise<Record<string, { width: number; height: number }>> {
  await page.setViewportSize({ width, height: 700 });
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-host]')].map((host) => {
        const { width, height } = host.querySelector('wherein-map')?.getBoundingClientRect() ?? new DOMRect();
        return [host.dataset.host ?? '', { width, height }];
      })
    )
  );
}

test('parents that shrink to what they hold get a map of 600 px, or as wide as there is room', async ({
  page,
  site,
  hostServer
}) => {
  const map = `<wherein-map consent src="${site}japan-asean/"></wherein-map>`;
  const hosts = Object.entries(SHRINKING).map(
    ([name, host]) =>
      `<section data-host="${name}" style="position:relative;height:700px">${host(map)}</section>`
  );
  await page.goto(
    hostPage(hostServer, `${hosts.join('')}<script type="module" src="${site}embed/v1.js"></script>`)
  );
  await expect(page.getByRole('button', { name: 'Load the map' })).toHaveCount(hosts.length);
  for (const [viewport, least, most] of [
    [1200, 595, 640],
    [360, 320, 360]
  ] as const)
    for (const [name, { width, height }] of Object.entries(await sizesIn(page, viewport))) {
      expect(width, `${name} at ${viewport} px`).toBeGreaterThan(least);
      expect(width, `${name} at ${viewport} px`).toBeLessThan(most);
      expect(height, `${name} at ${viewport} px`).toBeLessThan(700);
    }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('DOMPurify, by its defaults, leaves of each code a link that says what it leads to', async ({
  page,
  hostServer
}) => {
  const subject = {
    title: 'Ports & plants',
    page: 'https://maps.example/japan-asean/',
    frame: 'https://maps.example/embed/japan-asean/',
    words
  };
  const script = { url: 'https://maps.example/embed/v1.js', integrity: 'sha384-x' };
  await page.goto(hostPage(hostServer, ''));
  await page.addScriptTag({ path: 'node_modules/dompurify/dist/purify.min.js' });
  for (const code of [
    iframeCode(subject, DEFAULT_OPTIONS),
    elementCode(subject, DEFAULT_OPTIONS, script),
    emailCode(subject, 'https://maps.example/japan-asean/og.png')
  ]) {
    const left = await page.evaluate(
      (html) =>
        (window as unknown as { DOMPurify: { sanitize(html: string): string } }).DOMPurify.sanitize(html),
      code
    );
    expect(left).toContain(`<a href="${subject.page}">See the map: Ports &amp; plants</a>`);
    expect(left).not.toMatch(/<(iframe|script|wherein-map)/);
  }
});
