import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { toAnnotations } from './annotations.ts';
import { toCSV } from './csv.ts';
import { toGeoJSON } from './geojson.ts';
import { ARTICLES_DIRECTORY, readArticles } from '../read.ts';
import { REAL_SLUG } from '../testArticle.ts';
import type { Article } from '../types.ts';

function realArticle(): Article {
  const article = readArticles(ARTICLES_DIRECTORY).articles.find(({ slug }) => slug === REAL_SLUG);
  if (!article) throw new Error('The first article has faults; npm run check:geo lists them.');
  return article;
}

const article = realArticle();

describe('GeoJSON', () => {
  const geojson = toGeoJSON(article);

  it('is a FeatureCollection of points and of what has no point', () => {
    expect(geojson.type).toBe('FeatureCollection');
    expect(
      geojson.features.map(({ type, id, geometry }) => [type, typeof id, geometry?.type ?? null])
    ).toEqual(
      article.projects.map(({ location }) => ['Feature', 'string', location.coordinates ? 'Point' : null])
    );
  });

  it('carries numbers, sources and whose words the excerpts are', () => {
    expect(geojson.features[0]).toMatchObject({
      id: 'sihanoukville-port',
      geometry: { type: 'Point', coordinates: [103.497, 10.6455] },
      properties: { number: 1, precision: 'site', place: 'Sihanoukville, Cambodia', locationBasis: 'article' }
    });
    expect(geojson.attribution).toContain(
      'Hwang Sujin, Global Economic Times, https://globaleconomictimes.kr/'
    );
  });
});

describe('CSV', () => {
  const csv = toCSV(article);

  it('has a row a project and ends its lines with CRLF', () => {
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(article.projects.length + 2);
  });

  it('reads back what was written', () => {
    const rows = csvParse(csv);
    expect(rows).toHaveLength(14);
    expect(rows[0]).toMatchObject({
      number: '1',
      id: 'sihanoukville-port',
      longitude: '103.497',
      latitude: '10.6455'
    });
    expect(rows[5]).toMatchObject({
      id: 'azec',
      longitude: '',
      latitude: '',
      countries: 'JP AU BN ID KH LA MY PH SG TH VN'
    });
    expect(rows[0]?.excerpts).toContain('yen loans. […] The port, handling 70%');
  });

  it('keeps a spreadsheet from taking a text for a formula, and leaves numbers alone', () => {
    const [first] = article.projects;
    if (!first) throw new Error('no project');
    const south = { ...first.location, coordinates: [-46.6, -23.5] as const };
    const projects = [{ ...first, title: '=HYPERLINK("http://x")', summary: '@SUM(1)', location: south }];
    const [row] = csvParse(toCSV({ ...article, projects }));
    expect(row).toMatchObject({
      title: `'=HYPERLINK("http://x")`,
      summary: "'@SUM(1)",
      longitude: '-46.6',
      latitude: '-23.5'
    });
  });
});

describe('Web Annotations', () => {
  const collection = toAnnotations(article, 'https://maps.example/wherein/');
  const text =
    readFileSync(`${ARTICLES_DIRECTORY}/${REAL_SLUG}/article.md`, 'utf8').split('---\n')[2]?.trim() ?? '';

  it('are a collection on one page', () => {
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://maps.example/wherein/japan-asean/annotations.jsonld',
      type: 'AnnotationCollection',
      total: 16,
      first: { type: 'AnnotationPage', startIndex: 0 }
    });
    expect(collection.first.items).toHaveLength(16);
    expect(new Set(collection.first.items.map(({ id }) => id)).size).toBe(16);
  });

  it('select the passage by its words and by its place', () => {
    for (const { target, body } of collection.first.items) {
      const [quote, position] = target.selector;
      expect(target.source).toBe(article.url);
      expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact);
      expect(text).toContain(`${quote.prefix ?? ''}${quote.exact}${quote.suffix ?? ''}`);
      expect(quote.prefix?.length ?? 0).toBeLessThanOrEqual(32);
      expect(quote.suffix?.length ?? 0).toBeLessThanOrEqual(32);
      expect(body.id).toMatch(/^https:\/\/maps\.example\/wherein\/japan-asean\/[a-z0-9-]+\/$/);
    }
  });
});
