import type { Browser } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { generateArticle } from './generate.ts';
import {
  bytesOf,
  dragFrames,
  load,
  median,
  open,
  quantile,
  SLOW_4G,
  untilLive,
  watchClicks,
  type Line,
  type Load,
  type OpenOptions
} from './measure.ts';
import { copyWith, crowd, LOADER, temporary } from './pages.ts';
import { serve, type BenchServer } from './serve.ts';

/** What the budgets are measured with. */
export interface Bench {
  readonly browser: Browser;
  /** The site in `build/`, and the bare pages beside it. */
  readonly server: BenchServer;
  /** Folder of the bare pages. */
  readonly pages: string;
  /** How often each page is loaded. */
  readonly rounds: number;
  /** Numbers of projects that P7 is measured with. */
  readonly many: readonly number[];
  /** Numbers of articles that P11 is measured with, growing. */
  readonly articles: readonly number[];
}

/** One line of the table. Lower is better everywhere. */
export interface Row {
  readonly what: string;
  readonly measured?: number;
  readonly limit: number;
  readonly unit: string;
  /** What the limit is made of, or why there is no figure. */
  readonly note?: string;
}

/** A budget: measures it, in one line or more. */
export type Budget = (bench: Bench) => Promise<readonly Row[]>;

const BUILD = 'build';
const PAGE = 'japan-asean/';
const EMBED = 'embed/japan-asean/';

function brotliSize(path: string): number {
  return existsSync(`${path}.br`)
    ? statSync(`${path}.br`).size
    : brotliCompressSync(readFileSync(path)).length;
}

/** All prerendered pages of a folder, as paths from it. */
function pagesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('index.html')
  );
}

interface Column {
  readonly name: string;
  readonly path: string;
  readonly options: OpenOptions & { readonly live?: boolean };
}

const kept = new WeakMap<Bench, Map<string, Promise<Map<string, Load[]>>>>();

/** Loads the columns in turn, round after round. The same set is loaded once a run, for all budgets that look at it. */
function interleaved(bench: Bench, name: string, columns: readonly Column[]): Promise<Map<string, Load[]>> {
  const sets = kept.get(bench) ?? new Map<string, Promise<Map<string, Load[]>>>();
  kept.set(bench, sets);
  const known = sets.get(name);
  if (known) return known;
  const run = async (): Promise<Map<string, Load[]>> => {
    const loads = new Map(columns.map((column) => [column.name, [] as Load[]]));
    for (let round = 0; round < bench.rounds; round += 1)
      for (const column of columns)
        loads.get(column.name)?.push(await load(bench.browser, bench.server, column.path, column.options));
    return loads;
  };
  const running = run();
  sets.set(name, running);
  return running;
}

/** The four pages that paint and live times compare, over one line. */
function visits(bench: Bench, line: Line): Promise<Map<string, Load[]>> {
  return interleaved(bench, line, [
    { name: 'static', path: 'static/', options: { line, live: false } },
    { name: 'bare', path: 'bare/', options: { line } },
    { name: 'page', path: PAGE, options: { line } },
    { name: 'embed', path: EMBED, options: { line, width: 900, height: 600 } }
  ]);
}

function medianOf(
  loads: Map<string, Load[]>,
  name: string,
  figure: (load: Load) => number | undefined
): number {
  return median((loads.get(name) ?? []).flatMap((each) => figure(each) ?? []));
}

const LINES = ['local', 'slow 4G'] as const;

async function withoutScripts({ browser, server }: Bench): Promise<readonly Row[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const rows: Row[] = [];
  for (const path of [PAGE, EMBED]) {
    server.forget();
    await page.goto(server.url + path);
    const html = readFileSync(join(BUILD, path, 'index.html'), 'utf8');
    const land = await page.locator('.static-land path').count();
    const links = await page.locator('.markers a').count();
    const excerpts = await page.locator('blockquote').count();
    const source = JSON.parse(readFileSync('geo/articles/japan-asean/projects.geojson', 'utf8')) as {
      features: { geometry: unknown; properties: { excerpts: unknown[] } }[];
    };
    const wanted = source.features.reduce((sum, { properties }) => sum + properties.excerpts.length, 0);
    const placed = source.features.filter(({ geometry }) => geometry !== null).length;
    const complete = land > 0 && links === placed && excerpts === wanted && !/<script[^>]*\ssrc=/.test(html);
    rows.push({
      what: `JavaScript needed to see map, list and excerpts: /${path}`,
      ...(complete && {
        measured: bytesOf(
          server.answers.filter((answer) => answer.path.endsWith('.js') && answer.status === 200)
        )
      }),
      limit: 0,
      unit: 'B',
      note: complete
        ? `scripts off: ${links} markers, ${excerpts} excerpts`
        : `with scripts off: ${links} of ${placed} markers, ${excerpts} of ${wanted} excerpts`
    });
  }
  await context.close();
  return rows;
}

