import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/**
 * The Chromium that this machine has.
 *
 * @throws Error that says how to get one, when there is none
 */
export function findChromium(): string {
  const found = PLACES.find((path) => path && existsSync(path));
  if (!found)
    throw new Error(
      'No Chromium found. On Debian or Ubuntu: apt-get install -y chromium. Elsewhere set CHROMIUM to its path.'
    );
  return found;
}

/**
 * The Chromium for tests that look at no window: Debian's `chromium-headless-shell`, the same browser without its own
 * windows, tabs and menus, spends half the processor's time on a drawn page. Where it is missing, the whole Chromium.
 *
 * @throws Error as {@link findChromium}
 */
export function findHeadlessChromium(): string {
  const shell = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
  return existsSync(shell) ? shell : findChromium();
}

/** Draws WebGL 2 in software, and asks nobody anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist'
];
