import { findChromium } from './browser.ts';

try {
  console.log(findChromium());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
