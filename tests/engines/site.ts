import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * Runs in each page before anything of it, its policy too, and keeps what a console would
 * show as an error or a warning. WebKit has no other way: what an automated page writes there is told to nobody.
 */
const LISTENER = `
  const complaints = (window.complaints = []);
  const keep = (what) => complaints.push(String(what));
  addEventListener('error', ({ target, message, error }) =>
    keep(target === window ? (error?.stack ?? message) : 'not loaded: ' + (target.src ?? target.href)), true);
  addEventListener('unhandledrejection', ({ reason }) => keep('rejected: ' + (reason?.stack ?? reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, lineNumber }) =>
    keep('policy: ' + violatedDirective + ' ' + blockedURI + ' ' + lineNumber));
  for (const level of ['error', 'warn']) {
    const say = console[level];
    console[level] = (...words) => { keep(level + ': ' + words.join(' ')); say.apply(console, words); };
  }`;

/** Where the build is meant to stand: its embeds name that in their policy, where this server's address must be. */
const BUILT_FOR = new URL(process.env.SITE_URL ?? 'http://localhost:4173/').origin;

/** The page as if built for an origin, with {@link LISTENER} before all. */
function listened(html: string, origin: string): string {
  return html
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/, (policy) =>
      policy.replaceAll(BUILT_FOR, origin)
    )
    .replace('<head>', `<head><script>{${LISTENER}}</script>`);
}

/** The built site and a page of somebody else, as the engines meet them. */
export interface Site {
  /** The site's root, with a slash at its end. */
  readonly url: string;
  /** Holds scripts back until the returned function is called, so that the drawn map can be seen. */
  readonly holdScripts: () => () => void;
  /** Address of a page on another origin with this in its body. */
  readonly hostPage: (body: string) => string;
  /** Every address that was asked for and is not there, since this was last asked. */
  readonly missing: () => readonly string[];
  readonly close: () => void;
}

/** Serves `build/` as a plain static host does, and other people's pages. */
export async function serveSite(): Promise<Site> {
  const files = sirv('build', { dev: true, extensions: [] });
  const missing: string[] = [];
  let held = Promise.resolve();
  const hosts: string[] = [];

  const site = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('access-control-allow-origin', '*');
    const lost = (): void => {
      missing.push(pathname);
      response.writeHead(404).end();
    };
    if (pathname.endsWith('/')) {
      let html: string;
      try {
        html = readFileSync(join('build', decodeURI(pathname), 'index.html'), 'utf8');
      } catch {
        return lost();
      }
      return send(response, listened(html, `http://${request.headers.host}`));
    }
    if (!pathname.endsWith('.js')) return files(request, response, lost);
    void held.then(() => files(request, response, lost));
  });
  const host = await listen((request, response) => {
    const body = hosts[Number(/\d+/.exec(request.url ?? '')?.[0])];
    if (body === undefined) return void response.writeHead(204).end();
    send(response, body);
  });

  return {
    url: site.url,
    holdScripts: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    hostPage: (body) => {
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><body>${body}</body></html>`;
      return `${host.url}${hosts.push(page) - 1}.html`;
    },
    missing: () => missing.splice(0),
    close: () => {
      for (const { server } of [site, host]) {
        server.close();
        server.closeAllConnections();
      }
    }
  };
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return { server, url: `http://localhost:${address.port}/` };
}

function send(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}
