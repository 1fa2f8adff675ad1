import { toGeoJSON } from '#lib/article/publish/geojson.ts';
import { articleEntries, articleOf, file } from '../../../articles.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(JSON.stringify(toGeoJSON(await articleOf(params)), null, 2), 'application/geo+json');
}
