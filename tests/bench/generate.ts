import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTICLE_FILE, PROJECTS_FILE } from '#lib/article/read.ts';
import { THEMES, type BBox } from '#lib/article/types.ts';

/** What a generated article is to be like. The same options always make the same two files. */
export interface GenerateOptions {
  /** Directory of article folders. */
  readonly directory: string;
  readonly slug: string;
  readonly projects: number;
  /** How many passages each project quotes; 1 without it. */
  readonly excerpts?: number;
  /** Words that the article has at least; what its passages need without it. */
  readonly words?: number;
  /** Where the random numbers begin; 1 without it. */
  readonly seed?: number;
}

/** Boxes well inside a country, so that any point of them is proved to lie there. */
const INLAND: readonly (readonly [iso: string, place: string, box: BBox])[] = [
  ['TH', 'Central Thailand', [100.2, 14.2, 101.4, 16.4]],
  ['KH', 'Northern Cambodia', [103.8, 12.9, 105.2, 13.6]],
  ['VN', 'Central Highlands, Vietnam', [107.9, 12.2, 108.6, 13.8]],
  ['MM', 'Upper Myanmar', [95, 19.5, 97, 22.5]],
  ['ID', 'Java, Indonesia', [107.4, -7.3, 110.8, -7]],
  ['ID', 'Kalimantan, Indonesia', [112, -2, 115, 0.5]],
  ['MY', 'Pahang, Malaysia', [101.9, 3.5, 102.9, 5]],
  ['PH', 'Luzon, Philippines', [120.7, 15.3, 121.1, 16]],
  ['JP', 'Nagano, Japan', [137.8, 35.7, 138.7, 36.8]]
];

const VERBS = ['opens', 'funds', 'plans', 'tests', 'expands', 'repairs', 'studies', 'reviews'] as const;
const THINGS = ['line', 'plant', 'depot', 'school', 'cable', 'terminal', 'clinic', 'workshop'] as const;

/** Random numbers from 0 to 1, the same ones for the same seed (mulberry32, which is in the public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Writes an article folder with as many projects as asked for. It passes the real checker: every excerpt stands in the
 * text once, every point lies in its country.
 */
export function generateArticle(options: GenerateOptions): void {
  const { directory, slug, projects, excerpts = 1, words = 0, seed = 1 } = options;
  const random = randomFrom(seed);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T;
  const between = (low: number, high: number): number => Number((low + random() * (high - low)).toFixed(4));
  const sentences: string[] = [];

  const features = Array.from({ length: projects }, (_, index) => {
    const [iso, place, [west, south, east, north]] = pick(INLAND);
    const thing = pick(THINGS);
    const quotes = Array.from(
      { length: excerpts },
      (_, part) => `Office ${index + 1}-${part + 1} ${pick(VERBS)} a ${thing} in ${place}.`
    );
    sentences.push(...quotes);
    return {
      type: 'Feature',
      id: `project-${index + 1}`,
      geometry: { type: 'Point', coordinates: [between(west, east), between(south, north)] },
      properties: {
        title: `Project ${index + 1}: a ${thing}`,
        kind: 'project',
        theme: pick(THEMES),
        summary: `A ${thing} that was made up to measure how fast the map is`,
        countries: [iso],
        countriesFrom: 'article',
        partners: { japan: [], local: [] },
        status: 'not stated',
        location: {
          place,
          precision: 'city',
          from: 'article',
          note: 'A point at random inside the country.',
          sources: []
        },
        excerpts: quotes.map((exact) => ({ type: 'TextQuoteSelector', exact })),
        notes: []
      }
    };
  });

  let written = sentences.join(' ').split(' ').length;
  for (let filler = 1; written < words; filler += 1) {
    const sentence = `Between these offices the road runs on past marker ${filler} and nobody has counted the trees beside it.`;
    sentences.splice(Math.floor(random() * sentences.length), 0, sentence);
    written += sentence.split(' ').length;
  }

  const folder = join(directory, slug);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ARTICLE_FILE), `${frontMatter(slug)}\n${paragraphs(sentences)}\n`);
  writeFileSync(
    join(folder, PROJECTS_FILE),
    JSON.stringify({ type: 'FeatureCollection', features }, null, 1)
  );
}

function frontMatter(slug: string): string {
  return `---
title: A generated article, ${slug}
publisher: Nobody
url: https://example.org/${slug}
published: 2025-02-27
language: en
summary: Projects that were made up to measure how fast the map is.
bbox: [92, -11, 146, 46]
members: [BN, ID, KH, LA, MM, MY, PH, SG, TH, VN, JP]
---
`;
}

function paragraphs(sentences: readonly string[]): string {
  const groups = Array.from({ length: Math.ceil(sentences.length / 6) }, (_, index) =>
    sentences.slice(index * 6, index * 6 + 6).join(' ')
  );
  return groups.join('\n\n');
}

/** On the command line: `jiti tests/bench/generate.ts geo/articles many --projects 1000`. */
if (process.argv[1]?.endsWith('generate.ts')) {
  const number = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { projects: number, excerpts: number, words: number, seed: number }
  });
  const [directory, slug] = positionals;
  if (directory === undefined || slug === undefined)
    throw new Error('Say where: generate.ts <directory of articles> <slug> [--projects 100]');
  generateArticle({
    directory,
    slug,
    projects: Number(values.projects ?? 100),
    excerpts: Number(values.excerpts ?? 1),
    words: Number(values.words ?? 0),
    seed: Number(values.seed ?? 1)
  });
}
