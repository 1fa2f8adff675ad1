import type { Article, Project } from '../types.ts';
import { formatDate } from '../words.ts';

/**
 * How to cite an article's map, or one project on it: the article as its publisher has it, then the map's address.
 *
 * @param page absolute address of the map or of the project's page
 */
export function citationOf(article: Article, page: string, project?: Project): string {
  const { byline, title, publisher, published } = article;
  const source = `${byline ? `${byline}, ` : ''}“${title}”, ${publisher}, ${formatDate(published)}.`;
  return `${source} ${project ? `“${project.title}”, m` : 'M'}ap: Wherein, ${page}`;
}
