import { MapError } from '#lib/map/live/mapError.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | undefined }): unknown;
}

declare global {
  /** https://w3c.github.io/trusted-types/dist/spec/; TypeScript does not know it yet. */
  var trustedTypes: TrustedTypes | undefined;
}

const allowed = new Set<string>();
let made = false;

/**
 * Lets the site's own workers start on pages with `require-trusted-types-for 'script'`, and lets nothing else start by this.
 * MapLibre hands over the address as a string, which only the policy named `default` can vouch for.
 *
 * @param url the worker's address, as `new Worker()` will get it
 * @throws MapError when the page's policy refuses
 */
export function trustWorker(url: string): void {
  if (!globalThis.trustedTypes) return;
  allowed.add(url);
  try {
    if (!made)
      globalThis.trustedTypes.createPolicy('default', {
        createScriptURL: (each) => (allowed.has(each) ? each : undefined)
      });
    made = true;
  } catch {
    /* Without enforcement no policy is needed; whether there is one shows below. */
  }
  try {
    document.createElement('script').src = url;
  } catch (cause) {
    throw new MapError('refused', 'The page’s policy does not trust the map’s worker', { cause });
  }
}