async function pageBytes(bench: Bench): Promise<readonly Row[]> {
  const largest = (embed: boolean): { path: string; size: number } =>
    pagesOf(BUILD)
      .filter((path) => path.startsWith('embed/') === embed)
      .map((path) => ({ path, size: brotliSize(join(BUILD, path)) }))
      .reduce((a, b) => (b.size > a.size ? b : a));
  const [embed, page] = [largest(true), largest(false)];
  return [
    { what: 'HTML of the heaviest embed', measured: embed.size, limit: 14_600, unit: 'B', note: embed.path },
    { what: 'HTML of the heaviest page', measured: page.size, limit: 30_000, unit: 'B', note: page.path },
    await secondView(bench)
  ];
}

/** How long after it took over a live map has fetched the finest that its first view shows, in milliseconds. */
const WHOLE = 4000;

/** What a second view of the same article costs, with the first one's cache. */
async function secondView({ browser, server }: Bench): Promise<Row> {
  const { context, page } = await open(browser);
  await page.goto(server.url + PAGE);
  await untilLive(page);
  await page.waitForTimeout(WHOLE);
  server.forget();
  await page.goto(server.url + PAGE);
  await untilLive(page);
  await page.waitForTimeout(WHOLE);
  const bytes = bytesOf(server.answers);
  await context.close();
  return {
    what: 'Bytes of a second view of an article',
    measured: bytes,
    limit: 5000,
    unit: 'B',
    note: 'issue 4'
  };
}

async function paints(bench: Bench): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const line of LINES) {
    const loads = await visits(bench, line);
    for (const name of ['page', 'embed'])
      for (const [figure, of] of [
        ['first', ({ firstPaint }: Load) => firstPaint],
        ['largest', ({ largestPaint }: Load) => largestPaint]
      ] as const)
        rows.push({
          what: `${figure} contentful paint, ${name}, ${line}`,
          measured: medianOf(loads, name, of),
          limit: 1.1 * medianOf(loads, 'static', of),
          unit: 'ms',
          note: '1.10 × static'
        });
  }
  return rows;
}

/** MapLibre as the bare page's build made it: main part, worker and style sheet. */
function mapLibreBytes({ pages }: Bench): number {
  const assets = join(pages, 'bare/assets');
  const of = (extension: RegExp): number =>
    readdirSync(assets)
      .filter((name) => extension.test(name))
      .reduce((sum, name) => sum + brotliSize(join(assets, name)), 0);
  return of(/\.js$/) + of(/\.css$/);
}

async function liveBytes(bench: Bench): Promise<readonly Row[]> {
  const loads = await visits(bench, 'local');
  const floor = mapLibreBytes(bench);
  return ['page', 'embed'].map((name) => ({
    what: `All bytes to a live map, ${name}`,
    measured: medianOf(loads, name, ({ answers }) => bytesOf(answers)),
    limit: 1.15 * floor,
    unit: 'B',
    note: `1.15 × ${Math.round(floor)} B, the bare page’s scripts and style sheet`
  }));
}

/** The round trips that must follow one another: page, its scripts, the map. */
const ROUND_TRIPS = 3;

async function liveTimes(bench: Bench): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const line of LINES) {
    const loads = await visits(bench, line);
    for (const name of ['page', 'embed']) {
      const bytes = medianOf(loads, name, ({ answers }) => bytesOf(answers));
      const bound = (bytes / SLOW_4G.download) * 1000 + ROUND_TRIPS * SLOW_4G.latency;
      rows.push({
        what: `Live map ready, ${name}, ${line}`,
        measured: medianOf(loads, name, ({ live }) => live),
        limit: line === 'local' ? 1.15 * medianOf(loads, 'bare', ({ live }) => live) : 1.1 * bound,
        unit: 'ms',
        note:
          line === 'local'
            ? '1.15 × bare'
            : `1.10 × transfer bound: ${Math.round(bytes / 1000)} kB and ${ROUND_TRIPS} round trips; bare took ${Math.round(medianOf(loads, 'bare', ({ live }) => live))} ms`
      });
    }
    rows.push({
      what: `MapLibre’s main part and worker asked for, apart, ${line}`,
      measured: medianOf(loads, 'page', ({ gap }) => gap),
      limit: 50,
      unit: 'ms'
    });
  }
  return rows;
}

