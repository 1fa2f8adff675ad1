import { join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { countFaults, errorsAmong, formatFaults } from '../fault.ts';
import { ARTICLES_DIRECTORY, ARTICLE_FILE, PROJECTS_FILE, readArticles, type Reading } from '../read.ts';
import type { Article } from '../types.ts';

const INDEX = 'virtual:wherein/articles';
const ONE = 'virtual:wherein/article/';
const RESOLVED = '\0';

/** Options of {@link articles}. */
export interface ArticlesOptions {
  /** Directory of article folders, seen from Vite's root. */
  readonly directory?: string;
}

/**
 * Serves the proved articles as `virtual:wherein/articles`. Each article is a module of its own behind a dynamic
 * import, so a page loads only its own. Any error stops a build with all faults listed; in dev it shows in the overlay
 * and goes once the file is mended. Warnings are left to `npm run check:geo`.
 */
export function articles({ directory = ARTICLES_DIRECTORY }: ArticlesOptions = {}): Plugin {
  let root = resolve(directory);
  let isBuild = false;
  let reading: Reading | undefined;

  const read = (): Reading => (reading ??= readArticles(root));

  return {
    name: 'wherein:articles',

    configResolved(config) {
      root = resolve(config.root, directory);
      isBuild = config.command === 'build';
    },

    buildStart() {
      reading = undefined;
      if (!isBuild) return;
      stopAtErrors(read(), (message) => this.error(message));
    },

    resolveId(id) {
      return id === INDEX || id.startsWith(ONE) ? RESOLVED + id : undefined;
    },

    load(id) {
      if (!isOurs(id)) return undefined;
      const { articles: all } = stopAtErrors(read(), (message) => this.error(message));
      if (id === RESOLVED + INDEX) return indexModule(all);
      const slug = id.slice((RESOLVED + ONE).length);
      const article = all.find((candidate) => candidate.slug === slug);
      if (!article) this.error(`There is no article “${slug}”.`);
      for (const file of [ARTICLE_FILE, PROJECTS_FILE]) this.addWatchFile(join(root, slug, file));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(article))});\n`;
    },

    configureServer(server) {
      server.watcher.add(root);
      const refresh = (path: string): void => {
        if (!resolve(path).startsWith(root)) return;
        reading = undefined;
        invalidate(server);
      };
      for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
        server.watcher.on(event, refresh);
    }
  };
}

function stopAtErrors(reading: Reading, stop: (message: string) => never): Reading {
  const { faults, read } = reading;
  if (errorsAmong(faults).length > 0)
    stop(`The articles have faults.\n\n${formatFaults(faults)}\n\n${countFaults(faults, read)}.`);
  return reading;
}

function isOurs(resolved: string): boolean {
  return resolved === RESOLVED + INDEX || resolved.startsWith(RESOLVED + ONE);
}

function indexModule(all: readonly Article[]): string {
  const slugs = all.map(({ slug }) => slug);
  const index = all.map(({ slug, title, publisher, published, summary }) => ({
    slug,
    title,
    publisher,
    published,
    summary
  }));
  const loaders = slugs.map(
    (slug) => `[${JSON.stringify(slug)}, () => import(${JSON.stringify(ONE + slug)})]`
  );
  return `export const index = ${JSON.stringify(index)};
export const slugs = ${JSON.stringify(slugs)};
const loaders = new Map([${loaders.join(', ')}]);
export async function load(slug) {
  const loader = loaders.get(slug);
  if (!loader) throw new RangeError('There is no article "' + slug + '".');
  return (await loader()).default;
}
`;
}

function invalidate(server: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(server.environments)) {
    for (const [id, module] of moduleGraph.idToModuleMap)
      if (isOurs(id)) moduleGraph.invalidateModule(module);
    hot.send({ type: 'full-reload' });
  }
}
