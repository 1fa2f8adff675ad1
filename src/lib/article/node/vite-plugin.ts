import { join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { ARTICLE_FILE, PROJECTS_FILE } from '../check.ts';
import { errorsAmong } from '../fault.ts';
import { countFaults, formatFaults } from '../report.ts';
import type { Article } from '../types.ts';
import { formatDate } from '../../words/formats.ts';
import { formatsFor, ownIn, say, speak, type Language } from '../../words/tongues.ts';
import { wordsModule } from '../../words/vite-plugin.ts';
import { ARTICLES_DIRECTORY, readArticles, type Reading } from './readArticles.ts';

const INDEX = 'virtual:wherein/articles';
const ONE = 'virtual:wherein/article/';
const RESOLVED = '\0';

/** Options of {@link articles}. */
export interface ArticlesOptions {
  /** Directory of article folders, seen from Vite's root. */
  readonly directory?: string;
  /** The language of pages that belong to no article. */
  readonly site?: Language;
}

/**
 * Serves the proved articles as `virtual:wherein/articles`. Each article is a module of its own behind a dynamic
 * import, so a page loads only its own. Any error stops a build with all faults listed; in dev it shows in the overlay
 * and goes once the file is mended. Warnings are left to `npm run check:geo`.
 */
export function articles({ directory = ARTICLES_DIRECTORY, site = 'en' }: ArticlesOptions = {}): Plugin {
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
      stopAtDrafts(read().articles, (message) => this.error(message));
    },

    resolveId(id) {
      return id === INDEX || id.startsWith(ONE) ? RESOLVED + id : undefined;
    },

    load(id) {
      if (!isOurs(id)) return undefined;
      const { articles: all } = stopAtErrors(read(), (message) => this.error(message));
      if (id === RESOLVED + INDEX) return indexModule(all, site);
      const slug = id.slice((RESOLVED + ONE).length);
      const article = all.find((candidate) => candidate.slug === slug);
      if (!article) this.error(`There is no article “${slug}”.`);
      for (const file of [ARTICLE_FILE, PROJECTS_FILE]) this.addWatchFile(join(root, slug, file));
      return articleModule(article, site);
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

/** In dev an editor may look at drafts; no site is built of them. */
function stopAtDrafts(all: readonly Article[], stop: (message: string) => never): void {
  const drafts = all.flatMap(({ slug, projects }) =>
    projects.filter(({ draft }) => draft).map(({ title, id }) => `- ${slug}: “${title}” (${id})`)
  );
  if (drafts.length > 0)
    stop(`No site is built of drafts. Look at these, then remove "draft" from each:\n\n${drafts.join('\n')}`);
}

function isOurs(resolved: string): boolean {
  return resolved === RESOLVED + INDEX || resolved.startsWith(RESOLVED + ONE);
}

function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** An article, and how its pages speak: in one script, so that neither waits for the other. */
function articleModule(article: Article, site: Language): string {
  const { language, ...tongue } = speak(article.language, site);
  const said = say(article, formatsFor(article.language, language));
  return `import words from ${JSON.stringify(wordsModule(language, 'page'))};
export default ${parsed(article)};
const share = async () => (await import(${JSON.stringify(wordsModule(language, 'share'))})).default;
export const voice = { ...${parsed({ ...tongue, ...said })}, words, share };
`;
}

function indexModule(all: readonly Article[], site: Language): string {
  const slugs = all.map(({ slug }) => slug);
  const formats = formatsFor(site, site);
  const index = all.map(({ slug, title, publisher, published, summary, language }) => ({
    slug,
    title,
    publisher,
    published,
    date: formatDate(formats, published),
    summary,
    own: ownIn(language, site)
  }));
  const tongues = Object.fromEntries(
    all.map(({ slug, language }) => {
      const { lang, dir, own } = speak(language, site);
      return [slug, { lang, dir, own }];
    })
  );
  const loaders = slugs.map(
    (slug) => `[${JSON.stringify(slug)}, () => import(${JSON.stringify(ONE + slug)})]`
  );
  return `export const index = ${JSON.stringify(index)};
export const tongues = ${JSON.stringify(tongues)};
export const slugs = ${JSON.stringify(slugs)};
const loaders = new Map([${loaders.join(', ')}]);
async function moduleOf(slug) {
  const loader = loaders.get(slug);
  if (!loader) throw new RangeError('There is no article "' + slug + '".');
  return loader();
}
export const load = async (slug) => (await moduleOf(slug)).default;
export const loadVoice = async (slug) => (await moduleOf(slug)).voice;
`;
}

function invalidate(server: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(server.environments)) {
    for (const [id, module] of moduleGraph.idToModuleMap)
      if (isOurs(id)) moduleGraph.invalidateModule(module);
    hot.send({ type: 'full-reload' });
  }
}
