import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Article, Project } from '#lib/article/types.ts';
import { generateArticle } from './generate.ts';
import { precompress } from './serve.ts';

const HERE = 'tests/bench';

/** The published loader of the custom element, which a host page includes. */
export const LOADER = 'static/embed/v1.js';

/** A fresh folder that the caller removes. */
export function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'wherein-bench-'));
}

/**
 * Writes the pages that the site is held against into a folder, compressed: `static/` and `bare/`, and `host/` with and
 * without an embed below the fold.
 */
export async function writeBarePages(directory: string): Promise<void> {
  await build({
    root: join(HERE, 'bare'),
    configFile: false,
    logLevel: 'error',
    base: './',
    build: { outDir: resolve(directory, 'bare'), chunkSizeWarningLimit: 2000, assetsInlineLimit: 0 },
    worker: { format: 'es' }
  });
  const write = (name: string, html: string): void => {
    mkdirSync(join(directory, name), { recursive: true });
    writeFileSync(join(directory, name, 'index.html'), html);
  };
  write('static', readFileSync(join(HERE, 'static.html'), 'utf8'));
  const host = readFileSync(join(HERE, 'host.html'), 'utf8');
  const iframe = '<iframe title="Map" src="/embed/japan-asean/" loading="lazy"></iframe>';
  const element =
    '<script type="module" src="/embed/v1.js"></script><wherein-map src="/japan-asean/"><a href="/japan-asean/">See the map</a></wherein-map>';
  write('host-without', host);
  write('host-iframe', host.replace('<!-- embed -->', iframe));
  if (existsSync(LOADER)) write('host-element', host.replace('<!-- embed -->', element));
  precompress(directory);
}

/** A copy of the tree with generated articles only. */
export interface Copy {
  readonly directory: string;
  /**
   * Builds the site, in the copy's `build/`.
   *
   * @param patience milliseconds after which the build is given up
   * @returns how long it took, in milliseconds; `undefined` when it was given up
   * @throws Error with the build's output when it fails
   */
  build(patience?: number): number | undefined;
  remove(): void;
}

const LEFT_BEHIND = ['.git', 'node_modules', 'build', '.svelte-kit', 'test-results', 'articles'];

/** Copies the tree to a temporary folder, with a number of generated articles in place of the real ones. */
export function copyWith(articles: number, projects: number): Copy {
  const directory = temporary();
  const root = resolve('.');
  cpSync(root, directory, {
    recursive: true,
    filter: (path) =>
      !path
        .slice(root.length)
        .split(sep)
        .some((part) => LEFT_BEHIND.includes(part))
  });
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  for (let index = 1; index <= articles; index += 1)
    generateArticle({
      directory: join(directory, 'geo/articles'),
      slug: `article-${index}`,
      projects,
      seed: index
    });
  return {
    directory,
    build(patience = 600_000) {
      const start = performance.now();
      const { status, signal, stdout, stderr } = spawnSync('npx', ['vite', 'build'], {
        cwd: directory,
        encoding: 'utf8',
        timeout: patience,
        maxBuffer: 1e9
      });
      if (signal) return undefined;
      if (status !== 0) throw new Error(`A generated site does not build.\n${stdout}${stderr}`);
      return performance.now() - start;
    },
    remove: () => rmSync(directory, { recursive: true, force: true })
  };
}

/**
 * Gives a built site more projects than it was built with: the article's data, which its pages fetch, is written anew with
 * copies of its projects at other places. A site of 100 000 projects has 200 000 pages, which nobody waits for; what a
 * reader's browser does with that many is the same.
 *
 * @param from the built site
 * @param directory where the larger one is written, with the same pages; in its place without it
 */
export async function crowd(from: string, slug: string, projects: number, directory = from): Promise<void> {
  if (directory !== from) cpSync(from, directory, { recursive: true });
  const chunks = join(directory, '_app/immutable/chunks');
  const start = `var e=JSON.parse(\`{"slug":"${slug}"`;
  const file = readdirSync(chunks)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(chunks, name))
    .find((path) => [start, CROWDED].some((begin) => readFileSync(path, 'utf8').startsWith(begin)));
  if (!file) throw new Error(`There is no data of ${slug} in ${chunks}`);
  const { default: article } = (await import(`${pathToFileURL(file).href}?${projects}`)) as {
    default: Article;
  };
  const all = Array.from({ length: projects }, (_, index) => copyOf(article.projects, index));
  const data = JSON.stringify({ ...article, projects: all });
  replace(file, `${CROWDED}${JSON.stringify(data)});`);
  const features = all.map(({ id, location: { coordinates } }) => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: coordinates && { type: 'Point', coordinates }
  }));
  replace(join(directory, slug, 'projects.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
}

const CROWDED = 'export default JSON.parse(';

function copyOf(projects: readonly Project[], index: number): Project {
  const original = projects[index % projects.length];
  if (!original) throw new Error('There is no project to copy');
  const round = Math.floor(index / projects.length);
  if (!round) return original;
  const { location } = original;
  const [longitude, latitude] = location.coordinates ?? [0, 0];
  const turn = round * 2.4;
  const away = 0.02 * Math.sqrt(round);
  return {
    ...original,
    id: `project-${index + 1}`,
    number: index + 1,
    title: original.title.replace(/\d+/, `${index + 1}`),
    location: {
      ...location,
      coordinates: location.coordinates && [
        longitude + away * Math.cos(turn),
        latitude + away * Math.sin(turn)
      ]
    }
  };
}

/** Writes a file and takes away what was compressed of it. */
function replace(path: string, text: string): void {
  writeFileSync(path, text);
  for (const extension of ['.br', '.gz']) rmSync(`${path}${extension}`, { force: true });
}
