import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES, formatFaults, severityOf, type Fault, type FaultCode } from './fault.ts';
import {
  ARTICLE_FILE,
  MAX_FILE_BYTES,
  MAX_JSON_VALUES,
  PROJECTS_FILE,
  readArticles,
  type Reading
} from './read.ts';
import { articlesWith, at, REAL_SLUG, type Changes } from './testArticle.ts';

const port = 'sihanoukville-port';
const coordinates = at(port, 'geometry', 'coordinates');
const geometry = at(port, 'geometry');
const exact = at(port, 'properties', 'excerpts', 0, 'exact');
const countries = at(port, 'properties', 'countries');
const url = at(port, 'properties', 'location', 'sources', 0, 'url');
const head = (from: string, to: string): Changes => ({ article: (text) => text.replace(from, to) });
const put = (...values: NonNullable<Changes['put']>): Changes => ({ put: values });

/** A copy of `projects.geojson` in which the port's coordinates are written as they could not be put. */
function coordinatesWritten(text: string): Changes {
  const file = join(articlesWith(put([coordinates, '§'])), REAL_SLUG, PROJECTS_FILE);
  return { projects: readFileSync(file, 'utf8').replace('"§"', text) };
}

const ring = [
  [103, 10],
  [104, 10],
  [104, 11],
  [103, 11]
];

/** What is wrong in a copy of the first article, and the codes that are to be said of it. */
type Case = readonly [
  name: string,
  wrong: Changes | (() => Changes) | { spoil: (folder: string, directory: string) => void },
  ...codes: FaultCode[]
];

