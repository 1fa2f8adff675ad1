import { createServer, type Server } from 'node:http';
import { serveWithNginx } from '../nginx.ts';
import { test as base } from './fixtures.ts';

/** What a small server answers to one path. */
export interface Answer {
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** A server on a port of its own that answers from a function, and 404 where that has no answer. */
export async function listen(
  answer: (path: string) => Answer | undefined
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = answer(pathname);
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...found?.headers });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return { server, origin: `http://localhost:${address.port}` };
}

/** A server for pages of other people, on an origin that is not the site's. */
export interface HostServer {
  readonly origin: string;
  /** By path; whoever tests adds to them. */
  readonly pages: Map<string, Answer>;
}

/** Address of a new page of a host with this in its body. */
export function hostPage(
  { origin, pages }: HostServer,
  body: string,
  headers: Record<string, string> = {}
): string {
  const path = `/${pages.size}.html`;
  pages.set(path, {
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><body>${body}</body></html>`,
    headers
  });
  return origin + path;
}

interface Servers {
  hostServer: HostServer;
  /** The built site behind Debian’s nginx with the shipped configuration, with a trailing slash. */
  published: string;
}

/** A test with a host on one origin and the site, as it would be published, on another. */
export const test = base.extend<object, Servers>({
  hostServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const pages = new Map<string, Answer>();
      const { server, origin } = await listen((path) =>
        path === '/favicon.ico' ? { body: '' } : pages.get(path)
      );
      await use({ origin, pages });
      server.close();
      server.closeAllConnections();
    },
    { scope: 'worker' }
  ],
  published: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const nginx = await serveWithNginx({ directory: 'build' });
      await use(nginx.url);
      await nginx.close();
    },
    { scope: 'worker' }
  ],
  servers: async ({ hostServer, published }, use) => use([hostServer.origin, published])
});
