import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { check, type Checked } from '#lib/article/check.ts';
import { readOutlines } from '#lib/article/node/outlines.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';

const SITE = 'http://checker.test/';
const FOLDER = 'tests/fixtures/articles/lobito';
const ATLAS = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');

/** The checker as a browser would load it, in one script. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wherein-checker-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const entry = join(folder, 'checker.ts');
  const room = resolve('src/lib/article');
  writeFileSync(
    entry,
    `export { check } from '${room}/check.ts';\nexport { outlinesFrom } from '${room}/outlines.ts';\n`
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: join(folder, 'out'),
      lib: { entry, formats: ['es'], fileName: 'checker' },
      rolldownOptions: {
        output: { codeSplitting: false },
        onLog: (level, log, next) => {
          if (/node:|externalized for browser/.test(log.message)) throw new Error(log.message);
          next(level, log);
        }
      }
    }
  });
  return readFileSync(join(folder, 'out', 'checker.js'), 'utf8');
}

test('the checker runs in a browser, and says there what it says here', { timeout: 180_000 }, async () => {
  const script = await bundle();
  expect(script).not.toMatch(/from\s*["']node:|require\(["']node:/);
  const article = readFileSync(join(FOLDER, 'article.md'), 'utf8');
  const projects = readFileSync(join(FOLDER, 'projects.geojson'), 'utf8');
  const broken = projects.replace('"precision": "city"', '"precision": "town"').replace('25.4667', '-25.4667');

  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', '<!doctype html><title>Checker</title>'],
    '/checker.js': ['text/javascript', script],
    '/countries.json': ['application/json', readFileSync(ATLAS, 'utf8')]
  };
  await page.route(`${SITE}**`, (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body });
  });
  await page.goto(SITE);
  const texts = [
    { article, projects },
    { article, projects: broken }
  ];
  /** As text: the test runner would turn an `import()` of its own into a call that no browser knows. */
  const inBrowser: Checked[] = await page.evaluate(`(async () => {
    const { check, outlinesFrom } = await import('${SITE}checker.js');
    const outlines = outlinesFrom(await (await fetch('/countries.json')).json());
    return ${JSON.stringify(texts)}.map((each) => check({ ...each, outlines, slug: 'lobito' }));
  })()`);
  const here = [projects, broken].map((text): Checked =>
    check({ article, projects: text, outlines: readOutlines(), slug: 'lobito' })
  );
  expect(inBrowser[0]?.article?.projects).toHaveLength(4);
  expect(inBrowser[1]?.findings.map(({ code }) => code)).toContain('schema/not-listed');
  expect(inBrowser).toEqual(JSON.parse(JSON.stringify(here)));
});