/** Rows 12 to 20 of the faults to survive. */
const CASES: readonly Case[] = [
  ['12 coordinates []', put([coordinates, []]), 'point/not-a-position'],
  ['12 coordinates null', put([coordinates, null]), 'point/not-a-position'],
  ['12 coordinates of strings', put([coordinates, ['103.5', '10.6']]), 'point/not-a-position'],
  ['12 coordinates of null', put([coordinates, [null, null]]), 'point/not-a-position'],
  ['12 coordinates with a height', put([coordinates, [103.497, 10.6455, 12]]), 'point/not-a-position'],
  ['12 coordinates missing', put([coordinates, undefined]), 'schema/missing'],
  ['12 NaN', () => coordinatesWritten('[NaN, 10.6455]'), 'json/not-json'],
  ['12 1e400', () => coordinatesWritten('[1e400, 10.6455]'), 'point/not-a-position'],
  ['12 latitude 100', put([coordinates, [103.497, 100]]), 'point/out-of-range'],
  ['12 longitude 190', put([coordinates, [190, 10]]), 'point/out-of-range'],
  ['12 longitude 1034.97', put([coordinates, [1034.97, 10.6455]]), 'point/out-of-range'],

  ['13 latitude first, out of range', put([coordinates, [10.6455, 103.497]]), 'point/swapped'],
  ['13 latitude first, in range', put([coordinates, [9.03, 38.74]], [countries, ['ET']]), 'point/swapped'],
  ['13 in another country', put([coordinates, [100.5, 13.8]]), 'point/outside-country'],
  ['13 a sign missing', put([coordinates, [46.63, -23.55]], [countries, ['BR']]), 'point/outside-country'],
  ['13 a site far at sea', put([coordinates, [102, 9]]), 'point/at-sea'],
  [
    '13 a country without an outline',
    put([coordinates, [-171.8, -9.2]], [countries, ['TK']]),
    'point/unproved'
  ],

  ['14 an id twice', put([at('azec', 'id'), port]), 'id/duplicate'],
  ['14 an id missing', put([at(port, 'id'), undefined]), 'schema/missing'],
  ['14 an id of digits', put([at(port, 'id'), 7]), 'id/unsafe'],
  ['14 an id that is null', put([at(port, 'id'), null]), 'id/unsafe'],
  ['14 an unsafe id', put([at(port, 'id'), 'Häfen & Co/../x']), 'id/unsafe'],
  ['14 an id with a line break and an escape', put([at(port, 'id'), 'a\n\u001b[31mb\u202E']), 'id/unsafe'],
  ['14 the id __proto__', put([at(port, 'id'), '__proto__']), 'id/unsafe'],
  ['14 the id constructor', put([at(port, 'id'), 'constructor']), 'id/unsafe'],
  [
    '14 the key __proto__',
    { projects: '{"type":"FeatureCollection","features":[],\n"__proto__":{"features":1}}' },
    'schema/unknown-key'
  ],

  ['15 a null feature', { projects: '{"type":"FeatureCollection","features":[null]}' }, 'schema/type'],
  ['15 no features', { projects: '{"type":"FeatureCollection"}' }, 'schema/missing'],
  ['15 a wrong type', { projects: '{"type":"Feature","features":[]}' }, 'schema/type'],
  ['15 features that are no list', { projects: '{"type":"FeatureCollection","features":{}}' }, 'schema/type'],
  ['15 null', { projects: 'null' }, 'schema/type'],
  [
    '15 a comma too many',
    { projects: '{\n  "type": "FeatureCollection",\n  "features": [],,\n  "x": 1\n}' },
    'json/not-json'
  ],
  ['15 cut off', { projects: '{\n  "type": "FeatureCollection",\n  "features": [' }, 'json/not-json'],
  ['15 HTML', { projects: '<!doctype html>\n<title>404</title>' }, 'json/not-json'],
  ['15 a comment', { projects: '{\n  // projects\n  "features": []\n}' }, 'json/not-json'],
  ['15 white space alone', { projects: ' \n ' }, 'json/not-json'],
  [
    '15 a key twice',
    { projects: '{"type":"FeatureCollection",\n"features":[],\n"features":[]}' },
    'json/duplicate-key'
  ],
  ['15 UTF-16', { projects: Buffer.from('\uFEFF{}', 'utf16le') }, 'file/not-utf-8'],
  ['15 UTF-16 without mark', { projects: Buffer.from('{}', 'utf16le') }, 'file/not-utf-8'],
  ['15 Latin-1', { projects: Buffer.from('{\n"title": "Häfen"}', 'latin1') }, 'file/not-utf-8'],
  ['15 a zero byte', { projects: '{"type":\n "\0"}' }, 'file/not-utf-8'],
  ['15 a byte order mark', { projects: Buffer.from('\uFEFF{}') }, 'file/byte-order-mark'],
  ['15 an empty file', { projects: '' }, 'file/empty'],
  ['15 an empty article', { article: () => '' }, 'file/empty'],
  [
    '15 50 MB',
    { spoil: (folder) => truncateSync(join(folder, PROJECTS_FILE), 50_000_000) },
    'file/too-large'
  ],
  [
    '15 an article of 50 MB',
    { spoil: (folder) => truncateSync(join(folder, ARTICLE_FILE), 50_000_000) },
    'file/too-large'
  ],
  ['15 nested 100 000 deep', { projects: '['.repeat(1e5) + ']'.repeat(1e5) }, 'json/too-complex'],
  [
    '15 more values than 5 MB of projects hold',
    { projects: `[${'1,'.repeat(MAX_JSON_VALUES)}1]` },
    'json/too-complex'
  ],
  ['15 a file missing', { spoil: (folder) => rmSync(join(folder, ARTICLE_FILE)) }, 'file/missing'],
  [
    '15 a directory for a file',
    {
      spoil: (folder) => {
        rmSync(join(folder, PROJECTS_FILE));
        mkdirSync(join(folder, PROJECTS_FILE));
      }
    },
    'file/not-a-file'
  ],
  [
    '15 a folder that cannot be an address',
    { spoil: (folder, directory) => renameSync(folder, join(directory, 'Japan & ASEAN')) },
    'article/unsafe-slug'
  ],
  [
    '15 no directory',
    { spoil: (_, directory) => rmSync(directory, { recursive: true }) },
    'article/no-directory'
  ],
  ['15 a key missing', put([at(port, 'properties', 'status'), undefined]), 'schema/missing'],
  ['15 a key misspelt', put([at(port, 'properties', 'sumary'), 'A port']), 'schema/unknown-key'],
  ['15 a text over two lines', put([at(port, 'properties', 'title'), 'A\nport']), 'schema/invalid'],

  [
    '16 not in the article',
    put([exact, 'Zebras graze quietly beyond the violet river.']),
    'excerpt/not-found'
  ],
  ['16 there twice', put([exact, 'Southeast Asia']), 'excerpt/ambiguous'],
  [
    '16 a prefix that is not there',
    put([at(port, 'properties', 'excerpts', 0, 'prefix'), 'Yesterday ']),
    'excerpt/context-not-found'
  ],
  [
    '16 a straight apostrophe for a curly one',
    put([
      at('egat-ihi-biomass', 'properties', 'excerpts', 0, 'exact'),
      "EGAT's collaboration with IHI Corp. on biomass fuel"
    ]),
    'excerpt/not-found'
  ],
  [
    '16 a space too many',
    put([exact, 'the expanded Sihanoukville  Autonomous Port (PAS)']),
    'excerpt/not-found'
  ],
  ['16 another case', put([exact, 'the expanded sihanoukville Autonomous Port (PAS)']), 'excerpt/not-found'],
  [
    '16 an invisible mark',
    put([exact, 'the expanded Sihanoukville\u200F Autonomous Port (PAS)']),
    'excerpt/not-found'
  ],

  [
    '17 the article edited afterwards',
    head('the expanded Sihanoukville', 'the enlarged Sihanoukville'),
    'excerpt/not-found'
  ],
  [
    '17 no front matter',
    { article: (text) => text.replace(/^---[\s\S]*?---\n/, '') },
    'front-matter/missing'
  ],
  [
    '17 front matter without end',
    { article: (text) => text.replace(/\n---\n/, '\n') },
    'front-matter/missing'
  ],
  [
    '17 front matter empty',
    { article: (text) => text.replace(/^---[\s\S]*?---\n/, '---\n---\n') },
    ...Array<'schema/missing'>(8).fill('schema/missing')
  ],
  ['17 front matter that is no YAML', head('title: Japan', 'title: Japan: Asia'), 'front-matter/not-yaml'],
  [
    '17 front matter of aliases',
    head('title: Japan Deepens', 'title: &a [*a, *a]\nold: Japan Deepens'),
    'front-matter/not-yaml'
  ],
  ['17 an endless front matter', head('title: Japan', `title: ${'Japan '.repeat(4000)}`), 'file/too-large'],
  [
    '17 front matter nested deep',
    head('title: Japan Deepens', `title: ${'['.repeat(100)}${']'.repeat(100)}\nold: Japan`),
    'front-matter/not-yaml'
  ],
  [
    '17 no text',
    { article: (text) => `${text.split('\n---\n')[0] ?? ''}\n---\n` },
    'article/no-text',
    ...Array<'excerpt/not-found'>(16).fill('excerpt/not-found')
  ],
  ['17 an unknown language', head('language: en', 'language: xx-nowhere'), 'language/unknown'],
  ['17 a day that is none', head('published: 2025-02-27', 'published: 2025-02-30'), 'date/not-a-day'],
  [
    '17 an e-mail address in the text',
    { article: (text) => `${text}\nWrite to desk@example.com.\n` },
    'email/published'
  ],
  [
    '17 an e-mail address in the front matter',
    head('Hwang Sujin', 'Hwang Sujin (desk@example.com)'),
    'email/published'
  ],
  [
    '17 an e-mail address in a project',
    put([at(port, 'properties', 'summary'), 'Ask desk@example.com']),
    'email/published'
  ],
  [
    '17 an e-mail address in an excerpt, which is wrong too',
    put([exact, 'Zebras graze, says desk@example.com.']),
    'email/published',
    'excerpt/not-found'
  ],

  ['18 a site without source', put([at(port, 'properties', 'location', 'sources'), []]), 'source/missing'],
  ['18 an unknown country', put([[...countries, 0], 'Cambodia']), 'country/unknown'],
  ['18 no such country', put([[...countries, 0], 'XX']), 'country/unknown'],
  ['18 an unknown kind', put([at(port, 'properties', 'kind'), 'Project']), 'schema/not-listed'],
  ['18 an unknown theme', put([at('azec', 'properties', 'theme'), 'enrgy']), 'schema/not-listed'],
  [
    '18 an unknown precision',
    put([at(port, 'properties', 'location', 'precision'), 'headquarter']),
    'schema/not-listed'
  ],
  [
    '18 a precision without its point',
    put([at('iseas-survey', 'geometry'), null]),
    'precision/point-missing'
  ],
  [
    '18 a region with a point',
    put([at('azec', 'geometry'), { type: 'Point', coordinates: [103.5, 10.6] }]),
    'precision/region-with-point'
  ],
  ['18 the date 2024-13', put([at(port, 'properties', 'date', 'value'), '2024-13']), 'date/not-edtf'],
  ['18 a date that is a number', put([at(port, 'properties', 'date', 'value'), 2024]), 'date/not-edtf'],

  ['19 javascript:', put([url, 'javascript:alert(1)']), 'link/not-http'],
  ['19 data:', put([url, 'data:text/html,x']), 'link/not-http'],
  ['19 http where https is known', put([url, 'http://www.gem.wiki/A']), 'link/not-https'],
  [
    '19 http in the front matter where https is known',
    head('url: https://globaleconomictimes.kr', 'url: http://www.gem.wiki'),
    'link/not-https'
  ],

  [
    '20 a ring of the wrong winding',
    put([geometry, { type: 'Polygon', coordinates: [[...ring, [103, 10]].reverse()] }]),
    'geometry/not-a-point'
  ],
  ['20 an unclosed ring', put([geometry, { type: 'Polygon', coordinates: [ring] }]), 'geometry/not-a-point'],
  [
    '20 a line across the antimeridian',
    put([
      geometry,
      {
        type: 'LineString',
        coordinates: [
          [179, 0],
          [-179, 0]
        ]
      }
    ]),
    'geometry/not-a-point'
  ],
  [
    '20 a collection',
    put([geometry, { type: 'GeometryCollection', geometries: [] }]),
    'geometry/not-a-point'
  ],
  ['20 a geometry that is a list', put([geometry, [103, 10]]), 'geometry/not-a-point'],
  [
    '20 a box across the antimeridian',
    head('[92, -11, 146, 46]', '[170, -20, -170, 10]'),
    'bbox/antimeridian'
  ],
  ['20 a box that counts on', head('[92, -11, 146, 46]', '[170, -20, 190, 10]'), 'bbox/antimeridian'],
  ['20 a box upside down', head('[92, -11, 146, 46]', '[92, 46, 146, -11]'), 'bbox/not-a-box'],
  ['20 a box, latitude first', head('[92, -11, 146, 46]', '[-11, 92, 46, 146]'), 'bbox/not-a-box'],
  ['20 a box of three', head('[92, -11, 146, 46]', '[92, -11, 146]'), 'bbox/not-a-box'],
  [
    '18 a key that is not known',
    put([[...at(port, 'properties'), 'location', 'sources', 0], { title: 'A', uri: 'https://e.example/' }]),
    'schema/unknown-key'
  ]
];

