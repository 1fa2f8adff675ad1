import { articleEntries, articleOf, file } from '../../../articles.ts';
import { drawPicture } from '#lib/map/drawn/picture.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(drawPicture(await articleOf(params)), 'image/png');
}
