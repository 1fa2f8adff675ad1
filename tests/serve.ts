import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

/** How to serve a built site. */
export interface ServeOptions {
  /** Folder with the site's files. */
  readonly directory: string;
  /** TCP port; 0 lets the system choose one. */
  readonly port: number;
  /** Path under which the site appears, with slashes at both ends. */
  readonly base?: string;
  /** Headers that each answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Serves a built site as a plain static host would: files, `index.html` in folders, `404.html` for the rest. Nothing of
 * Kit runs here, so what the tests see is what is published.
 */
export async function serve({
  directory,
  port,
  base = '/',
  headers = {}
}: ServeOptions): Promise<{ server: Server; url: string }> {
  const files = sirv(directory, { dev: true, etag: true, extensions: ['html'] });
  const missing = readFileSync(join(directory, '404.html'));
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const lost = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(missing);
    };
    if (!request.url?.startsWith(base)) return lost();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, lost);
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  return { server, url: `http://localhost:${chosen}${base}` };
}
