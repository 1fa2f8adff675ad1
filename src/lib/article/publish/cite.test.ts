import { expect, it } from 'vitest';
import { citationOf } from './cite.ts';
import type { Article, Project } from '../types.ts';

const article = {
  title: 'Ties Deepen',
  byline: 'Hwang Sujin',
  publisher: 'Global Economic Times',
  published: '2025-02-27'
} as Article;

it('names author, title, publisher and date of the article, then the map', () => {
  expect(citationOf(article, 'https://site.example/a/')).toBe(
    'Hwang Sujin, “Ties Deepen”, Global Economic Times, 27 February 2025. Map: Wherein, https://site.example/a/'
  );
});

it('names the project, and no author where there is none', () => {
  const { byline, ...anonymous } = article;
  expect(byline).toBeDefined();
  expect(citationOf(anonymous, 'https://site.example/a/p/', { title: 'A port' } as Project)).toBe(
    '“Ties Deepen”, Global Economic Times, 27 February 2025. “A port”, map: Wherein, https://site.example/a/p/'
  );
});
