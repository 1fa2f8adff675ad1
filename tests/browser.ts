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
