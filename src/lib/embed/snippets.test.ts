import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from './options.ts';
import { dictionaries } from '../words/tongues.ts';
import { oembedOf } from './oembed.ts';
import { elementCode, emailCode, frameUrl, iframeCode, jsxCode, markdownCode } from './snippets.ts';

const subject = {
  title: '"><script>alert(1)</script> & O’Neill\'s',
  page: 'https://site.example/maps/a/',
  frame: 'https://site.example/maps/embed/a/',
  words: dictionaries.en.share
};
const script = { url: 'https://site.example/maps/embed/v1.js', integrity: 'sha384-abc+/=' };

describe('the code', () => {
  it('escapes every text, so that a title cannot end an attribute or begin an element', () => {
    for (const code of [
      iframeCode(subject, DEFAULT_OPTIONS),
      elementCode(subject, DEFAULT_OPTIONS, script)
    ]) {
      expect(code).not.toContain('<script>alert');
      expect(code).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; O’Neill&#39;s');
    }
  });

  it('has only absolute addresses, and only options that are not the default', () => {
    const options = { colorScheme: 'dark', panel: 'none', interactive: false } as const;
    expect(frameUrl(subject, DEFAULT_OPTIONS)).toBe(subject.frame);
    expect(frameUrl(subject, options)).toBe(`${subject.frame}?colorScheme=dark&panel=none&interactive=false`);
    expect(iframeCode(subject, options)).toContain(
      `src="${subject.frame}?colorScheme=dark&amp;panel=none&amp;interactive=false"`
    );
    const element = elementCode(subject, options, script);
    expect(element).toContain(
      `<wherein-map src="${subject.page}" colorScheme="dark" panel="none" interactive="false">`
    );
    for (const [, address] of element.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^https:/);
  });

  it('names the script’s hash, and asks readers first only when it has a picture to show them', () => {
    expect(elementCode(subject, DEFAULT_OPTIONS, script)).toContain(
      `<script type="module" src="${script.url}" integrity="sha384-abc+/=" crossorigin></script>`
    );
    expect(elementCode(subject, DEFAULT_OPTIONS, script)).not.toContain('consent');
    expect(elementCode(subject, DEFAULT_OPTIONS, script, '<svg></svg>')).toMatch(
      /<wherein-map src="[^"]*" consent>\n {2}<svg><\/svg>\n {2}<a href/
    );
  });
});

describe('where HTML is taken out', () => {
  const picture = 'https://site.example/maps/a/og.png';

  it('Markdown has the picture and a link, and a title that marks nothing up', () => {
    const title = 'Ports [north] of <b>*Luzon*</b>';
    const text = String.raw`Ports \[north\] of \<b\>\*Luzon\*\</b\>`;
    expect(markdownCode({ ...subject, title }, picture)).toBe(
      `[![Map: ${text}](<${picture}>)](<${subject.page}>)\n\n[See the map: ${text}](<${subject.page}>)`
    );
  });

  it('e-mail has the picture as wide as the text, and what it is of where pictures are off', () => {
    const code = emailCode(subject, picture);
    expect(code).toContain(`<a href="${subject.page}"><img src="${picture}" alt="Map: &quot;`);
    expect(code).toContain('width="600"');
    expect(code).not.toMatch(/<(iframe|script)/);
  });

  it('JSX has a style that is an object, closed tags and text that cannot end it', () => {
    const code = jsxCode({ ...subject, title: '{alert(1)} </a>' }, DEFAULT_OPTIONS);
    const { diagnostics } = ts.transpileModule(`<>${code}</>`, {
      reportDiagnostics: true,
      compilerOptions: { jsx: ts.JsxEmit.Preserve }
    });
    expect(diagnostics).toEqual([]);
    expect(code).toContain('style={{ border: 0');
    expect(code).toContain('>{"See the map: {alert(1)} </a>"}</a>');
  });
});

it('the iframe is right by its attributes alone, and its style withstands a host’s `height: auto`', () => {
  const code = iframeCode(subject, DEFAULT_OPTIONS);
  expect(code).toContain('width="100%" height="500" frameborder="0"');
  expect(code).toContain('style="border:0;width:100%;height:auto;aspect-ratio:4/3;min-height:500px"');
});

it('oEmbed gives its size where a server can replace it, in JSON and in the frame', () => {
  const answer = oembedOf(
    subject,
    'Publisher',
    { url: 'https://site.example/maps/a/og.png', width: 1200, height: 630 },
    'https://site.example/maps/'
  );
  const json = JSON.stringify(answer);
  expect(json).toContain('"width":600,"height":450');
  expect(json).toContain('width=\\"100%\\" height=\\"450\\"');
  expect(json).toContain('max-width:600px');
  expect(answer.html).toMatch(
    /^<blockquote><a href="[^"]*">[^<]*<\/a><\/blockquote><iframe [^>]*><\/iframe>$/
  );
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: subject.title });
});
