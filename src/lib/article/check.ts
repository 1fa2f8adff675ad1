import { count, formatFaults } from './fault.ts';
import { ARTICLES_DIRECTORY, readArticles } from './read.ts';

const [directory = ARTICLES_DIRECTORY] = process.argv.slice(2);
const { articles, faults } = readArticles(directory);

if (faults.length > 0) {
  console.error(formatFaults(faults));
  process.exitCode = 1;
} else {
  const projects = articles.flatMap((article) => article.projects);
  const excerpts = projects.flatMap((project) => project.excerpts);
  console.log(
    [
      count(articles.length, 'article'),
      count(projects.length, 'project'),
      `${count(excerpts.length, 'excerpt')} proved`,
      count(0, 'fault')
    ].join(', ')
  );
}
