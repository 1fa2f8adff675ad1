import { csvFormatRow } from 'd3-dsv';
import type { Article, Figure, Project, Source } from '../types.ts';

type Column = readonly [name: string, value: (project: Project) => string | number];

const BEFORE_PARTNERS: readonly Column[] = [
  ['number', ({ number }) => number],
  ['id', ({ id }) => id],
  ['title', ({ title }) => title],
  ['kind', ({ kind }) => kind ?? ''],
  ['kind_label', ({ kindLabel }) => kindLabel ?? ''],
  ['theme', ({ theme }) => theme],
  ['summary', ({ summary }) => summary],
  ['status', ({ status }) => status ?? ''],
  ['date', ({ date }) => date?.value ?? ''],
  ['date_earliest', ({ date }) => date?.earliest ?? ''],
  ['date_latest', ({ date }) => date?.latest ?? ''],
  ['date_label', ({ date }) => date?.label ?? ''],
  ['date_basis', ({ date }) => date?.basis ?? ''],
  ['countries', ({ countries }) => countries.join(' ')],
  ['countries_basis', ({ countriesBasis }) => countriesBasis]
];

/** A column a group, and one for partners who are in none. */
function partnerColumns({ partnerGroups, projects }: Article): Column[] {
  const column = (name: string, id?: string): Column => [
    name,
    ({ partners }) => partners.find(({ group }) => group === id)?.names.join('; ') ?? ''
  ];
  const isPlain =
    partnerGroups.length === 0 || projects.some(({ partners }) => partners.some(({ group }) => !group));
  return [
    ...(isPlain ? [column('partners')] : []),
    ...partnerGroups.map(({ id }) => column(`partners_${id}`, id))
  ];
}

const AFTER_PARTNERS: readonly Column[] = [
  ['figures', ({ figures }) => figures.map(figure).join('; ')],
  ['geometry', ({ location }) => location.shape?.type ?? (location.coordinates ? 'Point' : '')],
  ['longitude', ({ location }) => location.coordinates?.[0] ?? ''],
  ['latitude', ({ location }) => location.coordinates?.[1] ?? ''],
  ['place', ({ location }) => location.place],
  ['precision', ({ location }) => location.precision],
  ['offshore', ({ location }) => (location.offshore ? 'yes' : '')],
  ['location_basis', ({ location }) => location.basis],
  ['location_note', ({ location }) => location.note],
  ['location_sources', ({ location }) => location.sources.map(cite).join('; ')],
  ['excerpts', ({ excerpts }) => excerpts.map(({ exact }) => exact).join(' […] ')],
  [
    'notes',
    ({ notes }) => notes.map(({ text, sources }) => `${text} (${sources.map(cite).join('; ')})`).join(' ')
  ]
];

/** Tells spreadsheets that the file is UTF-8, which they would else read in a code page of their own; readers of UTF-8 skip it. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * An article's projects as CSV after RFC 4180, in UTF-8 with a byte order mark: a header, one row a project in the order of the numbers, lines ended by
 * CRLF. Each row names the article, so that it keeps its source when it is cut out.
 *
 * A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return)
 * gets an apostrophe in front, as OWASP advises; numbers stay numbers.
 */
export function toCSV(article: Article): string {
  const columns = [...BEFORE_PARTNERS, ...partnerColumns(article), ...AFTER_PARTNERS];
  const header = [...columns.map(([name]) => name), 'article', 'publisher', 'url'];
  const rows = article.projects.map((project) => [
    ...columns.map(([, value]) => cell(value(project))),
    cell(article.title),
    cell(article.publisher),
    cell(article.url)
  ]);
  return BYTE_ORDER_MARK + [header, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function figure({ label, value, basis }: Figure): string {
  return `${label}: ${value}${basis === 'external' ? ' (not from the article)' : ''}`;
}

function cite({ title, url }: Source): string {
  return url === undefined ? title : `${title} <${url}>`;
}
