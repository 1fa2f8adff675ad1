import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './browser.ts';
import { serve } from './serve.ts';

/** Draws the README's picture, `static/screenshot.png`, from `build/`. */
const { server, url } = await serve({ directory: 'build', port: 0 });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
await page.goto(url);
await page.locator('[data-phase=live]').waitFor();
await page.waitForLoadState('networkidle');
await page.screenshot({ path: 'static/screenshot.png' });
await browser.close();
server.close();
