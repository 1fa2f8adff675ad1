import { loadVoice } from 'virtual:wherein/articles';
import { articleEntries, articleOf, file } from '../../../articles.ts';
import { drawPicture } from '#lib/map/drawn/picture.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  const article = await articleOf(params);
  return file(drawPicture(article, await loadVoice(article.slug)), 'image/png');
}
