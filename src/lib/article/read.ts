import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import {
  errorsAmong,
  formatPath,
  sortFaults,
  visible,
  type Fault,
  type Finding,
  type Path
} from './fault.ts';
import type { LinkUse } from './links.ts';
import {
  emailFinding,
  emails,
  linksIn,
  proveFeatures,
  proveHttps,
  proveIds,
  proveNoEmail,
  toProjects,
  withoutEmails
} from './prove.ts';
import { FrontMatter, ProjectsFile, RESERVED_IDS, SLUG, parse, type Mismatch } from './schema.ts';
import { ArticleText } from './text.ts';
import type { Article } from './types.ts';
import { quote, valueAt } from './value.ts';

/** Where the articles lie, seen from the root of the project. */
export const ARTICLES_DIRECTORY = 'geo/articles';

/** The two files an article is made of. */
export const ARTICLE_FILE = 'article.md';
export const PROJECTS_FILE = 'projects.geojson';

/**
 * The largest file that is read, in bytes; a slip such as a whole basemap under the wrong name stops here. The size is
 * asked for first, so a larger file is never opened.
 */
export const MAX_FILE_BYTES = 5_000_000;

/** The longest front matter that is parsed, in characters. */
export const MAX_FRONT_MATTER = 20_000;

/** How deep JSON may nest and how many values it may hold. Real files stay below 10, and a project holds some 25. */
export const MAX_JSON_DEPTH = 32;
export const MAX_JSON_VALUES = 100_000;

/** What reading gives: the articles without error, in the order of their slugs, and the faults of all. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly faults: readonly Fault[];
  /** How many article folders were read, sound or not. */
  readonly read: number;
  /** Every use of a link, in the order of the files. */
  readonly links: readonly (LinkUse & { readonly url: string })[];
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
): { article?: Article; faults: Fault[]; links: Reading['links'] } {
  const texts = readTextFile(join(folder, ARTICLE_FILE));
  const data = readTextFile(join(folder, PROJECTS_FILE));
  const head = texts.content === undefined ? undefined : readFrontMatter(texts.file, texts.content);
  const body = data.content === undefined ? undefined : readProjects(data.file, data.content);
  const text = head?.text === undefined ? undefined : new ArticleText(head.text);
  const all = [head?.value, body?.value];
  const links = [head, body].flatMap((part) =>
    part
      ? linksIn(part.value).map(({ path, written }) => ({ url: written, ...placeOfUse(part.locate(path)) }))
      : []
  );
  const faults = [
    ...slugFaults(folder, slug),
    ...texts.faults,
    ...data.faults,
    ...(head?.faults ?? []),
    ...(body?.faults ?? []),
    ...(head ? proveHttps(head.value, all).map(head.toFault) : []),
    ...(body ? proveHttps(body.value, all).map(body.toFault) : []),
    ...(body && text ? proveFeatures(body.value, text).map(body.toFault) : [])
  ];
  if (errorsAmong(faults).length > 0 || !body?.output || !head?.output || !text) return { faults, links };
  const { byline, ...rest } = head.output;
  const projects = toProjects(body.output, text);
  return { article: { slug, ...rest, ...(byline === undefined ? {} : { byline }), projects }, faults, links };
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

interface TextFile {
  readonly file: string;
  readonly content?: string;
  readonly faults: readonly Fault[];
}

const UTF_8 = 'a file in UTF-8 without byte order mark';
const SAVE_AS_UTF_8 = 'Save it as UTF-8 without BOM.';

function readTextFile(path: string): TextFile {
  const file = printable(path);
  const refuse = (fault: Finding & { line?: number; column?: number }): TextFile => ({
    file,
    faults: [{ file, ...fault }]
  });
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    return refuse({
      code: 'file/missing',
      found: 'no such file',
      wanted: `both ${ARTICLE_FILE} and ${PROJECTS_FILE} in every article’s folder`,
      mend: 'Add it, or remove the folder.'
    });
  if (!stats.isFile())
    return refuse({
      code: 'file/not-a-file',
      found: stats.isDirectory() ? 'a directory' : 'something that is no regular file',
      wanted: 'a regular file',
      mend: 'Remove it, and put the file in its place.'
    });
  if (stats.size === 0)
    return refuse({
      code: 'file/empty',
      found: 'an empty file',
      wanted: path.endsWith(ARTICLE_FILE) ? 'front matter and text' : 'a FeatureCollection',
      mend: 'Fill it, or remove the folder.'
    });
  if (stats.size > MAX_FILE_BYTES)
    return refuse({
      code: 'file/too-large',
      found: `${(stats.size / 1e6).toFixed(1)} MB; the file was not read`,
      wanted: `${MAX_FILE_BYTES / 1e6} MB at most`,
      mend: 'Put only what belongs to this article into it.'
    });
  const bytes = readFileSync(path);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return refuse({
      code: 'file/byte-order-mark',
      line: 1,
      column: 1,
      found: 'a byte order mark (EF BB BF)',
      wanted: UTF_8,
      mend: SAVE_AS_UTF_8
    });
  const wrong = notUtf8(bytes);
  return wrong === undefined ? { file, content: bytes.toString('utf8'), faults: [] } : refuse(wrong);
}

function notUtf8(bytes: Buffer): (Finding & { line?: number; column?: number }) | undefined {
  const code = 'file/not-utf-8';
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || bytes.subarray(0, 2).includes(0))
    return { code, found: 'UTF-16', wanted: UTF_8, mend: SAVE_AS_UTF_8 };
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    return {
      code,
      ...placeOfByte(bytes, zero),
      found: 'a zero byte, which no text has',
      wanted: UTF_8,
      mend: `Look whether this is the right file. ${SAVE_AS_UTF_8}`
    };
  const invalid = firstInvalidByte(bytes);
  if (invalid === undefined) return undefined;
  return {
    code,
    ...placeOfByte(bytes, invalid),
    found: `the byte ${(bytes[invalid] ?? 0).toString(16).toUpperCase()}, which cannot stand there in UTF-8`,
    wanted: UTF_8,
    mend: `It may be in Latin-1 or Windows-1252. ${SAVE_AS_UTF_8}`
  };
}

