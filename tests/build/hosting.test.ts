import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caddy, serveWithCaddy } from '../caddy.ts';
import { hasBrotli, serveWithNginx } from '../nginx.ts';
import type { Running } from '../program.ts';

const BUILD = 'build';

/** What every answer carries. */
const EVERYWHERE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()'
};
const REVALIDATED = 'public, no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const FRAME_ANCESTORS = "frame-ancestors 'self' https://news.example";

const HTML = 'text/html; charset=utf-8';
const CSV = 'text/csv; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';
const SCRIPT = /^(text|application)\/javascript\b/;

/** The first file of the build under a folder whose name fits. */
function built(folder: string, name: RegExp): string {
  const found = readdirSync(join(BUILD, folder)).find((each) => name.test(each));
  if (!found) throw new Error(`build/${folder} has no file like ${name}. Run: npm run build`);
  return `${folder}/${found}`;
}

const script = built('_app/immutable/entry', /\.js$/);
const style = built('_app/immutable/assets', /\.css$/);
const basemap = built('_app/immutable/assets', /\.topo\..*\.json$/);
const worker = built('_app/immutable/chunks', /\.js$/);

/** A page's file in the build, for its address. */
function fileOf(path: string): string {
  return join(BUILD, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

/** Files that the build does not make here: the released element, and oEmbed's answer as the site writes it. */
const extra = mkdtempSync(join(tmpdir(), 'wherein-files-'));
const oembed = JSON.stringify({
  version: '1.0',
  type: 'rich',
  width: 600,
  height: 450,
  html: '<iframe src="https://example.org/embed/a/" width="600" height="450"></iframe><img src="a.png" width="600" height="450">',
  thumbnail_width: 1200,
  thumbnail_height: 630
});
for (const [name, contents] of Object.entries({
  '404.html': '<!doctype html><title>Not found</title>',
  'embed/v1.js': 'export {};',
  'embed/v1.d.ts': 'export {};',
  'embed/other.js': 'export {};',
  'a/oembed.json': oembed,
  'a/oembed.json.gz': gzipSync(oembed)
})) {
  mkdirSync(join(extra, name, '..'), { recursive: true });
  writeFileSync(join(extra, name), contents);
}
afterAll(() => rmSync(extra, { recursive: true, force: true }));

/** Starts a server for the tests of a `describe`. */
function serving(start: () => Promise<Running>): (path: string, init?: RequestInit) => Promise<Response> {
  let server: Running | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.close());
  return (path, init) => {
    if (!server) throw new Error('The server does not run');
    return fetch(server.url + path, { redirect: 'manual', ...init });
  };
}

function accepting(encoding: string): RequestInit {
  return { headers: { 'accept-encoding': encoding } };
}

/** The answer to a path that is sent as it stands; `fetch` would take the dots out of it first. */
function raw(url: string, path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (piece) => (body += String(piece)));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    asked.on('error', reject).end();
  });
}

if (!caddy) console.warn('There is no Caddy here: its Caddyfile is read, but not run.');
if (!hasBrotli)
  console.warn('nginx has no module for Brotli here: the line for it in nginx.conf is not tried.');

const servers = [
  { name: 'nginx', serve: serveWithNginx },
  ...(caddy ? [{ name: 'Caddy', serve: serveWithCaddy }] : [])
];

