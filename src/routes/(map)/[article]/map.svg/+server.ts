import { drawLocator } from '#lib/map/drawn/locator.ts';
import { articleEntries, articleOf, file } from '../../../articles.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(drawLocator(await articleOf(params)), 'image/svg+xml');
}
