import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { proveNoEmail } from './emails.ts';
import { visible, type Fault, type Finding, type Path } from './fault.ts';
import { foreignFinding } from './foreign.ts';
import { proveGeometries } from './geometry.ts';
import { faultMaker, linesOf, locator, unreadable, type Lines, type Parsed, type Place } from './locate.ts';
import { parse } from './parse.ts';
import { proveIds } from './projects.ts';
import { ProjectsFile } from './schema.ts';
import { quote, valueAt } from './value.ts';

/** How deep JSON may nest and how many values it may hold. Real files stay below 10, and a project holds some 25. */
export const MAX_JSON_DEPTH = 32;
export const MAX_JSON_VALUES = 100_000;

/** Reads the text of `projects.geojson`: its values, and whatever is wrong with it by itself. */
export function readProjects(file: string, content: string): Parsed<ProjectsFile> {
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
  const foreign = foreignFinding(value);
  if (foreign) {
    const faults = [toFault({ path: [], ...foreign }), ...proveNoEmail(value).slice(0, 1).map(toFault)];
    return { value: undefined, faults, locate, toFault };
  }
  const { output, mismatches } = parse(ProjectsFile, value, proveGeometries(value));
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

export interface TooComplex {
  readonly offset: number;
  readonly finding: Finding;
}

/** Counts before anything is parsed, so that no rubbish is deep enough to overflow a stack or wide enough to fill the memory. */
export function tooComplex(content: string): TooComplex | undefined {
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
    mend:
      mendOther(content) ??
      'Look there, and just before, for a missing comma, bracket or quote, or a comma too many.'
  };
}

/** What to do with a text that never was JSON: it says what it seems to be. */
function mendOther(content: string): string | undefined {
  const start = content.slice(0, 2000).trimStart();
  if (/^<\?xml[^>]*>\s*<kml|^<kml/i.test(start))
    return 'It looks like KML: turn it into GeoJSON first, for example with “ogr2ogr projects.geojson file.kml”.';
  if (/^<\?xml[^>]*>\s*<gpx|^<gpx/i.test(start))
    return 'It looks like GPX: turn it into GeoJSON first, for example with “ogr2ogr projects.geojson file.gpx”.';
  if (/^<(?:!doctype html|html)/i.test(start))
    return 'It looks like a web page, perhaps one that a download link led to: fetch the file itself.';
  const [head = '', next = ''] = start.split('\n');
  if (
    /^[^{[<]*[,;\t][^{[<]*$/.test(head) &&
    /[,;\t]/.test(next) &&
    /\b(?:lat|lon|lng|long|name|title)/i.test(head)
  )
    return 'It looks like a table (CSV): turn it into GeoJSON first, for example at https://geojson.io.';
  return undefined;
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
