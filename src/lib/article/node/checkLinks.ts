import { checkLinks, formatLinks, gatherLinks } from '../links.ts';
import { ARTICLES_DIRECTORY, readArticles } from '../read.ts';

const [directory = ARTICLES_DIRECTORY] = process.argv.slice(2);
const links = gatherLinks(readArticles(directory).links).filter(({ url }) => /^https?:/i.test(url));
const states = await checkLinks(links);

console.log(formatLinks(states));
if (states.some(({ state }) => state === 'dead')) process.exitCode = 1;
