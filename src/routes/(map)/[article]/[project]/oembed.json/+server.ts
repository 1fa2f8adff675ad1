import { loadVoice } from 'virtual:wherein/articles';
import { articleOf, file, projectEntries, projectOf } from '../../../../articles.ts';
import { describeForOembed } from '../../../../structured-data.ts';

export const prerender = true;
export const entries = () => projectEntries();

export async function GET({ params }) {
  const article = await articleOf(params);
  const words = await (await loadVoice(article.slug)).share();
  const answer = describeForOembed(words, article, projectOf(article, params));
  return file(JSON.stringify(answer), 'application/json');
}
