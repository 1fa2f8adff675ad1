import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EARLY_SCRIPT } from '#lib/embed/early.js';

const BUILD = 'build';
if (!existsSync(join(BUILD, '404.html'))) throw new Error('There is no build/ to test. Run: npm run build');

const pages = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html')
);

/** A page's Content-Security-Policy: sources by directive. */
function policyOf(html: string): Record<string, string[]> {
  const [, content = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html) ?? [];
  return Object.fromEntries(
    content
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources])
  );
}

/** What stands in a page's elements of one name, for those that browsers run or apply. */
function inline(html: string, element: 'script' | 'style'): string[] {
  return [...html.matchAll(new RegExp(`<${element}([^>]*)>([^]*?)</${element}>`, 'g'))]
    .filter(([, attributes = '']) => !/\ssrc=|type="application\/ld\+json"/.test(attributes))
    .map(([, , contents = '']) => contents);
}

/** Names of all attributes that stand in a page. */
function attributeNames(html: string): Set<string> {
  const tags = html
    .replace(/<(script|style)([^>]*)>[^]*?<\/\1>/g, '<$1$2>')
    .matchAll(/<[a-z][^\s/>]*((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi);
  return new Set(
    [...tags].flatMap(([, attributes = '']) =>
      attributes
        .replace(/"[^"]*"|'[^']*'/g, '')
        .split(/[\s=/]+/)
        .map((name) => name.toLowerCase())
    )
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

test('there are pages', () => {
  expect(pages).toEqual(expect.arrayContaining(['404.html', 'index.html', 'japan-asean/index.html']));
});

describe.each(pages)('%s', (page) => {
  const html = readFileSync(join(BUILD, page), 'utf8');
  const policy = policyOf(html);
  /** An embed may stand in a frame with an opaque origin, for which WebKit matches `'self'` with nothing. */
  const embed = page.startsWith('embed/');
  const own = embed ? ["'self'", new URL(process.env.SITE_URL ?? 'http://localhost:4173/').origin] : ["'self'"];

  test('has a policy that allows nothing but what the site itself is', () => {
    const { 'script-src': scripts = [], 'style-src': styles = [], ...others } = policy;
    expect(others).toEqual({
      'default-src': ["'none'"],
      'img-src': own,
      'connect-src': embed ? [...own, 'data:'] : own,
      'worker-src': embed ? [...own, 'data:'] : own,
      'frame-src': own,
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"]
    });
    for (const sources of [scripts, styles]) {
      expect(sources.slice(0, own.length)).toEqual(own);
      for (const source of sources.slice(own.length)) expect(source).toMatch(/^'sha256-[\w+/]{43}='$/);
    }
  });

  test('has it before anything it is to hold for', () => {
    const at = html.indexOf('<meta http-equiv="content-security-policy"');
    expect(at).toBeGreaterThan(0);
    expect(html.slice(0, at)).not.toMatch(/<(script|style|link)/);
  });

  test('has no inline script or style that the policy does not name by its hash', () => {
    for (const contents of inline(html, 'script')) expect(policy['script-src']).toContain(hashOf(contents));
    expect(inline(html, 'style')).not.toEqual([]);
    for (const contents of inline(html, 'style')) expect(policy['style-src']).toContain(hashOf(contents));
  });

  test('has no style and no handler in an attribute', () => {
    const names = [...attributeNames(html)];
    expect(names).toEqual(expect.arrayContaining(['class', 'href']));
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });

  test('lets the script run that sets an embed’s theme early', () => {
    expect(policy['script-src']).toContain(hashOf(EARLY_SCRIPT));
  });
});
