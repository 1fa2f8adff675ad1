import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { emailFinding, emails, proveNoEmail, withMaskedEmails } from './emails.ts';
import { visible, type Fault, type Path } from './fault.ts';
import { faultMaker, linesOf, locator, unreadable, type Parsed, type Place } from './locate.ts';
import { parse } from './parse.ts';
import { tooComplex } from './readProjects.ts';
import { FrontMatter } from './frontMatter.ts';

/** The longest front matter that is parsed, in characters. */
export const MAX_FRONT_MATTER = 20_000;

/** `article.md` as it was read. */
export interface Head extends Parsed<FrontMatter> {
  /** The article's text, lines ended by `\n`, without blank lines at either end. */
  readonly text?: string;
}

/** Reads the text of `article.md`: its front matter, the article's own words, and whatever is wrong with them by themselves. */
export function readFrontMatter(file: string, raw: string): Head {
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
