import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorsAmong, formatFaults } from './fault.ts';
import { MAX_FILE_BYTES, PROJECTS_FILE, readArticles } from './read.ts';
import { articlesWith, at, faultsWith, REAL_SLUG, said } from './testArticle.ts';

const port = 'sihanoukville-port';
const readFile = (directory: string) => readFileSync(join(directory, REAL_SLUG, PROJECTS_FILE), 'utf8');
const only = (faults: ReturnType<typeof faultsWith>) => {
  expect(faults.map(({ code, path }) => `${code} ${path ?? ''}`)).toHaveLength(1);
  return said(faults[0]);
};

describe('values that are not on the list', () => {
  it('suggests a theme', () => {
    const faults = faultsWith({ put: [[at('docomo-oran-ph', 'properties', 'theme'), 'telcom']] });
    expect(faults).toMatchObject([{ id: 'docomo-oran-ph', path: 'features[7].properties.theme' }]);
    expect(only(faults)).toMatchInlineSnapshot(`
      "schema/not-listed
      “telcom”
      what it is about; decides the colour of its marker. One of “ports”, “supply chains”, “AI”, “energy”, “telecom”, “payments”, “circular economy”, “research”.
      Did you mean “telecom”? Write that."
    `);
  });

  it('suggests a precision', () => {
    const faults = faultsWith({ put: [[at(port, 'properties', 'location', 'precision'), 'headquarter']] });
    expect(faults[0]?.mend).toContain('Did you mean “headquarters”?');
  });

  it('suggests a kind, whatever its case', () => {
    expect(faultsWith({ put: [[at(port, 'properties', 'kind'), 'Project']] })[0]?.mend).toContain(
      'Did you mean “project”?'
    );
  });

  it('suggests nothing when nothing is near', () => {
    expect(faultsWith({ put: [[at(port, 'properties', 'kind'), 'zoo']] })[0]?.mend).not.toContain(
      'Did you mean'
    );
  });

  it.each([
    ['Cambodia', 'KH'],
    ['KHM', 'KH'],
    ['kh', 'KH'],
    ['UK', 'GB']
  ])('suggests a country code for %s', (written, code) => {
    const [fault] = faultsWith({ put: [[at(port, 'properties', 'countries', 0), written]] });
    expect(fault).toMatchObject({ code: 'country/unknown', found: `“${written}”` });
    expect(fault?.mend).toContain(`Did you mean “${code}”?`);
  });

  it.each(['XX', 'XK', '', 'constructor'])('refuses the country code %j', (code) => {
    expect(faultsWith({ put: [[at(port, 'properties', 'countries', 0), code]] })).toMatchObject([
      { code: 'country/unknown' }
    ]);
  });
});

describe('keys', () => {
  it('refuses one that is not known and suggests one that is', () => {
    const faults = faultsWith({ put: [[at(port, 'properties', 'sumary'), 'A port']] });
    expect(only(faults)).toMatchInlineSnapshot(`
      "schema/unknown-key
      “sumary”, a key that is not known here
      only “title”, “kind”, “theme”, “summary”, “countries”, “countriesFrom”, “partners”, “date”, “status”, “location”, “excerpts”, “notes”
      Did you mean “summary”? Rename the key, or remove it."
    `);
  });

  it('reports every unknown key, not only the first', () => {
    const faults = faultsWith({
      put: [
        [at(port, 'properties', 'foo'), 1],
        [at(port, 'properties', 'constructor'), 2],
        [['bar'], 3]
      ]
    });
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['bar', 'features[0].properties.foo', 'features[0].properties.constructor'])
    );
    expect(faults).toHaveLength(3);
  });

  it('says which is missing', () => {
    expect(only(faultsWith({ put: [[at(port, 'properties', 'status'), undefined]] }))).toMatchInlineSnapshot(`
      "schema/missing
      nothing: “status” is missing
      how far it has got. One of “planned”, “under way”, “completed”, “operating”, “past”, “not stated”.
      Add “status”, such as "planned"."
    `);
  });

  it('refuses a key that stands twice', () => {
    const projects = '{"type":"FeatureCollection",\n"features":[],\n"features":[]}';
    expect(faultsWith({ projects })).toMatchObject([{ code: 'json/duplicate-key', line: 3 }]);
  });
});