describe.each(servers)('$name, with the configuration that is shipped', ({ serve }) => {
  describe('serves the build', () => {
    const get = serving(() => serve({ directory: BUILD }));

    test.each([
      ['', HTML, REVALIDATED],
      ['japan-asean/', HTML, REVALIDATED],
      ['japan-asean/azec/', HTML, REVALIDATED],
      ['japan-asean/projects.geojson', 'application/geo+json', REVALIDATED],
      ['japan-asean/projects.csv', CSV, REVALIDATED],
      ['japan-asean/annotations.jsonld', 'application/ld+json', REVALIDATED],
      ['japan-asean/og.png', 'image/png', REVALIDATED],
      ['schema/projects.schema.json', 'application/json', REVALIDATED],
      ['favicon.svg', 'image/svg+xml', REVALIDATED],
      ['service-worker.js', SCRIPT, REVALIDATED],
      [basemap, 'application/json', IMMUTABLE],
      [style, 'text/css; charset=utf-8', IMMUTABLE],
      [script, SCRIPT, IMMUTABLE],
      [worker, SCRIPT, IMMUTABLE]
    ])('/%s', async (path, type, cache) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(type);
      expect(response.headers.get('cache-control')).toBe(cache);
      expectEverywhere(response);
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(fileOf(path)))).toBe(true);
    });

    test.each(['nowhere/', 'japan-asean/nowhere.csv', '_app/immutable/nowhere.js', '_app/', 'embed/v9.js'])(
      '/%s, which is not there, is answered by 404.html, and not for ever',
      async (path) => {
        const response = await get(path);
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toBe(HTML);
        expect(response.headers.get('cache-control')).toBe(REVALIDATED);
        expectEverywhere(response);
        expect(await response.text()).toBe(readFileSync(join(BUILD, '404.html'), 'utf8'));
      }
    );

    test.each(['japan-asean', 'japan-asean/azec'])('/%s leads to the folder, on any host', async (path) => {
      const response = await get(path);
      expect([301, 308]).toContain(response.status);
      expect(response.headers.get('location')).toBe(`/${path}/`);
    });

    test.each([
      '',
      'japan-asean/projects.geojson',
      'japan-asean/projects.csv',
      'japan-asean/annotations.jsonld',
      basemap,
      script,
      worker
    ])('/%s is compressed with gzip for who takes it, and plain for others', async (path) => {
      const compressed = await get(path, accepting('gzip'));
      expect(compressed.headers.get('content-encoding')).toBe('gzip');
      expect(compressed.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(await compressed.text()).toBe(readFileSync(fileOf(path), 'utf8'));
      const plain = await get(path, accepting('identity'));
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(readFileSync(fileOf(path), 'utf8'));
    });

    test('pictures, which are compressed already, are sent as they are', async () => {
      const response = await get('japan-asean/og.png', accepting('gzip, br'));
      expect(response.headers.get('content-encoding')).toBeNull();
    });

    test.each(['', 'japan-asean/projects.geojson', 'japan-asean/og.png'])(
      '/%s is not sent again to who has it',
      async (path) => {
        const etag = (await get(path, accepting('gzip'))).headers.get('etag') ?? 'none';
        const again = (known: string): Promise<Response> =>
          get(path, { headers: { 'accept-encoding': 'gzip', 'if-none-match': known } });
        const same = await again(etag);
        expect(same.status).toBe(304);
        expectEverywhere(same);
        expect((await again('"of another build"')).status).toBe(200);
      }
    );
  });

  describe('with files beside the build', () => {
    const get = serving(() => serve({ directory: extra }));

    test.each([
      ['embed/v1.js', SCRIPT, IMMUTABLE],
      ['embed/v1.d.ts', PLAIN, IMMUTABLE],
      ['embed/other.js', SCRIPT, REVALIDATED],
      ['a/oembed.json', 'application/json', REVALIDATED]
    ])('/%s', async (path, type, cache) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(type);
      expect(response.headers.get('cache-control')).toBe(cache);
      expectEverywhere(response);
    });

    test('oEmbed’s answer is the file’s where nothing is asked', async () => {
      expect(await (await get('a/oembed.json')).text()).toBe(oembed);
    });
  });

  test('never leaves its folder', async () => {
    const server = await serve({ directory: join(BUILD, 'japan-asean') });
    try {
      expect((await raw(server.url, '/azec/../projects.csv')).status).toBe(200);
      for (const path of [
        '/../favicon.svg',
        '/azec/../../favicon.svg',
        '/%2e%2e/favicon.svg',
        '/..%2ffavicon.svg',
        '/azec/..%2f..%2ffavicon.svg',
        '/..%5cfavicon.svg',
        '//../favicon.svg'
      ]) {
        const { status, body } = await raw(server.url, path);
        expect(status, path).toBeGreaterThanOrEqual(400);
        expect(body, path).not.toContain('<svg');
      }
    } finally {
      await server.close();
    }
  });
});

test.each([
  ...(caddy ? [{ name: 'Caddy', serve: () => serveWithCaddy({ directory: BUILD }) }] : []),
  ...(hasBrotli
    ? [
        {
          name: 'nginx, once it is switched on,',
          serve: () => serveWithNginx({ directory: BUILD, switchOn: ['brotli_static on;'] })
        }
      ]
    : [])
])('$name serves the build’s Brotli files', async ({ serve }) => {
  const server = await serve();
  try {
    for (const path of ['', basemap, script]) {
      const response = await fetch(server.url + path, accepting('gzip, br'));
      expect(response.headers.get('content-encoding'), path).toBe('br');
      expect(response.headers.get('vary'), path).toMatch(/accept-encoding/i);
      expect(await response.text()).toBe(readFileSync(fileOf(path), 'utf8'));
    }
  } finally {
    await server.close();
  }
});

/** What every answer has in common; without a choice of the owner's, nothing keeps a page out of a frame. */
function expectEverywhere({ headers }: Response): void {
  for (const [name, value] of Object.entries(EVERYWHERE)) expect(headers.get(name), name).toBe(value);
  expect(headers.get('x-frame-options')).toBeNull();
  expect(headers.get('content-security-policy')).toBeNull();
}

