import { THEMES, type Project, type Theme } from '#lib/article/types.ts';

/** The query parameter that holds a chosen theme; it may stand more than once. */
const THEME = 'theme';

/** The themes that the address asks for, in the legend's order. None means all. Unknown ones are ignored. */
export function themesInQuery(query: URLSearchParams): Theme[] {
  const asked = query.getAll(THEME);
  return THEMES.filter((theme) => asked.includes(theme));
}

/** The address's query with one theme chosen or no longer chosen, as `?theme=energy&theme=AI`, or empty for all. */
export function queryWithToggled(query: URLSearchParams, theme: Theme): string {
  const chosen = themesInQuery(query);
  const next = chosen.includes(theme) ? chosen.filter((other) => other !== theme) : [...chosen, theme];
  return queryFor(next);
}

/** A query that asks for these themes, with its question mark, or the empty string for none. */
export function queryFor(themes: readonly Theme[]): string {
  const query = new URLSearchParams();
  for (const theme of THEMES) if (themes.includes(theme)) query.append(THEME, theme);
  const text = query.toString();
  return text && `?${text}`;
}

/** The projects of the chosen themes, in their order; all of them when no theme is chosen. */
export function filterProjects(projects: readonly Project[], themes: readonly Theme[]): readonly Project[] {
  return themes.length ? projects.filter((project) => themes.includes(project.theme)) : projects;
}

/** How many projects each theme has, in the legend's order; themes without any are left out. */
export function countThemes(projects: readonly Project[]): { theme: Theme; count: number }[] {
  return THEMES.map((theme) => ({
    theme,
    count: projects.filter((project) => project.theme === theme).length
  })).filter(({ count }) => count > 0);
}
