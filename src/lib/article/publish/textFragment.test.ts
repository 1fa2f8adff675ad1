import { expect, it } from 'vitest';
import { textFragmentUrl } from './textFragment.ts';

const url = 'https://example.com/a';

it('names a short passage whole', () => {
  expect(textFragmentUrl(url, { exact: 'EGAT’s collaboration with IHI' })).toBe(
    `${url}#:~:text=EGAT%E2%80%99s%20collaboration%20with%20IHI`
  );
});

it('encodes what has a meaning in a text directive', () => {
  expect(textFragmentUrl(url, { exact: 'cross-border, R&D' })).toBe(
    `${url}#:~:text=cross%2Dborder%2C%20R%26D`
  );
});

it('names a long passage by its ends', () => {
  const exact = Array.from({ length: 30 }, (_, n) => `w${n}`).join(' ');
  expect(textFragmentUrl(url, { exact })).toBe(
    `${url}#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w24%20w25%20w26%20w27%20w28%20w29`
  );
});

it('names a passage over two paragraphs by its ends, for no term may cross a block', () => {
  expect(textFragmentUrl(url, { exact: 'First one.\n\nSecond one.' })).toBe(
    `${url}#:~:text=First%20one.,Second%20one.`
  );
});

it('puts prefix and suffix around, marked by a dash', () => {
  expect(textFragmentUrl(url, { exact: 'port', prefix: 'the ', suffix: ', a hub' })).toBe(
    `${url}#:~:text=the-,port,-%2C%20a%20hub`
  );
});

it('keeps a fragment that is there already', () => {
  expect(textFragmentUrl(`${url}#top`, { exact: 'port' })).toBe(`${url}#top:~:text=port`);
});
