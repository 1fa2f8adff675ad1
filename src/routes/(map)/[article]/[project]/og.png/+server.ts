import { loadVoice } from 'virtual:wherein/articles';
import { picturesEach } from '../../../../addresses.ts';
import { articleOf, file, projectEntries, projectOf } from '../../../../articles.ts';
import { drawPicture } from '#lib/map/drawn/picture.ts';

export const prerender = true;
export const entries = () => projectEntries(picturesEach);

export async function GET({ params }) {
  const article = await articleOf(params);
  const voice = await loadVoice(article.slug);
  return file(drawPicture(article, voice, projectOf(article, params)), 'image/png');
}
