import { count, countFaults, errorsAmong, faultsAsJson, formatFaults } from '../fault.ts';
import { ARTICLES_DIRECTORY, readArticles } from '../read.ts';

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const [directory = ARTICLES_DIRECTORY] = words.filter((word) => word !== '--json');

const { articles, faults, read } = readArticles(directory);
const isSound = errorsAmong(faults).length === 0;

if (asJson) console.log(faultsAsJson(faults));
else {
  const projects = articles.flatMap((article) => article.projects);
  const excerpts = projects.flatMap((project) => project.excerpts);
  const proved = `${count(projects.length, 'project')} and ${count(excerpts.length, 'excerpt')} proved.`;
  const last = `${countFaults(faults, read)}. ${isSound ? proved : 'Nothing was published.'}`;
  const report = [formatFaults(faults), last].filter((part) => part !== '').join('\n\n');
  if (isSound) console.log(report);
  else console.error(report);
}
if (!isSound) process.exitCode = 1;
