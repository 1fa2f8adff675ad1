import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** Where `build/` says it is: the `SITE_URL` that it was built with. */
const BUILT_FOR = new URL(process.env.SITE_URL ?? 'http://localhost:4173/').href;

/** A text of the build as it would be, had it been built for another address: what is absolute in it names that. */
export function builtFor(text: string, url: string): string {
  return text.replaceAll(BUILT_FOR, url).replaceAll(new URL(BUILT_FOR).origin, new URL(url).origin);
}

/**
 * Serves `build/` as if it had been built for the address it is served at, to be read from anywhere: for consumers that
 * follow its absolute links, and for WebKit, where the policy of an embed holds by the site's own name.
 *
 * @returns the site's root, with a slash at its end, and what ends the server
 */
export async function servePublished(): Promise<{ url: string; close: () => void }> {
  const files = sirv('build', { dev: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    response.setHeader('access-control-allow-origin', '*');
    const missing = (): void => void response.writeHead(404).end();
    if (!/\.(html|json)$/.test(name) || name.includes('/_app/')) return files(request, response, missing);
    try {
      const text = builtFor(readFileSync(join('build', decodeURI(name)), 'utf8'), url);
      const type = name.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/json';
      response.writeHead(200, { 'content-type': type }).end(text);
    } catch {
      missing();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  const url = `http://localhost:${address.port}/`;
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}