async function handOver({ browser, server, rounds }: Bench): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const places = () =>
    [...document.querySelectorAll('.markers a[data-id] .disc')].map((disc) => {
      const { x, y, width, height } = disc.getBoundingClientRect();
      return [x + width / 2, y + height / 2] as const;
    });
  for (const [width, height] of [
    [360, 740],
    [1280, 800]
  ] as const) {
    const shifts: number[] = [];
    const moves: number[] = [];
    for (let round = 0; round < Math.ceil(rounds / 3); round += 1) {
      const { context, page } = await open(browser, { width, height });
      await page.route('**/maplibre-gl-worker*', async (route) => {
        await page.evaluate('new Promise(requestAnimationFrame)');
        await route.continue();
      });
      await page.goto(server.url + PAGE, { waitUntil: 'commit' });
      await page.locator('.markers a[data-id] .disc').last().waitFor();
      const before = await page.evaluate(places);
      await untilLive(page);
      await page.waitForTimeout(600);
      const after = await page.evaluate(places);
      shifts.push(await page.evaluate(() => window.seen.shift));
      moves.push(
        ...before.map(([x, y], index) =>
          Math.hypot(x - (after[index]?.[0] ?? NaN), y - (after[index]?.[1] ?? NaN))
        )
      );
      await context.close();
    }
    const size = `${width} × ${height}`;
    rows.push(
      { what: `Layout shift, static to live, ${size}`, measured: Math.max(...shifts), limit: 0, unit: '' },
      { what: `Farthest that a marker moves, ${size}`, measured: Math.max(...moves), limit: 1, unit: 'px' }
    );
  }
  return rows;
}

/** The most projects that P7 builds a site with; more are put into one of that many, see {@link crowd}. */
const MOST_BUILT = 1000;

async function panning(bench: Bench): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const sizes = [...bench.many].sort((a, b) => a - b);
  const largest = sizes.findLast((size) => size <= MOST_BUILT) ?? MOST_BUILT;
  const built = [...new Set([...sizes.filter((size) => size <= MOST_BUILT), largest])];
  for (const size of built) {
    const copy = copyWith(1, size);
    try {
      copy.build();
      const site = join(copy.directory, 'build');
      const more = size === largest ? sizes.filter((each) => each > MOST_BUILT) : [];
      for (const projects of sizes.includes(size) ? [size, ...more] : more) {
        if (projects > size) await crowd(site, 'article-1', projects);
        rows.push(...(await panningWith(bench, site, projects)));
      }
    } finally {
      copy.remove();
    }
  }
  return rows;
}

async function panningWith(bench: Bench, site: string, projects: number): Promise<readonly Row[]> {
  const server = await serve(site, bench.pages);
  const frames: Record<'bare' | 'site', number[]> = { bare: [], site: [] };
  let markers = 0;
  try {
    for (let round = 0; round < Math.ceil(bench.rounds / 2); round += 1)
      for (const [which, path] of [
        ['bare', 'bare/?points=/article-1/projects.geojson'],
        ['site', 'article-1/']
      ] as const) {
        const { context, page } = await open(bench.browser, { alone: true });
        await page.goto(server.url + path);
        await untilLive(page);
        await page.waitForTimeout(projects > MOST_BUILT ? 4000 : 1000);
        const box = await page.locator('canvas').boundingBox();
        const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 };
        frames[which].push(...(await dragFrames(page, middle)));
        if (which === 'site') markers = Math.max(markers, await page.locator('.markers a').count());
        await context.close();
      }
  } finally {
    await server.close();
  }
  const name = `${projects} projects`;
  return [
    {
      what: `Pan frame p95, ${name}`,
      measured: quantile(frames.site, 0.95),
      limit: 1.25 * quantile(frames.bare, 0.95),
      unit: 'ms',
      note: `1.25 × bare with the same points${projects > MOST_BUILT ? `; in a site built with ${MOST_BUILT} at most` : ''}`
    },
    { what: `Marker elements, ${name}`, measured: markers, limit: 150, unit: '' }
  ];
}