function firstInvalidByte(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodes(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return [valid, valid - 1, valid - 2, valid - 3].find((start) =>
    isUtf8(bytes.subarray(0, Math.max(0, start)))
  );
}

/** Whether bytes begin a text in UTF-8; the last character may be cut. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOfByte(bytes: Buffer, offset: number): Place {
  const before = bytes.subarray(0, offset).toString('utf8').split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Parsed<T> {
  /** What stands in the file, whether or not it fits the schema. */
  readonly value: unknown;
  readonly output?: T;
  readonly faults: readonly Fault[];
  readonly locate: (path: Path) => Location;
  readonly toFault: (mismatch: Mismatch) => Fault;
}

/** Where a value stands. */
type Location = Pick<Fault, 'file' | 'line' | 'column' | 'id' | 'path'>;

function readProjects(file: string, content: string): Parsed<ProjectsFile> {
  const lines = linesOf(content);
  const complexity = tooComplex(content);
  if (complexity)
    return unreadable({ file, ...lines.linePosition(complexity.offset), ...complexity.finding });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    return unreadable({ file, ...notJson(content, lines, error) });
  }
  let tree: Node | undefined;
  const root = (): Node | undefined => (tree ??= parseTree(content));
  const locate = locator(
    file,
    (path) => {
      const offset = nodeAt(root(), path)?.offset;
      return offset === undefined ? undefined : lines.linePosition(offset);
    },
    (path) => {
      const id = path[0] === 'features' ? valueAt(value, [...path.slice(0, 2), 'id']) : undefined;
      return typeof id === 'string' && id !== '' && id.length <= 80 ? visible(id) : undefined;
    }
  );
  const toFault = faultMaker(locate);
  const { output, mismatches } = parse(ProjectsFile, value);
  const found = [...mismatches, ...proveIds(value), ...proveNoEmail(value)];
  const faults = [
    ...duplicateKeys(root()).map(({ offset, key }): Fault => ({
      file,
      ...lines.linePosition(offset),
      code: 'json/duplicate-key',
      found: `the key ${quote(key)} twice in one object; only the last would count`,
      wanted: 'each key once',
      mend: 'Remove one of the two.'
    })),
    ...found.map(toFault)
  ];
  return { value, faults, locate, toFault, ...(output === undefined ? {} : { output }) };
}

function unreadable<T>(fault: Fault): Parsed<T> {
  const masked = withMaskedEmails(fault);
  return { value: undefined, faults: [masked], locate: () => masked, toFault: () => masked };
}