describe('dates', () => {
  it.each(['2024-13', '2024-02-30', 'July 2024', '2024-06-04T10:00:00Z', '', '24'])('refuses %j', (value) => {
    const faults = faultsWith({ put: [[at(port, 'properties', 'date', 'value'), value]] });
    expect(faults).toMatchObject([
      { code: 'date/not-edtf', id: port, found: `“${value}”, which is no date in EDTF` }
    ]);
  });

  it.each(['2024', '2024-07', '2024?', '2024-07~', '2024-21', '2024-01/2024-03', '2024-07/..', '202X'])(
    'takes %s',
    (value) => {
      expect(faultsWith({ put: [[at(port, 'properties', 'date', 'value'), value]] })).toEqual([]);
    }
  );
});

describe('coordinates', () => {
  it.each([
    ['[]', []],
    ['strings', ['103.5', '10.6']],
    ['null', null],
    ['three of them', [103.497, 10.6455, 12]],
    ['a latitude of 100', [103.497, 100]],
    ['a longitude of 181', [181, 10]]
  ])('refuses %s', (_, coordinates) => {
    const faults = faultsWith({ put: [[at(port, 'geometry', 'coordinates'), coordinates]] });
    expect(faults.length).toBeGreaterThan(0);
    expect(
      faults.every(({ id, path }) => id === port && path?.startsWith('features[0].geometry.coordinates'))
    ).toBe(true);
  });

  it('refuses 1e400, which JSON reads as infinity', () => {
    const directory = articlesWith({ put: [[at(port, 'geometry', 'coordinates'), ['∞', 10.6455]]] });
    const projects = readFile(directory).replace('"∞"', '1e400');
    expect(faultsWith({ projects })[0]).toMatchObject({
      code: 'point/not-a-position',
      id: port,
      path: 'features[0].geometry.coordinates',
      found: '[Infinity, 10.6455]'
    });
  });
});

describe('a line of text', () => {
  it.each(['\u0000', 'a\u0008b', 'a\u001b[31m', 'a\ud800', 'a\ufffe', 'a\u202eb', 'a\u2028b'])(
    'refuses %j',
    (text) => {
      const faults = faultsWith({ put: [[at('azec', 'properties', 'title'), text]] });
      expect(faults).toMatchObject([
        { code: 'schema/invalid', id: 'azec', path: expect.stringMatching(/\.title$/) as string }
      ]);
    }
  );

  it.each(['<script>', 'שלום \u2067עולם\u2069', '👩🏽‍🌾', '日本', '=1+1', ']]>'])('takes %j', (text) => {
    expect(faultsWith({ put: [[at('azec', 'properties', 'title'), text]] })).toEqual([]);
  });
});

