import { picturesEach } from '../../../../addresses.ts';
import { articleOf, file, projectEntries, projectOf } from '../../../../articles.ts';
import { drawPicture } from '#lib/map/drawn/picture.ts';

export const prerender = true;
export const entries = () => projectEntries(picturesEach);

export async function GET({ params }) {
  const article = await articleOf(params);
  return file(drawPicture(article, projectOf(article, params)), 'image/png');
}
