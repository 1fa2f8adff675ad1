import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { readOutlines } from './node/outlines.ts';
import { readArticles } from './node/readArticles.ts';
import { said } from './testArticle.ts';

const FIXTURES = 'tests/fixtures/articles';
const read = (slug: string) => ({
  article: readFileSync(`${FIXTURES}/${slug}/article.md`, 'utf8'),
  projects: readFileSync(`${FIXTURES}/${slug}/projects.geojson`, 'utf8')
});
const outlines = readOutlines();

/** A fixture that must be sound. */
function sound(slug: string) {
  const { article, findings } = check({ ...read(slug), outlines, slug });
  if (!article) throw new Error(findings.map(said).join('\n\n'));
  return article;
}

describe('articles of other regions', () => {
  it('stand without fault', () => {
    expect(readArticles(FIXTURES).faults.map((fault) => `${fault.file} ${said(fault)}`)).toEqual([]);
  });

  it('have the themes that they name, numbered in the order of the legend', () => {
    expect(sound('lobito').themes).toEqual([
      { id: 'rail', label: 'Railways', category: 1 },
      { id: 'port', label: 'Ports', category: 2 },
      { id: 'mining', label: 'Mining', category: 3 }
    ]);
  });

  it('have the words that their projects use, in the order of first use, where they name none', () => {
    expect(sound('pacific').themes.map(({ label, category }) => `${category} ${label}`)).toEqual([
      '1 Telecom',
      '2 Coast',
      '3 Water'
    ]);
  });

  it('keep partners in their own groups, or in none', () => {
    expect(sound('lobito').projects[0]?.partners.map(({ group }) => group)).toEqual(['operators', 'lenders']);
    expect(sound('pacific').projects.flatMap(({ partners }) => partners)).toEqual([
      { names: ['Government of Tuvalu', 'United Nations Development Programme'] }
    ]);
  });

  it('have a marker on the railway, and none for a province', () => {
    const [railway, , , branch] = sound('lobito').projects;
    const [x = 0, y = 0] = railway?.location.coordinates ?? [];
    expect(x).toBeGreaterThan(15.7);
    expect(x).toBeLessThan(19.9);
    expect(y).toBeLessThan(-11.7);
    expect(branch?.location).toMatchObject({ coordinates: null, precision: 'area' });
  });

  it('have a box across the 180th meridian where that is shorter, and the countries of their projects', () => {
    const { bbox, members } = sound('pacific');
    expect(bbox[0]).toBeGreaterThan(165);
    expect(bbox[2]).toBeLessThan(-165);
    expect(members).toEqual(['FJ', 'WS', 'TV', 'KI']);
  });

  it('have a box of one city where all is in one', () => {
    const [west, south, east, north] = sound('nairobi').bbox;
    expect(east - west).toBeCloseTo(0.5, 1);
    expect(north - south).toBeCloseTo(0.5, 1);
  });

  it('have their dates as the days they may be', () => {
    expect(sound('handotai').projects.map(({ date }) => date && [date.earliest, date.latest])).toEqual([
      ['2024-02-24', '2024-02-24'],
      undefined,
      ['2023-09-01', '2023-09-30'],
      undefined
    ]);
  });

  it('take digits of any script as said', () => {
    expect(sound('mawani').projects[0]?.figures).toMatchObject([{ value: '٢٠٠٧', basis: 'article' }]);
  });
});

it('refuses nine themes, and says which could go', () => {
  const { article, projects } = read('nairobi');
  const nine = Array.from({ length: 6 }, (_, n) => `  - { id: more-${n}, label: More }\n`).join('');
  const { findings, article: made } = check({
    article: article.replace('themes:\n', `themes:\n${nine}`),
    projects,
    outlines
  });
  expect(made).toBeUndefined();
  expect(findings).toMatchObject([{ code: 'theme/too-many', found: '9 themes' }]);
  expect(findings[0]?.mend).toBe('Remove “more-0”, which no project uses.');
});

it('turns a ring that runs the wrong way', () => {
  const { article, projects } = read('nairobi');
  const json = JSON.parse(projects) as { features: { geometry: { coordinates: unknown[][] } }[] };
  const rings = json.features[2]?.geometry.coordinates ?? [];
  rings[0]?.reverse();
  const { article: made } = check({ article, projects: JSON.stringify(json), outlines, slug: 'nairobi' });
  expect(made?.projects[2]?.location.shape).toEqual(sound('nairobi').projects[2]?.location.shape);
});

it('takes Kosovo’s code, and only tells of it', () => {
  const { article, projects } = read('nairobi');
  const json = JSON.parse(projects) as {
    features: { geometry: unknown; properties: { countries: string[] } }[];
  };
  const [, stadium] = json.features;
  if (!stadium) throw new Error('no stadium');
  stadium.geometry = { type: 'Point', coordinates: [21.1655, 42.6629] };
  stadium.properties.countries = ['XK'];
  const { article: made, findings } = check({ article, projects: JSON.stringify(json), outlines });
  expect(findings.map(({ code }) => code)).toEqual(['point/disputed']);
  expect(made?.projects).toHaveLength(3);
});
