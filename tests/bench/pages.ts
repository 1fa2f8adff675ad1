import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { build } from 'vite';
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