interface TooComplex {
  readonly offset: number;
  readonly finding: Finding;
}

/** Counts before anything is parsed, so that no rubbish is deep enough to overflow a stack or wide enough to fill the memory. */
function tooComplex(content: string): TooComplex | undefined {
  const refuse = (offset: number, found: string, wanted: string): TooComplex => ({
    offset,
    finding: { code: 'json/too-complex', found, wanted, mend: 'Look whether this is the right file.' }
  });
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let offset = 0; offset < content.length; offset++) {
    const character = content[offset];
    if (inString) {
      if (character === '\\') offset++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      depth++;
      values++;
    } else if (character === ']' || character === '}') depth--;
    else if (character === ',') values++;
    if (depth > MAX_JSON_DEPTH)
      return refuse(
        offset,
        `lists and objects nested more than ${MAX_JSON_DEPTH} deep`,
        'a FeatureCollection, which needs no more than 8'
      );
    if (values > MAX_JSON_VALUES)
      return refuse(
        offset,
        `more than ${MAX_JSON_VALUES} values`,
        'the projects of one article, some 25 values each'
      );
  }
  return undefined;
}

/** V8 says whether it is JSON, the tolerant parser where the fault lies. */
function notJson(content: string, lines: Lines, error: unknown): Finding & Place {
  const problems: ParseError[] = [];
  parseTree(content, problems, { disallowComments: true, allowTrailingComma: false });
  const [first] = problems;
  const offset = first?.offset ?? content.length;
  const reason =
    first === undefined
      ? String(error instanceof Error ? error.message : error)
      : (JSON_PROBLEMS[printParseErrorCode(first.error)] ?? printParseErrorCode(first.error));
  const there = /^\S{0,20}/.exec(content.slice(offset))?.[0] ?? '';
  return {
    ...lines.linePosition(offset),
    code: 'json/not-json',
    found: `${there === '' ? (offset < content.length ? 'white space' : 'the end of the file') : quote(there)}: ${reason}`,
    wanted: 'JSON (RFC 8259)',
    mend: 'Look there, and just before, for a missing comma, bracket or quote, or a comma too many.'
  };
}

/** What the parser's error codes mean, for people. */
const JSON_PROBLEMS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value; JSON knows numbers, strings in double quotes, true, false and null',
  InvalidNumberFormat: 'this is no number as JSON writes it',
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace } is expected',
  CloseBracketExpected: 'a closing bracket ] is expected',
  EndOfFileExpected: 'the file should end there',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'a string does not end on its line',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'an escape \\u needs four hexadecimal digits',
  InvalidEscapeCharacter: 'there is no such escape; a backslash is written \\\\',
  InvalidCharacter: 'a control character must be escaped'
};

