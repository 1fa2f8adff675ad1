import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkLinks, formatLinks, gatherLinks, type LinkOptions } from './links.ts';
import { readArticles } from './read.ts';
import { articlesWith, at } from './testArticle.ts';

const asked: string[] = [];
let [open, most] = [0, 0];

const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push(`${request.method ?? ''} ${path}`);
  const times = asked.filter((line) => line.endsWith(path)).length;
  open++;
  most = Math.max(most, open);
  response.on('close', () => open--);
  answer(path, times, request, response);
});

function answer(path: string, times: number, request: IncomingMessage, response: ServerResponse): void {
  const say = (status: number, headers: Record<string, string> = {}): void => {
    response.writeHead(status, headers).end();
  };
  if (path === '/hang') return;
  if (path === '/gone') say(404);
  else if (path === '/moved') say(301, { location: '/new' });
  else if (path === '/moved-away') say(308, { location: '/gone' });
  else if (path === '/elsewhere') say(302, { location: '/new' });
  else if (path === '/elsewhere-then-moved') say(302, { location: '/moved' });
  else if (path === '/round') say(302, { location: '/round' });
  else if (path === '/script') say(302, { location: 'javascript:alert(1)' });
  else if (path === '/no-head') say(request.method === 'HEAD' ? 405 : 200);
  else if (path === '/busy') say(times === 1 ? 429 : 200, { 'retry-after': '0' });
  else if (path === '/busy-for-long') say(times === 1 ? 429 : 200, { 'retry-after': '86400' });
  else if (path === '/broken') say(503, { 'retry-after': '0' });
  else if (path.startsWith('/slow')) setTimeout(() => say(200), 50);
  else say(200);
}

let root: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
  [open, most] = [0, 0];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const check = (paths: readonly string[], options: LinkOptions = {}) =>
  checkLinks(
    paths.map((path) => ({
      url: path.startsWith('http') ? path : root + path,
      uses: [{ file: 'a.geojson' }]
    })),
    { timeout: 3000, longestWait: 100, ...options }
  );

describe('a link', () => {
  it.each([
    ['/fine', 'alive', '200 OK'],
    ['/fine#part', 'alive', '200 OK'],
    ['/gone', 'dead', '404 Not Found'],
    ['/hang', 'dead', 'no answer within 3 s'],
    ['/moved', 'moved', /^moved for good to .*\/new$/],
    ['/moved-away', 'dead', /^404 Not Found, at .*\/gone$/],
    ['/elsewhere', 'alive', '200 OK'],
    ['/elsewhere-then-moved', 'alive', '200 OK'],
    ['/round', 'dead', 'more than 10 redirects'],
    ['/script', 'dead', '302, a redirect to javascript:'],
    ['/no-head', 'alive', '200 OK'],
    ['/busy', 'alive', '200 OK'],
    ['/busy-for-long', 'alive', '200 OK'],
    ['/broken', 'dead', '503 Service Unavailable'],
    ['http://127.0.0.1:1/', 'dead', /^no connection: /],
    ['http://no-such-host.invalid/', 'dead', /^no connection: /]
  ])('%s is %s: %s', async (path, state, found) => {
    const [result] = await check([path]);
    expect(result?.state).toBe(state);
    expect(result?.found).toMatch(found);
    expect(result?.mend === undefined).toBe(state === 'alive');
  });

  it('is asked for once, and once more only when the server is busy', async () => {
    await check(['/fine', '/gone', '/no-head', '/broken'], { concurrency: 1 });
    expect(asked).toEqual([
      'HEAD /fine',
      'HEAD /gone',
      'HEAD /no-head',
      'GET /no-head',
      'HEAD /broken',
      'HEAD /broken'
    ]);
  });
});

describe('many links', () => {
  const slow = Array.from({ length: 20 }, (_, number) => `/slow/${number}`);

  it('are asked two at a time of one host', async () => {
    const states = await check(slow);
    expect(states.map(({ state }) => state)).toEqual(slow.map(() => 'alive'));
    expect(most).toBe(2);
  });

  it('are asked six at a time altogether', async () => {
    expect((await check(slow, { perHost: 20 })).length).toBe(20);
    expect(most).toBe(6);
  });

  it('come back in their order', async () => {
    const states = await check(['/slow/a', '/gone', '/fine']);
    expect(states.map(({ state }) => state)).toEqual(['alive', 'dead', 'alive']);
  });
});

it('says where each bad link stands, and counts', async () => {
  const uses = [
    { url: `${root}/gone`, file: 'a/projects.geojson', line: 3, id: 'port' },
    { url: `${root}/moved`, file: 'a/article.md', line: 5 },
    { url: `${root}/fine`, file: 'a/projects.geojson', line: 8, id: 'port' },
    { url: `${root}/gone`, file: 'a/projects.geojson', line: 9, id: 'azec' }
  ];
  const states = await checkLinks(gatherLinks(uses));
  expect(formatLinks(states).replaceAll(root, 'http://host')).toMatchInlineSnapshot(`
    "a/projects.geojson:3  error  link/dead  port
    a/projects.geojson:9  error  link/dead  azec
      Link:   http://host/gone
      Found:  404 Not Found
      Mend:   Look for the page’s new address or an archived copy; or leave "url" out and keep the title.

    a/article.md:5  warning  link/moved
      Link:   http://host/moved
      Found:  moved for good to http://host/new
      Mend:   Write http://host/new.

    1 error, 1 warning in 3 links."
  `);
});

it('wonders whether it is offline when nothing can be reached', async () => {
  const nowhere = await check(['http://127.0.0.1:1/', 'http://127.0.0.1:1/a']);
  expect(formatLinks(nowhere)).toContain('is this machine offline?');
  expect(formatLinks([...nowhere, ...(await check(['/gone']))])).not.toContain('offline');
});

describe('npm run check:links', () => {
  const run = async (directory: string) => {
    const child = spawn('npm', ['run', '-s', 'check:links', '--', directory]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { status, output };
  };
  const file = (url: string) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', id: 'port', properties: { notes: [{ sources: [{ title: 'S', url }] }] } }]
    });
  const article = (text: string) => text.replace(/^url: .*$/m, () => `url: ${root}/fine`);

  it('names a dead link with file and id, and exits with 1', async () => {
    const { status, output } = await run(articlesWith({ projects: file(`${root}/gone`), article }));
    expect(output).toMatch(
      /projects\.geojson:1 {2}error {2}link\/dead {2}port\n {2}Link: .*\/gone\n {2}Found: {2}404/
    );
    expect(output).toContain('1 error, 0 warnings in 2 links.');
    expect(status).toBe(1);
  }, 30_000);

  it('only warns of one that has moved', async () => {
    const { status, output } = await run(articlesWith({ projects: file(`${root}/moved`), article }));
    expect(output).toContain('0 errors, 1 warning in 2 links.');
    expect(status).toBe(0);
  }, 30_000);
});

it('finds every address in the data', () => {
  const { links } = readArticles(
    articlesWith({
      put: [[at('azec', 'properties', 'location', 'sources'), [{ title: 'S', url: 'https://e.example/' }]]]
    })
  );
  expect(links).toContainEqual(expect.objectContaining({ url: 'https://e.example/', id: 'azec' }));
  expect(links).toContainEqual(
    expect.objectContaining({ url: expect.stringMatching(/globaleconomictimes/) as string })
  );
});
