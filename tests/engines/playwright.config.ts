import { defineConfig } from '@playwright/test';
import type { Options } from './fixtures.ts';
import { enginesHere } from './here.ts';

const others = enginesHere().filter(({ name, missing }) => {
  if (missing && !process.env.TEST_WORKER_INDEX) console.error(`NOT TESTED HERE: ${name}. ${missing}`);
  return process.env.CI || !missing;
});

/**
 * The same steps in three engines. Chromium goes first and notes where it puts the markers; then Firefox and WebKit go side
 * by side and are held against that. A machine without them goes without, and says so; in CI that is a
 * fault.
 */
export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: '../../test-results/engines',
  globalSetup: './global-setup.ts',
  workers: 2,
  forbidOnly: true,
  /** Software WebGL on two cores now and then takes longer than any sensible limit. */
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { engineName: 'chromium' } },
    ...others.map(({ name }) => {
      const engineName: Options['engineName'] = name === 'Firefox' ? 'firefox' : 'webkit';
      return { name: engineName, use: { engineName }, dependencies: ['chromium'] };
    })
  ]
});