/** The node at a path, or the nearest one above it. */
function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  if (root === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function duplicateKeys(node: Node | undefined): { offset: number; key: string }[] {
  const children = node?.children ?? [];
  const known = new Set<string>();
  const twice =
    node?.type === 'object'
      ? children.flatMap(({ children: [name] = [] }) => {
          const key = String(name?.value);
          const isKnown = known.has(key);
          known.add(key);
          return isKnown && name ? [{ offset: name.offset, key }] : [];
        })
      : [];
  return [...twice, ...children.flatMap(duplicateKeys)];
}

interface Head extends Parsed<FrontMatter> {
  /** The article's text, lines ended by `\n`, without blank lines at either end. */
  readonly text?: string;
}

function readFrontMatter(file: string, raw: string): Head {
  const content = raw.replaceAll('\r\n', '\n');
  const match = /^---\n(?:([\s\S]*?)\n)?---(?:\n|$)/.exec(content);
  if (!match)
    return unreadable({
      file,
      line: 1,
      column: 1,
      code: 'front-matter/missing',
      found: content.startsWith('---\n')
        ? '“---”, and no line of “---” after it'
        : 'no “---” in the first line',
      wanted: 'front matter between two lines of “---”',
      mend: 'Begin with “---”, then title, publisher, url, published, language, summary, bbox and members, then “---”.'
    });
  const [whole, yaml = ''] = match;
  if (yaml.length > MAX_FRONT_MATTER)
    return unreadable({
      file,
      line: 1,
      column: 1,
      code: 'file/too-large',
      found: `front matter of ${yaml.length} characters`,
      wanted: `${MAX_FRONT_MATTER} characters at most`,
      mend: 'Look for the second line of “---”: it should stand before the article’s text.'
    });
  const text = content
    .slice(whole.length)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const head = readYaml(file, yaml);
  const lines = linesOf(content);
  const textStart = content.indexOf(text, whole.length);
  const faults: Fault[] = [
    ...head.faults,
    ...emails(text).map(({ start, masked }) => ({
      file,
      ...lines.linePosition(textStart + start),
      ...emailFinding(masked)
    }))
  ];
  if (text === '')
    faults.push({
      file,
      code: 'article/no-text',
      found: 'no text under the front matter',
      wanted: 'the article’s text: the excerpts are proved against it',
      mend: 'Put it there; it is not published.'
    });
  return { ...head, faults, text };
}

function readYaml(file: string, yaml: string): Parsed<FrontMatter> {
  const counter = new LineCounter();
  const afterFence = ({ line, col }: { line: number; col: number }): Place => ({
    line: Math.max(1, line) + 1,
    column: Math.max(1, col)
  });
  const syntaxFault = (place: Place, reason: string): Fault => ({
    file,
    ...place,
    code: 'front-matter/not-yaml',
    found: `front matter that is not YAML: ${visible(reason.replace(/\.$/, ''))}`,
    wanted: 'YAML 1.2, one “key: value” a line',
    mend: 'Put a value that holds “: ” or begins with a special character into quotes.'
  });
  let document: Document;
  let value: unknown;
  try {
    document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
    value = document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 0 }) ?? {});
    const complexity = tooComplex(JSON.stringify(value) ?? '');
    if (complexity) throw new RangeError(complexity.finding.found);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(syntaxFault({ line: 1, column: 1 }, reason));
  }
  const locate = locator(file, (path) => {
    const offset = yamlOffset(document, path);
    return offset === undefined ? { line: 1, column: 1 } : afterFence(counter.linePos(offset));
  });
  const toFault = faultMaker(locate);
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) =>
      withMaskedEmails(syntaxFault(afterFence(counter.linePos(pos[0])), message))
    );
    return { value: undefined, faults, locate, toFault };
  }
  const { output, mismatches } = parse(FrontMatter, value);
  const faults = [...mismatches, ...proveNoEmail(value)].map(toFault);
  return { value, faults, locate, toFault, ...(output === undefined ? {} : { output }) };
}

function yamlOffset(document: Document, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? document.contents.range?.[0] : undefined;
}

function locator(
  file: string,
  placeOf: (path: Path) => Place | undefined,
  idOf: (path: Path) => string | undefined = () => undefined
): (path: Path) => Location {
  return (path) => {
    const id = idOf(path);
    return {
      file,
      ...placeOf(path),
      ...(id === undefined ? {} : { id }),
      ...(path.length === 0 ? {} : { path: visible(formatPath(path)) })
    };
  };
}

function faultMaker(locate: (path: Path) => Location): (mismatch: Mismatch) => Fault {
  return ({ path, ...finding }) => withMaskedEmails({ ...locate(path), ...finding });
}

function placeOfUse({ file, line, id }: Location): LinkUse {
  return { file, ...(line === undefined ? {} : { line }), ...(id === undefined ? {} : { id }) };
}

/** What stands in a file is repeated in logs, which are public: e-mail addresses never are. */
function withMaskedEmails(fault: Fault): Fault {
  return {
    ...fault,
    ...(fault.id === undefined ? {} : { id: withoutEmails(fault.id) }),
    ...(fault.path === undefined ? {} : { path: withoutEmails(fault.path) }),
    found: withoutEmails(fault.found),
    wanted: withoutEmails(fault.wanted),
    ...(fault.detail === undefined ? {} : { detail: withoutEmails(fault.detail) }),
    mend: withoutEmails(fault.mend)
  };
}

interface Lines {
  readonly linePosition: (offset: number) => Place;
}

function linesOf(content: string): Lines {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let end = content.indexOf('\n'); end !== -1; end = content.indexOf('\n', end + 1))
    counter.addNewLine(end + 1);
  return {
    linePosition: (offset) => {
      const { line, col } = counter.linePos(offset);
      return { line, column: col };
    }
  };
}

function printable(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return visible((fromHere.startsWith('..') ? path : fromHere).split(sep).join('/'));
}
