import { readdirSync } from 'node:fs';
import { firstOf } from './program.ts';

const CHROMIUMS = [
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
  const found = firstOf(CHROMIUMS);
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
  return firstOf([process.env.CHROMIUM, '/usr/bin/chromium-headless-shell']) ?? findChromium();
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

/**
 * The Firefox that this machine has.
 *
 * @throws Error that says how to get one, when there is none
 */
export function findFirefox(): string {
  const found = firstOf([
    process.env.FIREFOX,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox'
  ]);
  if (!found)
    throw new Error(
      'No Firefox found. On Debian: apt-get install -y firefox-esr. Elsewhere set FIREFOX to its path.'
    );
  return found;
}

/** WebKitGTK: what drives it, and the small browser that is driven. */
export interface WebKit {
  readonly driver: string;
  readonly browser: string;
}

/**
 * The WebKitGTK that this machine has. Debian keeps MiniBrowser in a folder of the machine's architecture and of WebKit's
 * version.
 *
 * @throws Error that says how to get one, when there is none
 */
export function findWebKit(): WebKit {
  const driver = firstOf([process.env.WEBKIT_DRIVER, '/usr/bin/WebKitWebDriver']);
  const folders = ['/usr/lib', '/usr/libexec'].flatMap((root) =>
    list(root).flatMap((name) => [
      `${root}/${name}`,
      ...(name.includes('-linux-') ? list(`${root}/${name}`).map((inner) => `${root}/${name}/${inner}`) : [])
    ])
  );
  const browser = firstOf([
    process.env.MINIBROWSER,
    ...folders.filter((path) => /webkit2?gtk-[\d.]+$/.test(path)).map((path) => `${path}/MiniBrowser`)
  ]);
  if (!driver || !browser)
    throw new Error(
      'No WebKitGTK found. On Debian or Ubuntu: apt-get install -y webkit2gtk-driver. Elsewhere set WEBKIT_DRIVER and MINIBROWSER to the paths of WebKitWebDriver and MiniBrowser.'
    );
  return { driver, browser };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
