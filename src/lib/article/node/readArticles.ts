import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_FILE, PROJECTS_FILE, check, type Checked } from '../check.ts';
import { errorsAmong, sortFaults, type Fault } from '../fault.ts';
import { RESERVED_IDS, SLUG } from '../schemaParts.ts';
import type { Article } from '../types.ts';
import { quote } from '../value.ts';
import { readOutlines } from './outlines.ts';
import { printable, readTextFile } from './textFile.ts';

/** Where the articles lie, seen from the root of the project. */
export const ARTICLES_DIRECTORY = 'geo/articles';

/** What reading gives: the articles without error, in the order of their slugs, and the faults of all. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly faults: readonly Fault[];
  /** How many article folders were read, sound or not. */
  readonly read: number;
  /** Every use of a link, in the order of the files. */
  readonly links: Checked['links'];
}

/**
 * Reads, parses and proves every article in a directory of article folders. Never throws for what stands in the files:
 * all faults of all articles come back at once, sorted by file and line.
 *
 * @param directory one folder an article, the folder's name being its slug
 */
export function readArticles(directory: string): Reading {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    return { articles: [], faults: [missingDirectory(directory)], read: 0, links: [] };
  const slugs = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && isDirectory(join(directory, entry.name)))
    .map((entry) => entry.name)
    .sort();
  const readings = slugs.map((slug) => readArticle(join(directory, slug), slug));
  return {
    articles: readings.flatMap(({ article }) => (article ? [article] : [])),
    faults: sortFaults(readings.flatMap(({ faults }) => faults)),
    read: slugs.length,
    links: readings.flatMap(({ links }) => links)
  };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readArticle(
  folder: string,
  slug: string
): { article?: Article; faults: Fault[]; links: Checked['links'] } {
  const article = readTextFile(join(folder, ARTICLE_FILE));
  const projects = readTextFile(join(folder, PROJECTS_FILE));
  const checked = check({
    ...(article.content !== undefined && { article: article.content }),
    ...(projects.content !== undefined && { projects: projects.content }),
    outlines: readOutlines(),
    slug,
    files: { article: article.file, projects: projects.file }
  });
  const faults = [...slugFaults(folder, slug), ...article.faults, ...projects.faults, ...checked.findings];
  const isSound = errorsAmong(faults).length === 0;
  return { ...(isSound && checked.article && { article: checked.article }), faults, links: checked.links };
}

function missingDirectory(directory: string): Fault {
  return {
    file: printable(directory),
    code: 'article/no-directory',
    found: 'no such directory',
    wanted: `a directory with a folder for each article, and ${ARTICLE_FILE} and ${PROJECTS_FILE} in it`,
    mend: 'Make it, or name another.'
  };
}

function slugFaults(folder: string, slug: string): Fault[] {
  if (SLUG.test(slug) && !RESERVED_IDS.includes(slug)) return [];
  return [
    {
      file: printable(folder),
      code: 'article/unsafe-slug',
      found: `the folder’s name ${quote(slug)}, which cannot stand in an address or has another meaning there`,
      wanted: 'lower-case letters, digits and single hyphens, as “japan-asean”',
      mend: 'Rename the folder.'
    }
  ];
}
