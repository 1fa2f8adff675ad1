import { expect, it } from 'vitest';
import { DEFAULT_OPTIONS, readOptions } from './options.ts';

function read(query: string) {
  const complaints: string[] = [];
  const options = readOptions(new URLSearchParams(query), ['port', 'plant'], (sentence) =>
    complaints.push(sentence)
  );
  return { options, complaints };
}

it('reads what is asked for', () => {
  expect(read('project=plant&theme=dark&panel=below&lang=en&interactive=false')).toEqual({
    options: { project: 'plant', theme: 'dark', panel: 'below', lang: 'en', interactive: false },
    complaints: []
  });
});

it('ignores what it does not know, and the host’s own parameters', () => {
  expect(read('childId=x&initialWidth=300&url=javascript:alert(1)&constructor=1')).toEqual({
    options: DEFAULT_OPTIONS,
    complaints: []
  });
});

it('reads a wrong value as the default, and says so once', () => {
  const { options, complaints } = read(
    'theme=DARK&theme=light&panel=&project=toString&interactive=1&lang=km'
  );
  expect(options).toEqual(DEFAULT_OPTIONS);
  expect(complaints).toHaveLength(5);
  expect(complaints).toContain('The option “theme” is one of light, dark, auto; “DARK” is read as auto.');
});
