import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { frameAddress } from './frameAddress.ts';

const ROOT = new URL('https://maps.example/news/');
const HOST = 'https://paper.example/story.html';

function address(src: string | null, attributes: Record<string, string> = {}, base = HOST) {
  return frameAddress(ROOT, src, base, (name) => attributes[name] ?? null);
}

test.each([
  ['https://maps.example/news/japan-asean/', 'embed/japan-asean/', null],
  ['https://maps.example/news/japan-asean', 'embed/japan-asean/', null],
  ['https://maps.example/news/japan-asean/azec/', 'embed/japan-asean/azec/', 'azec'],
  ['https://maps.example/news/japan-asean/azec/?theme=energy#list', 'embed/japan-asean/azec/', 'azec'],
  ['https://maps.example/news/embed/japan-asean/', 'embed/japan-asean/', null],
  ['https://maps.example/news/embed/japan-asean/azec', 'embed/japan-asean/azec/', 'azec'],
  [
    'https://maps.example/news/embed/japan-asean/?theme=dark&project=azec&utm=1',
    'embed/japan-asean/azec/?theme=dark',
    'azec'
  ],
  ['  https://maps.example/news/embedded/  ', 'embed/embedded/', null]
])('%s is shown by %s', (src, frame, project) => {
  const found = address(src);
  expect(found.url.href).toBe(ROOT.href + frame);
  expect(found.project).toBe(project);
});

it('is seen from the host page, where that is on the same site', () => {
  expect(address('../japan-asean/', {}, 'https://maps.example/news/about/').url.href).toBe(
    `${ROOT.href}embed/japan-asean/`
  );
});

describe('attributes', () => {
  const page = `${ROOT.href}japan-asean/`;

  it('go into the query if they are set, the project into the path', () => {
    expect(address(page, { panel: 'none', theme: '', lang: 'en', project: 'azec' }).url.href).toBe(
      `${ROOT.href}embed/japan-asean/azec/?panel=none&lang=en`
    );
  });

  it('come before what the address says', () => {
    const found = address(`${ROOT.href}embed/japan-asean/azec/?theme=dark`, {
      theme: 'light',
      project: 'aeon-oji'
    });
    expect(found.url.href).toBe(`${ROOT.href}embed/japan-asean/aeon-oji/?theme=light`);
    expect(found.project).toBe('aeon-oji');
  });

  it('cannot leave the embed’s folder or add options of their own', () => {
    const found = address(page, { project: '../../x', theme: 'dark&panel=none' }).url;
    expect(found.pathname).toBe('/news/embed/japan-asean/');
    expect([...found.searchParams]).toEqual([
      ['project', '../../x'],
      ['theme', 'dark&panel=none']
    ]);
  });
});

test.each([
  null,
  '',
  'https://',
  'javascript:alert(1)',
  'data:text/html,x',
  'japan-asean/',
  'https://maps.example/',
  'https://maps.example/news/',
  'https://maps.example/news/embed/',
  'https://maps.example/news/embed/v1.js',
  'https://maps.example/news/a/b/c/',
  'https://maps.example/news/%2e%2e/japan-asean/',
  'https://maps.example/news/japan-asean/..%2f..%2fx/',
  'https://maps.example.evil.example/news/japan-asean/',
  'https://maps.example@evil.example/news/japan-asean/',
  'https://evil@maps.example/news/japan-asean/',
  'http://maps.example/news/japan-asean/',
  'https://maps.example:8443/news/japan-asean/'
])('%s is refused, and the right form is named', (src) => {
  expect(() => address(src)).toThrow(RangeError);
  expect(() => address(src)).toThrow('https://maps.example/news/<article>/');
});

it('is below the root’s embed folder or refused, whatever is asked', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string().map((path) => ROOT.href + path)
      ),
      fc.string(),
      (src, project) => {
        let url;
        try {
          ({ url } = address(src, { project }));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        expect(url.href).toMatch(
          /^https:\/\/maps\.example\/news\/embed\/[a-z\d-]+\/(?:[a-z\d-]+\/)?(?:\?|$)/
        );
      }
    )
  );
});
