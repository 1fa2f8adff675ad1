import { parseArgs } from 'node:util';
import { findDates } from '../dates.ts';
import { findPlaces } from '../find.ts';
import { guessLanguage } from '../language.ts';
import { readMarked, type Score, score } from '../marked.ts';
import type { Mention } from '../types.ts';
import { findOrganisations } from '../organisations.ts';
import { gazetteerFor } from './files.ts';
import { readText, Unreadable } from './readText.ts';

const HELP = `Finds the places that texts name, and says where they are; dates and organisations as well.

  npm run places -- [options] FILE…        - reads standard input

  --json            one line of JSON a file: {"file", "language", "places": […],
                    "dates": […], "organisations": […]}
  --score           holds what is found against places marked in the files, as {Bekasi ID}, and
                    prints how well it went: npm run places -- --score tests/places/*.txt
  --published DATE  the day from which “last June” is counted, as 2025-02-27
  --language CODE   the texts' language; guessed for each file otherwise
  --help            this

A place has its words, where they stand (in code points), its kind, country, position, how sure
it is (0 to 1), why, and what else the words may mean. Exit code: 0 when every file was read,
1 when one could not be, 2 when the command is not understood.
`;

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        language: { type: 'string' },
        score: { type: 'boolean' },
        published: { type: 'string' },
        help: { type: 'boolean' }
      }
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

const { values, positionals: files } = options();
if (values.help) {
  console.log(HELP);
} else if (files.length === 0) {
  console.error(`Name a file, or - for standard input.\n\n${HELP}`);
  process.exitCode = 2;
} else {
  for (const file of files) run(file);
}

function run(file: string): void {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
    return;
  }
  const language = values.language ?? guessLanguage(text);
  if (values.score) {
    const marked = readMarked(text);
    const own = values.language ?? guessLanguage(marked.text);
    const found = findPlaces(marked.text, { language: own, gazetteer: gazetteerFor(own) });
    const { missed, extra, ...result } = score(marked, found);
    console.log(
      values.json
        ? JSON.stringify({ file, language: own, ...result, missed, extra })
        : scored(file, own, marked.places.length, result)
    );
    return;
  }
  const places = findPlaces(text, { language, gazetteer: gazetteerFor(language) });
  const { published } = values;
  const dates = inCodePoints(
    text,
    findDates(text, { language, ...(published === undefined ? {} : { published }) })
  );
  const organisations = inCodePoints(text, findOrganisations(text));
  if (values.json) {
    console.log(JSON.stringify({ file, language, places: places.map(plain), dates, organisations }));
    return;
  }
  console.log(table(file, language, places));
  for (const { name, value, why } of dates) console.log(`date          ${value.padEnd(10)}  ${name}: ${why}`);
  for (const { name, short } of organisations)
    console.log(`organisation  ${name}${short ? ` (${short})` : ''}`);
  if (dates.length + organisations.length > 0) console.log('');
}

function inCodePoints<T extends { readonly start: number; readonly end: number }>(
  text: string,
  found: readonly T[]
): T[] {
  const count = (offset: number) => [...text.slice(0, offset)].length;
  return found.map((each) => ({ ...each, start: count(each.start), end: count(each.end) }));
}

function scored(
  file: string,
  language: string,
  count: number,
  { precision, recall, f1, right }: Score
): string {
  const of = (share: number) => share.toFixed(2);
  return `${file}: ${language}, ${count} places: precision ${of(precision)}, recall ${of(recall)}, F1 ${of(f1)}, country right ${of(right)}`;
}

function plain({ place, ...mention }: Mention): object {
  return { ...mention, means: place.name };
}

function table(file: string, language: string, places: readonly Mention[]): string {
  const rows = places.map((mention) => [
    mention.name.replace(/\s+/g, ' '),
    mention.place.name === mention.name ? '' : mention.place.name,
    mention.kind,
    mention.country ?? mention.place.countries.join(' '),
    mention.coordinates.map((degrees) => degrees.toFixed(2)).join(', '),
    String(Math.round(mention.score * 100)),
    mention.why,
    mention.alternatives
      .map(({ name, kind, country }) => `${name} (${kind}${country ? ` ${country}` : ''})`)
      .join(', ')
  ]);
  const all = [['words', 'means', 'kind', 'country', 'position', '%', 'why', 'may also be'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
  const count = places.length === 1 ? '1 place' : `${places.length} places`;
  return [`${file}: ${count}, language ${language}`, ...(places.length > 0 ? lines : []), ''].join('\n');
}
