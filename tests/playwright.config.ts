import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findHeadlessChromium } from './browser.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  /** Software WebGL on two cores now and then takes longer than any sensible limit. */
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 40_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1000, height: 640 },
    launchOptions: { executablePath: findHeadlessChromium(), args: CHROMIUM_FLAGS },
    /** A trace of every test would cost more than the test; ask for one with `--trace on`. */
    trace: 'off'
  }
});