/** How long the map takes to come back to where it began and to rest there, in milliseconds. */
const HOME = 3000;

async function clicks({ browser, server, rounds }: Bench): Promise<readonly Row[]> {
  const { context, page } = await open(browser, { alone: true });
  await page.goto(server.url + PAGE);
  await untilLive(page);
  await page.waitForTimeout(WHOLE);
  await page.evaluate(watchClicks);
  const ids = await page
    .locator('.markers a[data-id]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-id') ?? ''));
  const own = ({ path }: { path: string }): boolean => !/\.topo\.|relief|labels|favicon/.test(path);
  let asked = 0;
  for (let round = 0; round < Math.ceil(rounds / 3); round += 1)
    for (const id of ids) {
      server.forget();
      await page.locator(`.markers a[data-id="${id}"]`).click();
      await page.waitForURL(`**/${id}/`);
      await page.waitForTimeout(500);
      asked += server.answers.filter(own).length;
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Whole region' }).click();
      await page.waitForTimeout(HOME);
      await page.evaluate(() => window.clicks.write());
      await page.mouse.click(2, 2);
      await page.waitForTimeout(500);
    }
  const { panel, word } = await page.evaluate(() => window.clicks.painted);
  await context.close();
  return [
    {
      what: 'Click on a marker until the panel is painted, p75',
      measured: quantile(panel, 0.75),
      limit: 100,
      unit: 'ms',
      note: `${panel.length} clicks, median ${Math.round(median(panel))} ms; a handler that writes one word: p75 ${Math.round(quantile(word, 0.75))} ms`
    },
    {
      what: 'Requests for it, the basemap’s finer levels and the favicon aside',
      measured: asked,
      limit: 0,
      unit: ''
    }
  ];
}

async function hosts(bench: Bench): Promise<readonly Row[]> {
  const kinds = existsSync(join(bench.pages, 'host-element')) ? ['iframe', 'element'] : ['iframe'];
  const columns = ['without', ...kinds].map((name) => ({
    name,
    path: `host-${name}/`,
    options: { live: false }
  }));
  const often = { ...bench, rounds: 4 * bench.rounds };
  const loads = await interleaved(often, 'hosts', columns);
  const rows = kinds.flatMap((kind): Row[] => {
    const all = loads.get(kind) ?? [];
    const mapBytes = all.map(({ answers }) =>
      bytesOf(answers.filter(({ path }) => /_app|\/embed\/(?!v1)/.test(path)))
    );
    return [
      {
        what: `Host’s largest contentful paint, ${kind} below the fold`,
        measured: medianOf(loads, kind, ({ largestPaint }) => largestPaint),
        limit: 1.05 * medianOf(loads, 'without', ({ largestPaint }) => largestPaint),
        unit: 'ms',
        note: '1.05 × the host without it'
      },
      {
        what: `Host’s layout shift, ${kind}`,
        measured: Math.max(...all.map(({ shift }) => shift)),
        limit: 0,
        unit: ''
      },
      {
        what: `Long tasks of the ${kind}, beyond the host’s own`,
        measured: Math.max(
          0,
          medianOf(loads, kind, ({ longTasks }) => longTasks) -
            medianOf(loads, 'without', ({ longTasks }) => longTasks)
        ),
        limit: 0,
        unit: ''
      },
      { what: `Map bytes before the ${kind} is near`, measured: Math.max(...mapBytes), limit: 0, unit: 'B' }
    ];
  });
  const loader: Row = existsSync(LOADER)
    ? {
        what: 'Loader, Brotli',
        measured: brotliCompressSync(readFileSync(LOADER)).length,
        limit: 3000,
        unit: 'B'
      }
    : { what: 'Loader, Brotli', limit: 3000, unit: 'B', note: `there is no ${LOADER}` };
  return [...rows, loader];
}

/** How often the live map is opened and closed. */
const CYCLES = 20;

/** How many of them the heap is the median of: right after one it is now more and now less, by a fifth. */
const ALIKE = 5;

/** How long the browser takes to let go of a page that was left, in milliseconds. */
const LET_GO = 1000;