function readWrong(wrong: Case[1]): { reading: Reading; directory: string } {
  const isSpoil = typeof wrong === 'object' && 'spoil' in wrong;
  const directory = articlesWith(isSpoil ? {} : typeof wrong === 'function' ? wrong() : wrong);
  if (isSpoil) wrong.spoil(join(directory, REAL_SLUG), directory);
  return { reading: readArticles(directory), directory };
}

const seen = new Set<FaultCode>();
const printed: string[] = [];

describe('a bad file', () => {
  it.each(CASES.map(([name, wrong, ...codes]) => ({ name, wrong, codes })))(
    '$name',
    ({ name, wrong, codes }) => {
      const { reading, directory } = readWrong(wrong);
      const { faults, articles } = reading;
      expect(faults.map(({ code }) => code).sort()).toEqual([...codes].sort());
      expect(articles).toHaveLength(faults.every((fault) => severityOf(fault) === 'warning') ? 1 : 0);
      for (const fault of faults) {
        expectComplete(fault);
        seen.add(fault.code);
      }
      expect(JSON.stringify(faults)).not.toContain('desk@');
      printed.push(`# ${name}\n\n${formatFaults(faults.slice(0, 3)).replaceAll(directory, 'articles')}\n`);
    }
  );

  it('is said to be wrong in these words', async () => {
    expect(printed).toHaveLength(CASES.length);
    await expect(printed.join('\n')).toMatchFileSnapshot('faults.expected.txt');
  });

  it('shows every code there is', () => {
    expect([...seen].sort()).toEqual(Object.keys(CODES).sort());
  });
});

