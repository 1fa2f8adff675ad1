import { findChromium } from './browser.ts';
import { findNginx } from './nginx.ts';

/** Says where the programs are that the tests need, and fails when one is missing. */
for (const find of [findChromium, findNginx]) {
  try {
    console.log(find());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
