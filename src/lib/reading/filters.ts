import type { Article, Project, Theme } from '#lib/article/types.ts';

/** The query parameter that holds a chosen theme; it may stand more than once. */
const THEME = 'theme';

/**
 * Ids of the themes that the address asks for, in the legend's order. None means all. Unknown ones are ignored.
 *
 * @param themes those of the article
 */
export function themesInQuery(query: URLSearchParams, themes: readonly Theme[]): string[] {
  const asked = query.getAll(THEME);
  return themes.map(({ id }) => id).filter((id) => asked.includes(id));
}

/** The address's query with one theme chosen or no longer chosen, as `?theme=energy&theme=AI`, or empty for all. */
export function queryWithToggled(query: URLSearchParams, theme: string, themes: readonly Theme[]): string {
  const chosen = themesInQuery(query, themes);
  const next = chosen.includes(theme) ? chosen.filter((other) => other !== theme) : [...chosen, theme];
  return queryFor(next, themes);
}

/** A query that asks for these themes, with its question mark, or the empty string for none. */
export function queryFor(chosen: readonly string[], themes: readonly Theme[]): string {
  const query = new URLSearchParams();
  for (const { id } of themes) if (chosen.includes(id)) query.append(THEME, id);
  const text = query.toString();
  return text && `?${text}`;
}

/** The projects of the chosen themes, in their order; all of them when no theme is chosen. */
export function filterProjects(projects: readonly Project[], chosen: readonly string[]): readonly Project[] {
  return chosen.length ? projects.filter((project) => chosen.includes(project.theme)) : projects;
}

/**
 * The projects that previous and next lead through, one after the other: those of the chosen themes, and the open one, which
 * an address may have opened though it is none of them.
 */
export function walkOf(
  projects: readonly Project[],
  themes: readonly string[],
  open: Project
): readonly Project[] {
  const chosen = new Set(filterProjects(projects, themes)).add(open);
  return projects.filter((project) => chosen.has(project));
}

/** How many projects each theme has, in the legend's order; themes without any are left out. */
export function countThemes({
  themes,
  projects
}: Pick<Article, 'themes' | 'projects'>): { theme: Theme; count: number }[] {
  return themes
    .map((theme) => ({
      theme,
      count: projects.filter((project) => project.theme === theme.id).length
    }))
    .filter(({ count }) => count > 0);
}
