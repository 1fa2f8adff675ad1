import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './browser.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  /** Software WebGL on two cores now and then takes longer than any sensible limit. */
  retries: 1,
  timeout: 150_000,
  expect: { timeout: 40_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1000, height: 640 },
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
    trace: { mode: 'retain-on-failure', screenshots: false }
  }
});
