import { findHeadlessChromium } from './browser.ts';
import { enginesHere } from './engines/here.ts';
import { findNginx } from './nginx.ts';

/**
 * Says where the programs are that the tests need, and fails when one is missing. Without Firefox or WebKit the rest can
 * still be tested: that fails in CI, and with `--all`.
 */
for (const find of [findHeadlessChromium, findNginx]) {
  try {
    console.log(find());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
for (const { name, where, missing } of enginesHere()) {
  if (!missing) console.log(where);
  else {
    console.error(`NOT TESTED HERE: ${name}. ${missing}`);
    if (process.env.CI || process.argv.includes('--all')) process.exitCode = 1;
  }
}
