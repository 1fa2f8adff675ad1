import { describe, expect, it } from 'vitest';
import type { Project } from '#lib/article/types.ts';
import { countThemes, filterProjects, queryWithToggled, themesInQuery } from './filters.ts';

const projects = (['ports', 'AI', 'energy', 'AI'] as const).map((theme, index): Project => ({
  id: `p${index}`,
  number: index + 1,
  title: '',
  kind: 'project',
  theme,
  summary: '',
  countries: [],
  countriesBasis: 'article',
  partners: { japan: [], local: [] },
  status: 'planned',
  location: { coordinates: null, precision: 'region', place: '', basis: 'article', note: '', sources: [] },
  excerpts: [],
  notes: []
}));

describe('themesInQuery', () => {
  it('reads every theme asked for, in the legend’s order, and ignores what is none', () => {
    expect(
      themesInQuery(new URLSearchParams('theme=energy&theme=circular+economy&theme=x&theme=AI'))
    ).toEqual(['AI', 'energy', 'circular economy']);
  });
});

describe('queryWithToggled', () => {
  it('adds a theme, and takes it away again', () => {
    expect(queryWithToggled(new URLSearchParams(), 'circular economy')).toBe('?theme=circular+economy');
    expect(queryWithToggled(new URLSearchParams('theme=AI'), 'ports')).toBe('?theme=ports&theme=AI');
    expect(queryWithToggled(new URLSearchParams('theme=AI'), 'AI')).toBe('');
  });
});

describe('filterProjects', () => {
  it('keeps the projects of the chosen themes, or all', () => {
    expect(filterProjects(projects, ['AI']).map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(filterProjects(projects, [])).toHaveLength(4);
  });
});

describe('countThemes', () => {
  it('counts only themes that have projects, in the legend’s order', () => {
    expect(countThemes(projects)).toEqual([
      { theme: 'ports', count: 1 },
      { theme: 'AI', count: 2 },
      { theme: 'energy', count: 1 }
    ]);
  });
});