describe('files', () => {
  it('says where it is not JSON', () => {
    const [fault] = faultsWith({
      projects: '{\n  "type": "FeatureCollection",\n  "features": [],,\n  "x": 1\n}'
    });
    expect(fault).toMatchObject({ code: 'json/not-json', line: 3 });
  });

  it.each([
    ['an empty one', '', 'file/empty'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'file/not-utf-8'],
    ['a byte order mark', Buffer.from('\uFEFF{}'), 'file/byte-order-mark'],
    ['one too large', Buffer.alloc(MAX_FILE_BYTES + 1, ' '), 'file/too-large'],
    ['null', 'null', 'schema/type'],
    ['a null feature', '{"type":"FeatureCollection","features":[null]}', 'schema/type'],
    ['no features', '{"type":"FeatureCollection"}', 'schema/missing'],
    ['a wrong type', '{"type":"Feature","features":[]}', 'schema/type']
  ])('refuses %s', (_, projects, code) => {
    expect(faultsWith({ projects })).toMatchObject([{ code }]);
  });

  it('refuses a list', () => {
    expect(faultsWith({ projects: '[]' })).toMatchObject([{ path: 'type' }, { path: 'features' }]);
  });

  it('misses the file that is missing', () => {
    const directory = articlesWith({});
    rmSync(join(directory, REAL_SLUG, 'article.md'));
    expect(readArticles(directory).faults).toMatchObject([{ code: 'file/missing' }]);
  });

  it('refuses a folder whose name cannot be an address', () => {
    const directory = articlesWith({});
    renameSync(join(directory, REAL_SLUG), join(directory, 'Japan & ASEAN'));
    expect(readArticles(directory).faults).toMatchObject([{ code: 'article/unsafe-slug' }]);
  });

  it('takes a directory without articles, and refuses one that is not there', () => {
    const empty = mkdtempSync(join(tmpdir(), 'wherein-'));
    onTestFinished(() => rmSync(empty, { recursive: true }));
    expect(readArticles(empty)).toEqual({ articles: [], faults: [], read: 0, links: [] });
    expect(readArticles('/nowhere').faults).toMatchObject([{ code: 'article/no-directory' }]);
  });

  it('reads CRLF like LF', () => {
    const article = (text: string) => text.replaceAll('\n', '\r\n');
    const { articles, faults } = readArticles(articlesWith({ article }));
    expect(faults).toEqual([]);
    expect(articles).toEqual(readArticles(articlesWith({})).articles);
  });
});

describe('front matter', () => {
  it('must be there', () => {
    const faults = faultsWith({ article: (text) => text.replace(/^---[\s\S]*?---\n/, '') });
    expect(only(faults)).toMatchInlineSnapshot(`
      "front-matter/missing
      no “---” in the first line
      front matter between two lines of “---”
      Begin with “---”, then title, publisher, url, published, language, summary, bbox and members, then “---”."
    `);
  });

  it.each([
    ['language: en', 'language: xx-nowhere', 'language/unknown'],
    ['published: 2025-02-27', 'published: 2025-02-30', 'date/not-a-day'],
    ['url: https', 'url: javascript', 'link/not-http'],
    ['[92, -11, 146, 46]', '[146, -11, 92, 46]', 'bbox/antimeridian'],
    ['publisher: Global', 'publsher: Global', 'schema/unknown-key'],
    ['VN, JP]', 'VN, VN]', 'schema/invalid'],
    ['title: Japan', 'title: Japan: Asia', 'front-matter/not-yaml']
  ])('refuses %s changed to %s', (from, to, code) => {
    const faults = faultsWith({ article: (text) => text.replace(from, to) });
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(faults[0]?.line).toBeGreaterThan(1);
  });

  it('suggests the key that was meant', () => {
    const faults = faultsWith({ article: (text) => text.replace('publisher:', 'publsher:') });
    expect(faults.map(({ mend }) => mend)).toContain(
      'Did you mean “publisher”? Rename the key, or remove it.'
    );
  });

  it('needs a text under it', () => {
    const faults = faultsWith({ article: (text) => text.split('---\n').slice(0, 2).join('---\n') + '---\n' });
    expect(faults[0]?.code).toBe('article/no-text');
  });
});

describe('whatever it is given', () => {
  it('answers with articles or faults, never with an error', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (projects, text) => {
        const faults = faultsWith({ projects, article: () => text || ' ' });
        expect(faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 }
    );
  }, 30_000);

  it('answers so when a real feature has something random in it', () => {
    const keys = ['id', 'geometry', 'properties', 'type'];
    const inner = ['location', 'excerpts', 'date', 'notes', 'countries', 'partners', 'title'];
    const path = fc.oneof(
      fc.constantFrom(...keys).map((key) => ['features', 0, key]),
      fc.constantFrom(...inner).map((key) => ['features', 0, 'properties', key])
    );
    fc.assert(
      fc.property(path, fc.jsonValue(), (where, value) => {
        const { articles, faults } = readArticles(articlesWith({ put: [[where, value]] }));
        expect(articles.length === 1).toBe(faults.length === 0);
      }),
      { numRuns: 50 }
    );
  }, 30_000);
});

