import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';
import { until, type Engine, type EngineOptions } from './engine.ts';

/**
 * Starts Chromium by Playwright, for the places that the other engines are held against.
 *
 * @throws Error when the machine lacks it
 */
export async function startChromium({ colours }: EngineOptions): Promise<Engine> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ colorScheme: colours });
  return {
    run: async (place, script, ...args) => {
      const where = place === 'page' ? page : page.frames()[1];
      if (!where) throw new Error('There is no frame');
      const text = await where.evaluate(
        `(async (args) => JSON.stringify({ value: await (${String(script)})(...args) }))(${JSON.stringify(args)})`
      );
      return (JSON.parse(String(text)) as { value: never }).value;
    },
    open: async (url) => {
      await page.goto(url, { waitUntil: 'commit' });
      await until(`${url} in Chromium`, () => page.evaluate(() => document.readyState !== 'loading'));
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    click: ({ x, y }) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    back: async () => {
      await page.goBack({ waitUntil: 'commit' });
    },
    close: () => browser.close()
  };
}
