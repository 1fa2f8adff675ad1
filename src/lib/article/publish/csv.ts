import { csvFormatRow } from 'd3-dsv';
import type { Article, Project, Source } from '../types.ts';

const COLUMNS: readonly (readonly [name: string, value: (project: Project) => string | number])[] = [
  ['number', ({ number }) => number],
  ['id', ({ id }) => id],
  ['title', ({ title }) => title],
  ['kind', ({ kind }) => kind],
  ['theme', ({ theme }) => theme],
  ['summary', ({ summary }) => summary],
  ['status', ({ status }) => status],
  ['date', ({ date }) => date?.value ?? ''],
  ['date_label', ({ date }) => date?.label ?? ''],
  ['date_basis', ({ date }) => date?.basis ?? ''],
  ['countries', ({ countries }) => countries.join(' ')],
  ['countries_basis', ({ countriesBasis }) => countriesBasis],
  ['partners_japan', ({ partners }) => partners.japan.join('; ')],
  ['partners_local', ({ partners }) => partners.local.join('; ')],
  ['longitude', ({ location }) => location.coordinates?.[0] ?? ''],
  ['latitude', ({ location }) => location.coordinates?.[1] ?? ''],
  ['place', ({ location }) => location.place],
  ['precision', ({ location }) => location.precision],
  ['location_basis', ({ location }) => location.basis],
  ['location_note', ({ location }) => location.note],
  ['location_sources', ({ location }) => location.sources.map(cite).join('; ')],
  ['excerpts', ({ excerpts }) => excerpts.map(({ exact }) => exact).join(' […] ')],
  [
    'notes',
    ({ notes }) => notes.map(({ text, sources }) => `${text} (${sources.map(cite).join('; ')})`).join(' ')
  ]
];

/**
 * An article's projects as CSV after RFC 4180: a header, one row a project in the order of the numbers, lines ended by
 * CRLF. Each row names the article, so that it keeps its source when it is cut out.
 *
 * A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return)
 * gets an apostrophe in front, as OWASP advises; numbers stay numbers.
 */
export function toCSV(article: Article): string {
  const header = [...COLUMNS.map(([name]) => name), 'article', 'publisher', 'url'];
  const rows = article.projects.map((project) => [
    ...COLUMNS.map(([, value]) => cell(value(project))),
    cell(article.title),
    cell(article.publisher),
    cell(article.url)
  ]);
  return [header, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function cite({ title, url }: Source): string {
  return url === undefined ? title : `${title} <${url}>`;
}
