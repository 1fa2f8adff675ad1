import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from './options.ts';
import { oembedOf } from './oembed.ts';
import { elementCode, frameUrl, iframeCode } from './snippets.ts';

const subject = {
  title: '"><script>alert(1)</script> & O’Neill\'s',
  page: 'https://site.example/maps/a/',
  frame: 'https://site.example/maps/embed/a/'
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
    const options = { theme: 'dark', panel: 'none', interactive: false } as const;
    expect(frameUrl(subject, DEFAULT_OPTIONS)).toBe(subject.frame);
    expect(frameUrl(subject, options)).toBe(`${subject.frame}?theme=dark&panel=none&interactive=false`);
    expect(iframeCode(subject, options)).toContain(
      `src="${subject.frame}?theme=dark&amp;panel=none&amp;interactive=false"`
    );
    const element = elementCode(subject, options, script);
    expect(element).toContain(
      `<wherein-map src="${subject.page}" theme="dark" panel="none" interactive="false">`
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

it('oEmbed gives its size where a server can replace it, in JSON and in the frame', () => {
  const answer = oembedOf(
    subject,
    'Publisher',
    { url: 'https://site.example/maps/a/og.png', width: 1200, height: 630 },
    'https://site.example/maps/'
  );
  const json = JSON.stringify(answer);
  expect(json).toContain('"width":600,"height":450');
  expect(json).toContain('width=\\"600\\" height=\\"450\\"');
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: subject.title });
});