async function cycles({ browser }: Bench): Promise<readonly Row[]> {
  const copy = copyWith(2, 14);
  try {
    copy.build();
    const server = await serve(join(copy.directory, 'build'));
    const { context, page, cdp } = await open(browser);
    let warned = 0;
    page.on('console', (message) => {
      if (/WebGL contexts/.test(message.text())) warned += 1;
    });
    await page.goto(server.url);
    const heap: number[] = [];
    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      await page.locator('a[href*="article-1"]').first().click();
      await page.locator('[data-phase=live]').waitFor();
      await page.goBack();
      await page.locator('[data-phase]').waitFor({ state: 'detached' });
      await page.waitForTimeout(LET_GO);
      await cdp.send('HeapProfiler.collectGarbage');
      heap.push((await cdp.send('Runtime.getHeapUsage')).usedSize);
    }
    const lost = warned + (await page.evaluate(() => window.seen.contextsLost));
    await context.close();
    await server.close();
    const early = median(heap.slice(1, 1 + ALIKE));
    const late = median(heap.slice(-ALIKE));
    return [
      { what: `GL contexts lost in ${CYCLES} openings of the map`, measured: lost, limit: 0, unit: '' },
      {
        what: `Heap after ${CYCLES} openings`,
        measured: late / 1e6,
        limit: (1.1 * early) / 1e6,
        unit: 'MB',
        note: `1.10 × after the second; each the median of ${ALIKE}`
      }
    ];
  } finally {
    copy.remove();
  }
}

/** Bytes of a page with all scripts that it names, Brotli. */
function weightOf(build: string, page: string): number {
  const html = readFileSync(join(build, page, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/href="([^"]+\.js)" rel="modulepreload"/g)].map(([, reference = '']) =>
    brotliSize(join(build, page, reference))
  );
  return brotliSize(join(build, page, 'index.html')) + scripts.reduce((a, b) => a + b, 0);
}

async function builds({ articles }: Bench): Promise<readonly Row[]> {
  const sizes = articles.map((count) => {
    const copy = copyWith(count, 3);
    try {
      const time = copy.build() ?? NaN;
      const build = join(copy.directory, 'build');
      const files = readdirSync(build, { recursive: true, withFileTypes: true }).filter((item) =>
        item.isFile()
      );
      const bytes = files.reduce(
        (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
        0
      );
      return { count, time, bytes, page: weightOf(build, 'article-1') };
    } finally {
      copy.remove();
    }
  });
  const rows: Row[] = [];
  const [first] = sizes;
  sizes.slice(1).forEach((size, index) => {
    const before = sizes[index];
    const earlier = sizes[index - 1];
    if (!first || !before) return;
    const each = (of: 'time' | 'bytes', a = before, b = size): number =>
      (b[of] - a[of]) / (b.count - a.count);
    rows.push({
      what: `A page with its scripts, ${size.count} articles`,
      measured: size.page,
      limit: 1.02 * first.page,
      unit: 'B',
      note: `1.02 × with ${first.count} article`
    });
    if (!earlier) return;
    rows.push(
      {
        what: `Build time of a further article, ${before.count} to ${size.count}`,
        measured: each('time'),
        limit: 1.25 * each('time', earlier, before),
        unit: 'ms',
        note: `1.25 × from ${earlier.count} to ${before.count}; ${size.count} articles took ${Math.round(size.time / 1000)} s`
      },
      {
        what: `Output of a further article, ${before.count} to ${size.count}`,
        measured: each('bytes') / 1000,
        limit: (1.05 * each('bytes', earlier, before)) / 1000,
        unit: 'kB',
        note: `1.05 × from ${earlier.count} to ${before.count}; three projects each`
      }
    );
  });
  return rows;
}

async function checking({ rounds }: Bench): Promise<readonly Row[]> {
  const directory = temporary();
  generateArticle({ directory, slug: 'long', projects: 200, excerpts: 10, words: 20_000 });
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ['node_modules/jiti/lib/jiti-cli.mjs', 'src/lib/article/node/check.ts', directory],
      { encoding: 'utf8' }
    );
    if (status !== 0) throw new Error(`The generated article has faults.\n${stderr}`);
    return performance.now() - start;
  });
  return [
    {
      what: 'Checking 20 000 words with 2 000 excerpts',
      measured: median(times),
      limit: 2000,
      unit: 'ms',
      note: 'the whole command, its start included'
    }
  ];
}

/** All budgets, by the number that they have in the table. */
export const budgets: Readonly<Record<string, Budget>> = {
  P1: withoutScripts,
  P2: pageBytes,
  P3: paints,
  P4: liveBytes,
  P5: liveTimes,
  P6: handOver,
  P7: panning,
  P8: clicks,
  P9: hosts,
  P10: cycles,
  P11: builds,
  P12: checking
};
