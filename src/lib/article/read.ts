import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { formatPath, sortFaults, type Fault, type Path } from './fault.ts';
import { emails, proveIds, proveFeatures, proveNoEmail, toProjects } from './prove.ts';
import { FrontMatter, ProjectsFile, RESERVED_IDS, SLUG, parse, valueAt, type Mismatch } from './schema.ts';
import type { Article } from './types.ts';

/** Where the articles lie, seen from the root of the project. */
export const ARTICLES_DIRECTORY = 'geo/articles';

/** The two files an article is made of. */
export const ARTICLE_FILE = 'article.md';
export const PROJECTS_FILE = 'projects.geojson';

/** The largest file that is read, in bytes; a slip such as a whole basemap under the wrong name stops here. */
export const MAX_FILE_BYTES = 5_000_000;

/** What reading gives: the articles without fault, in the order of their slugs, and all faults of the others. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly faults: readonly Fault[];
}

/**
 * Reads, parses and proves every article in a directory of article folders. Never throws for what stands in the files:
 * all faults of all articles come back at once, sorted by file and line.
 *
 * @param directory one folder an article, the folder's name being its slug
 */
export function readArticles(directory: string): Reading {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    return { articles: [], faults: [missingDirectory(directory)] };
  const slugs = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const readings = slugs.map((slug) => readArticle(join(directory, slug), slug));
  return {
    articles: readings.flatMap(({ article }) => (article ? [article] : [])),
    faults: sortFaults(readings.flatMap(({ faults }) => faults))
  };
}

function readArticle(folder: string, slug: string): { article?: Article; faults: Fault[] } {
  const faults = slugFaults(folder, slug);
  const text = readTextFile(join(folder, ARTICLE_FILE));
  const data = readTextFile(join(folder, PROJECTS_FILE));
  const head = text.content === undefined ? undefined : readFrontMatter(text.file, text.content);
  const body = data.content === undefined ? undefined : readJson(data.file, data.content);
  faults.push(...text.faults, ...data.faults, ...(head?.faults ?? []), ...(body?.faults ?? []));

  if (body && head?.text !== undefined) faults.push(...proveFeatures(body.json, head.text).map(body.toFault));
  if (faults.length > 0 || !body?.output || !head?.output || head.text === undefined) return { faults };
  const projects = toProjects(body.output, head.text);
  const { byline, ...rest } = head.output;
  return {
    article: { slug, ...rest, ...(byline === undefined ? {} : { byline }), projects },
    faults
  };
}

function missingDirectory(directory: string): Fault {
  return {
    file: printable(directory),
    code: 'article/no-directory',
    message: 'There is no such directory.',
    mend: `Give each article a folder in it, with ${ARTICLE_FILE} and ${PROJECTS_FILE}.`
  };
}

function slugFaults(folder: string, slug: string): Fault[] {
  if (SLUG.test(slug) && !RESERVED_IDS.includes(slug)) return [];
  return [
    {
      file: printable(folder),
      code: 'article/unsafe-slug',
      message: `The folder's name “${slug}” becomes the article's address and cannot stand in one.`,
      mend: 'Rename the folder: lower-case letters, digits and single hyphens, as “japan-asean”.'
    }
  ];
}

interface TextFile {
  readonly file: string;
  readonly content?: string;
  readonly faults: readonly Fault[];
}

function readTextFile(path: string): TextFile {
  const file = printable(path);
  const refuse = (code: string, message: string, mend: string): TextFile => ({
    file,
    faults: [{ file, code, message, mend }]
  });
  if (!existsSync(path))
    return refuse('file/missing', 'The file is missing.', 'Add it; every article needs both files.');
  const { size } = statSync(path);
  if (size === 0) return refuse('file/empty', 'The file is empty.', 'Fill it, or remove the folder.');
  if (size > MAX_FILE_BYTES)
    return refuse(
      'file/too-large',
      `The file has ${(size / 1e6).toFixed(1)} MB; ${MAX_FILE_BYTES / 1e6} MB is the most that is read.`,
      'Put only the projects of this article into it.'
    );
  const bytes = readFileSync(path);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return refuse(
      'file/byte-order-mark',
      'The file begins with a byte order mark.',
      'Save it as UTF-8 without BOM.'
    );
  try {
    return { file, content: new TextDecoder('utf-8', { fatal: true }).decode(bytes), faults: [] };
  } catch {
    return refuse('file/not-utf-8', 'The file is not in UTF-8.', 'Save it as UTF-8 without BOM.');
  }
}

interface Parsed<T> {
  readonly output?: T;
  readonly faults: readonly Fault[];
  readonly toFault: (mismatch: Mismatch) => Fault;
}

