import { expect, it } from 'vitest';
import { readArticles } from '#lib/article/read.ts';
import { drawLocator } from './locator.ts';

const article = readArticles('geo/articles').articles.find(({ slug }) => slug === 'japan-asean');
if (!article) throw new Error('The article is missing');

it('is one small SVG that asks for nothing, with a dot for every placed project', () => {
  const svg = drawLocator(article);
  expect(svg.length).toBeLessThan(5000);
  expect(svg).not.toMatch(/href|url\(|style=|<script|<image/);
  const placed = article.projects.filter(({ location }) => location.coordinates);
  expect(svg.match(/<circle/g)).toHaveLength(placed.length);
});

it('escapes the title', () => {
  expect(drawLocator({ ...article, title: '</title><script>' })).toContain('&lt;/title&gt;&lt;script&gt;');
});
