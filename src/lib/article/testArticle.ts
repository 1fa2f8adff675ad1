import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fault, Finding, Path } from './fault.ts';
import { ARTICLES_DIRECTORY, ARTICLE_FILE, PROJECTS_FILE, readArticles } from './read.ts';
import { isRecord } from './value.ts';

/** The first article as it is committed: what tests start from. */
export const REAL_SLUG = 'japan-asean';

/** How a copy of the first article is to differ from the original. */
export interface Changes {
  /** Values to put into `projects.geojson`; `undefined` removes the key. */
  readonly put?: readonly (readonly [path: Path, value: unknown])[];
  /** The whole of `projects.geojson` instead. */
  readonly projects?: string | Uint8Array;
  /** What becomes of `article.md`. */
  readonly article?: (content: string) => string;
}

/** The committed `projects.geojson`, parsed. */
export function realProjects(): {
  features: { id: string; properties: { excerpts: { exact: string }[] } }[];
} {
  return JSON.parse(readFileSync(join(ARTICLES_DIRECTORY, REAL_SLUG, PROJECTS_FILE), 'utf8')) as ReturnType<
    typeof realProjects
  >;
}

/** The path of a value in a project that is named by its id. */
export function at(id: string, ...rest: Path): Path {
  return ['features', realProjects().features.findIndex((feature) => feature.id === id), ...rest];
}

/** A directory with a copy of the first article, changed. It is removed when the test ends. */
export function articlesWith({ put = [], projects, article }: Changes): string {
  const directory = mkdtempSync(join(tmpdir(), 'wherein-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const folder = join(directory, REAL_SLUG);
  cpSync(join(ARTICLES_DIRECTORY, REAL_SLUG), folder, { recursive: true });
  const json: unknown = realProjects();
  for (const [path, value] of put) putValue(json, path, value);
  if (put.length > 0) writeFileSync(join(folder, PROJECTS_FILE), JSON.stringify(json, null, 2));
  if (projects !== undefined) writeFileSync(join(folder, PROJECTS_FILE), projects);
  const file = join(folder, ARTICLE_FILE);
  if (article) writeFileSync(file, article(readFileSync(file, 'utf8')));
  return directory;
}

/** All faults of a changed copy of the first article. */
export function faultsWith(changes: Changes): readonly Fault[] {
  return readArticles(articlesWith(changes)).faults;
}

/** All that is said of a fault, in the order in which it is printed. */
export function said(fault: Finding | undefined): string {
  if (fault === undefined) return 'nothing';
  const { code, found, wanted, detail, mend } = fault;
  return [code, found, wanted, ...(detail === undefined ? [] : [detail]), mend].join('\n');
}

function putValue(json: unknown, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length > 0) putValue((json as Record<string | number, unknown>)[key], rest, value);
  else if (value === undefined && isRecord(json)) Reflect.deleteProperty(json, key);
  else (json as Record<string | number, unknown>)[key] = value;
}