function expectComplete({ file, line, column, code, found, wanted, mend }: Fault): void {
  expect(file).not.toBe('');
  const isOfWholeFile = /^(article|file)\//.test(code);
  if (!isOfWholeFile) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
  }
  for (const text of [found, wanted, mend]) expect(text.trim().length).toBeGreaterThan(1);
}

describe('FAULTS.md', () => {
  const rows = [
    ...readFileSync('FAULTS.md', 'utf8').matchAll(/^\| `([^`]+)` *\| (\w+) *\| (.+?) *\| (.+?) *\|$/gm)
  ];

  it('lists every code with its severity, and no other, in alphabetical order', () => {
    expect(rows.map(([, code, severity]) => [code, severity])).toEqual(
      Object.entries(CODES).sort(([a], [b]) => (a < b ? -1 : 1))
    );
  });
});

describe('rubbish', () => {
  const rubbish: readonly (readonly [string, Changes | { spoil: (folder: string) => void }])[] = [
    ['50 MB of projects', { spoil: (folder) => truncateSync(join(folder, PROJECTS_FILE), 50_000_000) }],
    ['as many lists as may be nested', { projects: `{"features":[${'[[[]]],'.repeat(60_000)}1]}` }],
    [
      'as many wrong features as there may be',
      { projects: `{"features":[${'1,'.repeat(MAX_JSON_VALUES - 10)}1]}` }
    ],
    ['one endless word', { article: (text) => `${text}\n${'a'.repeat(MAX_FILE_BYTES - 10_000)}` }],
    ['endless almost e-mail addresses', { article: (text) => `${text}\n${'a@b.'.repeat(1_000_000)}` }],
    ['an endless link', { put: [[url, `http://${'a.'.repeat(1_000_000)} `]] }],
    [
      'an endless date',
      { put: [[at(port, 'properties', 'date', 'value'), `2024-${'1'.repeat(1_000_000)}`]] }
    ],
    ['an endless excerpt', { put: [[exact, 'the port '.repeat(300_000)]] }],
    ['an endless id', { put: [[at(port, 'id'), 'a-'.repeat(1_000_000)]] }]
  ];

  it.each(rubbish)('%s is refused in seconds', { timeout: 60_000 }, (_, wrong) => {
    const isSpoil = 'spoil' in wrong;
    const directory = articlesWith(isSpoil ? {} : wrong);
    if (isSpoil) wrong.spoil(join(directory, REAL_SLUG));
    const before = process.cpuUsage();
    readArticles(directory);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(8);
  });
});

it('keeps the order of the files', () => {
  const directory = articlesWith({
    put: [
      [at('azec', 'properties', 'theme'), 'enrgy'],
      [at(port, 'properties', 'kind'), 'zoo'],
      [at(port, 'id'), 'Port']
    ],
    article: (text) => text.replace('language: en', 'language: xx-nowhere')
  });
  const { faults } = readArticles(directory);
  const places = faults.map(({ file, line = 0 }) => [file.endsWith(ARTICLE_FILE) ? 0 : 1, line] as const);
  expect(places).toHaveLength(4);
  expect(places).toEqual([...places].sort(([a, x], [b, y]) => a - b || x - y));
});
