import { describe, expect, it } from 'vitest';
import { CATEGORIES, type Project } from '#lib/article/types.ts';
import { countThemes, filterProjects, queryWithToggled, themesInQuery, walkOf } from './filters.ts';

const ids = ['ports', 'supply chains', 'AI', 'energy', 'telecom', 'payments', 'circular economy', 'research'];
const themes = CATEGORIES.map((category, index) => ({ id: ids[index] ?? '', label: 'L', category }));

const projects = (['ports', 'AI', 'energy', 'AI'] as const).map((theme, index): Project => ({
  id: `p${index}`,
  number: index + 1,
  title: '',
  theme,
  summary: '',
  countries: [],
  countriesBasis: 'article',
  partners: [],
  figures: [],
  location: { coordinates: null, precision: 'region', place: '', basis: 'article', note: '', sources: [] },
  excerpts: [],
  notes: []
}));

describe('themesInQuery', () => {
  it('reads every theme asked for, in the legend’s order, and ignores what is none', () => {
    expect(
      themesInQuery(new URLSearchParams('theme=energy&theme=circular+economy&theme=x&theme=AI'), themes)
    ).toEqual(['AI', 'energy', 'circular economy']);
  });
});

describe('queryWithToggled', () => {
  it('adds a theme, and takes it away again', () => {
    expect(queryWithToggled(new URLSearchParams(), 'circular economy', themes)).toBe(
      '?theme=circular+economy'
    );
    expect(queryWithToggled(new URLSearchParams('theme=AI'), 'ports', themes)).toBe('?theme=ports&theme=AI');
    expect(queryWithToggled(new URLSearchParams('theme=AI'), 'AI', themes)).toBe('');
  });
});

describe('filterProjects', () => {
  it('keeps the projects of the chosen themes, or all', () => {
    expect(filterProjects(projects, ['AI']).map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(filterProjects(projects, [])).toHaveLength(4);
  });
});

describe('walkOf', () => {
  const [ports, ai] = projects as [Project, Project];

  it('leads through the chosen themes’ projects, and through the open one in its order', () => {
    expect(walkOf(projects, ['AI'], ai).map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(walkOf(projects, ['AI'], ports).map(({ id }) => id)).toEqual(['p0', 'p1', 'p3']);
    expect(walkOf(projects, [], ai)).toHaveLength(4);
  });
});

describe('countThemes', () => {
  it('counts only themes that have projects, in the legend’s order', () => {
    expect(countThemes({ themes, projects }).map(({ theme, count }) => [theme.id, count])).toEqual([
      ['ports', 1],
      ['AI', 2],
      ['energy', 1]
    ]);
  });
});
