import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../serve.ts';

/** A site on a server that can be stopped, started again at the same address, and given another release. */
export interface Deployment {
  /** Where the site is, with a slash at the end. */
  readonly url: string;
  /** Paths that were answered with a body since it was last emptied. */
  readonly sent: string[];
  /** Ends the server with all its connections, as a network that is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Puts another folder in the place of the one that is served. */
  publish(directory: string): Promise<void>;
  /** Keeps every page back for some milliseconds; other files come at once. */
  delay: number;
}

/** Serves a built site as {@link Deployment}. */
export async function deploy(directory: string, base = '/'): Promise<Deployment> {
  let folder = directory;
  let server: Server | undefined;
  let url = '';

  const deployment: Deployment = {
    get url() {
      return url;
    },
    sent: [],
    delay: 0,
    async start() {
      const port = url === '' ? 0 : Number(new URL(url).port);
      ({ server, url } = await serve({ directory: folder, port, base }));
      const [answer] = server.listeners('request') as ((...args: unknown[]) => void)[];
      server.removeAllListeners('request');
      server.on('request', (request, response) => {
        const path = request.url ?? '';
        response.on('finish', () => {
          if (response.statusCode === 200) deployment.sent.push(path);
        });
        setTimeout(
          () => answer?.(request, response),
          path.split('?')[0]?.endsWith('/') ? deployment.delay : 0
        );
      });
    },
    async stop() {
      const closed = new Promise((done) => server?.close(done));
      server?.closeAllConnections();
      await closed;
    },
    async publish(next) {
      await deployment.stop();
      folder = next;
      await deployment.start();
    }
  };
  await deployment.start();
  return deployment;
}

/** A hash in the name of a file under `_app/immutable/`. */
const HASH = /(?<=[/.])[\w-]{8}(?=\.js$)/;

/**
 * Copies a built site as its next release: every script has another name, as after a change that touches them all, and some
 * words have changed on the pages and in the scripts.
 *
 * @returns the copy, which the caller removes with {@link remove}
 */
export function nextRelease(directory: string, words: Record<string, string>): string {
  const copy = mkdtempSync(join(tmpdir(), 'wherein-release-'));
  cpSync(directory, copy, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const files = readdirSync(copy, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((name) => name.startsWith('_app/immutable/') && HASH.test(name));
  const renamed = scripts.map((name) => {
    const [hash = ''] = HASH.exec(name) ?? [];
    return [hash, [...hash].reverse().join('')] as const;
  });
  const replacements = [...renamed, ...Object.entries(words)];
  const rewrite = (text: string): string =>
    replacements.reduce((result, [from, to]) => result.replaceAll(from, to), text);

  for (const name of files.filter((each) => /\.(html|js)$/.test(each))) {
    const path = join(copy, name);
    const before = readFileSync(path, 'utf8');
    const after = rewrite(before);
    writeFileSync(path, name.endsWith('.html') ? withHashes(after) : after);
  }
  for (const name of scripts) renameSync(join(copy, name), join(copy, rewrite(name)));
  return copy;
}

/** Removes what {@link nextRelease} made. */
export function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** Adds to a page’s policy the hashes of its inline scripts, which have changed. */
function withHashes(html: string): string {
  const hashes = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  );
  return html.replace("script-src 'self'", `script-src 'self' ${hashes.join(' ')}`);
}