describe('nginx alone', () => {
  test('keeps the filters of an address that lacks its last slash', async () => {
    const server = await serveWithNginx({ directory: BUILD });
    const response = await fetch(`${server.url}japan-asean?theme=energy&theme=AI`, { redirect: 'manual' });
    await server.close();
    expect(response.headers.get('location')).toBe('/japan-asean/?theme=energy&theme=AI');
  });

  test('names who may frame the pages, once the owner has chosen', async () => {
    const line = `add_header Content-Security-Policy "${FRAME_ANCESTORS}" always;`;
    const server = await serveWithNginx({ directory: BUILD, switchOn: [line] });
    const policies = await Promise.all(
      ['', 'japan-asean/', 'nowhere/'].map(async (path) =>
        (await fetch(server.url + path)).headers.get('content-security-policy')
      )
    );
    await server.close();
    expect(policies).toEqual([FRAME_ANCESTORS, FRAME_ANCESTORS, FRAME_ANCESTORS]);
  });

  describe('answers oEmbed’s', () => {
    const get = serving(() => serveWithNginx({ directory: extra }));

    test.each([
      ['maxwidth=400&maxheight=300', 400, 300],
      ['url=https%3A%2F%2Fexample.org%2Fa%2F&maxwidth=599&format=json', 599, 450],
      ['maxheight=449', 600, 449],
      ['maxwidth=7&maxheight=50', 7, 50],
      ['maxwidth=600&maxheight=450', 600, 450],
      ['maxwidth=1000&maxheight=1000', 600, 450],
      ['maxwidth=0&maxheight=-5', 600, 450],
      ['maxwidth=4e2&maxheight=300px', 600, 450],
      ['maxwidth=40%22&maxheight=', 600, 450]
    ])('%s with %i × %i', async (query, width, height) => {
      for (const encoding of ['identity', 'gzip']) {
        const response = await get(`a/oembed.json?${query}`, accepting(encoding));
        expect(await response.json()).toEqual({
          ...JSON.parse(oembed),
          width,
          height,
          html: `<iframe src="https://example.org/embed/a/" width="${width}" height="${height}"></iframe><img src="a.png" width="${width}" height="${height}">`
        });
        expectEverywhere(response);
      }
    });
  });
});

describe('nginx.conf, Caddyfile and _headers', () => {
  const stated = {
    'nginx.conf': namesAndValues(
      readFileSync('nginx.conf', 'utf8'),
      /^ *add_header (?!Cache-Control)([\w-]+) "(.*)" always;$/gm
    ),
    Caddyfile: namesAndValues(
      /\theader \{([^]*?)\n\t\}/.exec(readFileSync('Caddyfile', 'utf8'))?.[1] ?? '',
      /^\t\t(?!Cache-Control)([\w-]+) "(.*)"$/gm
    ),
    _headers: rule('/*')
  };

  /** The headers of one rule of the `_headers` that is published. */
  function rule(path: string): Record<string, string> {
    const lines = readFileSync(join(BUILD, '_headers'), 'utf8').split('\n');
    const from = lines.indexOf(path) + 1;
    if (from === 0) return {};
    const length = lines.slice(from).findIndex((line) => !line.startsWith(' '));
    return namesAndValues(lines.slice(from, from + length).join('\n'), /^ {2}([\w-]+): (.*)$/gm);
  }

  function namesAndValues(text: string, line: RegExp): Record<string, string> {
    return Object.fromEntries(
      [...text.matchAll(line)].map(([, name = '', value = '']) => [name.toLowerCase(), value])
    );
  }

  test.each(Object.entries(stated))('%s states the same headers as the others', (_, headers) => {
    expect(headers).toEqual(EVERYWHERE);
  });

  test.each(['nginx.conf', 'Caddyfile', join(BUILD, '_headers')])(
    '%s offers the choice of who may frame the pages',
    (file) => {
      expect(readFileSync(file, 'utf8')).toMatch(
        new RegExp(`^\\s*# .*Content-Security-Policy:? "?${FRAME_ANCESTORS}"?`, 'm')
      );
    }
  );

  test('_headers keeps what never changes, and says what data is', () => {
    expect(rule('/_app/immutable/*')).toEqual({ 'cache-control': IMMUTABLE });
    expect(rule('/embed/v1.js')).toEqual({ 'cache-control': IMMUTABLE });
    expect(rule('/embed/v1.d.ts')).toEqual({ 'cache-control': IMMUTABLE, 'content-type': PLAIN });
    expect(rule('/service-worker.js')).toEqual({});
    expect(rule('/*.csv')).toEqual({ 'content-type': CSV });
    expect(rule('/*.geojson')).toEqual({ 'content-type': 'application/geo+json' });
    expect(rule('/*.jsonld')).toEqual({ 'content-type': 'application/ld+json' });
  });
});
