import { loadVoice } from 'virtual:wherein/articles';
import { articleEntries, articleOf, file } from '../../../articles.ts';
import { describeForOembed } from '../../../structured-data.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  const article = await articleOf(params);
  const words = await (await loadVoice(article.slug)).share();
  return file(JSON.stringify(describeForOembed(words, article)), 'application/json');
}