interface Json extends Parsed<ProjectsFile> {
  /** What stands in the file, whether or not it fits the schema. */
  readonly json: unknown;
}

function readJson(file: string, content: string): Json {
  const lines = new LineCounter();
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    const position = jsonErrorPosition(content, error);
    const fault = {
      file,
      line: content.slice(0, position).split('\n').length,
      code: 'json/not-json',
      message: `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      mend: 'Look there, and just before, for a missing comma, bracket or quote, or a comma too many.'
    };
    return { json: undefined, faults: [fault], toFault: () => fault };
  }
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const toFault = faultMaker(file, document, lines, 0, (path) => {
    const id = path[0] === 'features' ? valueAt(json, [...path.slice(0, 2), 'id']) : undefined;
    return typeof id === 'string' && id.length <= 80 ? id : undefined;
  });
  const duplicateKeys = document.errors
    .filter((error) => error.code === 'DUPLICATE_KEY')
    .map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      code: 'json/duplicate-key',
      message: 'A key stands twice in one object; only the last would count.',
      mend: 'Remove one of the two.'
    }));
  const { output, mismatches } = parse(ProjectsFile, json);
  const found = [...mismatches, ...proveIds(json), ...proveNoEmail(json)];
  const result = { json, faults: [...duplicateKeys, ...found.map(toFault)], toFault };
  return output === undefined ? result : { ...result, output };
}

/** V8 names either the position or, as Node 20 does for an unexpected token, the ten characters on either side of it. */
function jsonErrorPosition(content: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, token = '', cut, snippet] =
    /token '?([^,]*?)'?, (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON/.exec(message) ?? [];
  if (snippet === undefined) return content.length;
  const start = content.indexOf(snippet);
  return start === -1 ? content.length : start + (cut ? 10 : Math.max(0, snippet.indexOf(token)));
}

interface Head extends Parsed<FrontMatter> {
  /** The article's text, lines ended by `\n`, without blank lines at either end. */
  readonly text?: string;
}

function readFrontMatter(file: string, raw: string): Head {
  const content = raw.replaceAll('\r\n', '\n');
  const match = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(content);
  if (!match) {
    const fault = {
      file,
      line: 1,
      code: 'front-matter/missing',
      message: 'The file does not begin with front matter between two lines of “---”.',
      mend: 'Begin with “---”, then title, publisher, url, published, language, summary, bbox and members, then “---”.'
    };
    return { faults: [fault], toFault: () => fault };
  }
  const [whole, yaml = ''] = match;
  const text = content
    .slice(whole.length)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const textLine = content.slice(0, content.indexOf(text, whole.length)).split('\n').length;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const toFault = faultMaker(file, document, lines, 1);
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line + 1,
    code: 'front-matter/not-yaml',
    message: `The front matter is not YAML: ${error.message.replace(/\.$/, '')}.`,
    mend: 'Put a value that holds “: ” or begins with a special character into quotes.'
  }));
  if (syntax.length > 0) return { faults: syntax, toFault, text };
  const data: unknown = document.toJS() ?? {};
  const { output, mismatches } = parse(FrontMatter, data);
  const faults: Fault[] = [
    ...[...mismatches, ...proveNoEmail(data)].map(toFault),
    ...emails(text).map(({ offset, masked }) => ({
      file,
      line: textLine + text.slice(0, offset).split('\n').length - 1,
      code: 'email/published',
      message: `An e-mail address (${masked}) stands in the article's text.`,
      mend: 'Remove it; name the person or the office instead.'
    }))
  ];
  if (text === '')
    faults.push({
      file,
      code: 'article/no-text',
      message: 'There is no text under the front matter.',
      mend: "Put the article's text there: the excerpts are proved against it."
    });
  return output === undefined ? { faults, toFault, text } : { output, faults, toFault, text };
}

function faultMaker(
  file: string,
  document: Document,
  lines: LineCounter,
  lineOffset: number,
  idOf: (path: Path) => string | undefined = () => undefined
): (mismatch: Mismatch) => Fault {
  return ({ path, code, message, mend }) => {
    const line = lineOf(document, lines, path);
    const id = idOf(path);
    return {
      file,
      ...(line === undefined ? {} : { line: line + lineOffset }),
      ...(id === undefined ? {} : { id }),
      ...(path.length === 0 ? {} : { path: formatPath(path) }),
      code,
      message,
      mend
    };
  };
}

function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return isNode(document.contents) && document.contents.range ? 1 : undefined;
}

function printable(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return (fromHere.startsWith('..') ? path : fromHere).split(sep).join('/');
}