describe('a real article in which some bytes are wrong', () => {
  it('is answered with articles or faults, never with an error', () => {
    const bytes = Buffer.from(readFile(articlesWith({})));
    const head = (text: string, at: number, put: string) => text.slice(0, at) + put + text.slice(at + 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(600),
        fc.string({ unit: 'binary', maxLength: 4 }),
        (changes, place, put) => {
          const projects = Buffer.from(bytes);
          for (const [offset, byte] of changes) projects[offset] = byte;
          const reading = readArticles(articlesWith({ projects, article: (text) => head(text, place, put) }));
          expect(reading.articles.length).toBe(errorsAmong(reading.faults).length === 0 ? 1 : 0);
          expect(formatFaults(reading.faults)).not.toMatch(/(?!\n)\p{Cc}/u);
        }
      ),
      { numRuns: 150 }
    );
  }, 30_000);
});

describe('npm run check:geo', () => {
  const check = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['node_modules/jiti/lib/jiti-cli.mjs', 'src/lib/article/node/check.ts', ...args],
      {
        encoding: 'utf8'
      }
    );

  it('says in one line that all is well', () => {
    const { status, stdout } = check();
    expect(stdout).toMatch(
      /^0 errors, 0 warnings in \d+ articles?\. \d+ projects and \d+ excerpts proved\.\n$/
    );
    expect(status).toBe(0);
  }, 20_000);

  it('lists all faults at once and exits with 1', () => {
    const directory = articlesWith({
      put: [
        [at(port, 'geometry', 'coordinates'), [10.6455, 103.497]],
        [at('azec', 'properties', 'theme'), 'enrgy'],
        [
          at('iseas-survey', 'properties', 'date'),
          { value: '2024-13', label: 'Published', from: 'article', sources: [] }
        ]
      ],
      article: (text) => text.replace('language: en', 'language: xx-nowhere')
    });
    const { status, stderr } = check(directory);
    expect(status).toBe(1);
    expect(stderr.replaceAll(directory, 'articles')).toMatchInlineSnapshot(`
      "articles/japan-asean/article.md:7:11  error  language/unknown
        in language
        Found:  “xx-nowhere”, which is no known language
        Wanted: the language as a BCP 47 tag, such as en or pt-BR.
        Mend:   Write it like "en".

      articles/japan-asean/projects.geojson:10:24  error  point/swapped  sihanoukville-port
        in features[0].geometry.coordinates
        Found:  [10.6455, 103.497], in which longitude and latitude look swapped
        Wanted: [103.497, 10.6455]
        Mend:   Did you mean [103.497, 10.6455]? Write it; longitude comes first.

      articles/japan-asean/projects.geojson:281:18  error  schema/not-listed  azec
        in features[4].properties.theme
        Found:  “enrgy”
        Wanted: what it is about; decides the colour of its marker. One of “ports”, “supply chains”, “AI”, “energy”, “telecom”, “payments”, “circular economy”, “research”.
        Mend:   Did you mean “energy”? Write that.

      articles/japan-asean/projects.geojson:825:20  error  date/not-edtf  iseas-survey
        in features[12].properties.date.value
        Found:  “2024-13”, which is no date in EDTF
        Wanted: a date in EDTF (ISO 8601-2, level 0 or 1): 2024, 2024-07, 2024-09-12, or 2024? when uncertain.
        Mend:   Write it like "2024-09-12".

      4 errors, 0 warnings in 1 article. Nothing was published.
      "
    `);
  }, 20_000);

  it('lists the faults of the text together with those of the values', () => {
    const directory = articlesWith({
      put: [
        [at(port, 'properties', 'excerpts', 0, 'exact'), 'Nobody said this about the port.'],
        [at('azec', 'properties', 'theme'), 'enrgy']
      ]
    });
    expect(check(directory).stderr).toContain('2 errors, 0 warnings in 1 article. Nothing was published.');
  }, 20_000);
});

it('formats nothing for no faults', () => {
  expect(formatFaults([])).toBe('');
});
