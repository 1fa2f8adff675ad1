import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proveExcerpt } from './prove.ts';
import { readArticles } from './read.ts';
import { nearestPassage } from './suggest.ts';
import { ArticleText } from './text.ts';

const ENGLISH = [
  'The port’s new terminal will handle a million containers a year, officials said on Monday.',
  '“We’ll keep going,” the minister told reporters in Jakarta – and nobody in the room disagreed.',
  'A study of burning wood pellets along with coal began at the plant in northern Thailand.',
  'Trade between the two countries grew by 7.4% in 2024, the bank’s research institute reported.',
  'Engineers don’t expect the first turbine to turn before the rainy season ends.',
  'Several start-ups have trained language models on Thai and Khmer news.'
];
const FRENCH = [
  'L’économie régionale s’est redressée à l’été, d’après l’étude publiée à Genève.',
  'Le président a déclaré : « Nous élargirons le réseau électrique dès février. »',
  'Des ingénieurs français préparent déjà la deuxième étape du chantier près de Cần Thơ.',
  'Où que l’on aille, les écoles manquent d’élèves, regrette une députée âgée.'
];
const JAPANESE = [
  '日本政府は、港湾の拡張に円借款を供与すると発表した。',
  '「新しいターミナルは年内に完成する」と担当者は述べた。',
  'タイ北部の発電所では、木質ペレットの混焼に関する調査が始まっている。',
  'カンボジアのシアヌークビル港は、ASEAN諸国を結ぶ物流の要となる。'
];
const ARABIC = [
  'أعلنت الحكومة اليابانية\u200F عن قرض جديد لتوسيع الميناء (PAS)\u200F في كمبوديا.',
  'قال الوزير إنّ المشروع سيبدأ في شهر فبراير من العام المقبل.',
  'تدرس الشركة استخدام الهيدروجين\u200F في محطات الكهرباء التايلاندية.'
];

/** An article of some sentences in one language, composed or decomposed, in paragraphs. */
const articleText = fc
  .tuple(
    fc
      .constantFrom(ENGLISH, FRENCH, JAPANESE, ARABIC)
      .chain((sentences) => fc.shuffledSubarray(sentences, { minLength: 3 })),
    fc.constantFrom(' ', '\n\n'),
    fc.constantFrom('NFC', 'NFD')
  )
  .map(([sentences, between, form]) => new ArticleText(sentences.join(between).normalize(form)));

/** A passage that stands in an article once, as whole words and between 20 and 120 characters. */
const passageOf = (text: ArticleText) =>
  fc
    .tuple(fc.nat(text.content.length - 1), fc.integer({ min: 20, max: 120 }))
    .map(([from, length]) => {
      let start = Math.min(from, Math.max(0, text.content.length - length));
      let end = Math.min(text.content.length, start + length);
      while (text.cutsWord(start)) start--;
      while (text.cutsWord(end)) end++;
      return text.content.slice(start, end).trim();
    })
    .filter((passage) => proveExcerpt({ exact: passage }, text, []).value !== undefined);

type Edit = (passage: string, at: number) => string;

/** Replaces the match of a pattern that is nearest after a place, or the first. */
function replaceOne(passage: string, at: number, pattern: RegExp, to: (found: string) => string): string {
  const matches = [...passage.matchAll(pattern)];
  const match = matches.find(({ index }) => index >= at) ?? matches[0];
  if (!match) return passage;
  return passage.slice(0, match.index) + to(match[0]) + passage.slice(match.index + match[0].length);
}

function insert(passage: string, at: number, text: string): string {
  const inside = Math.min(Math.max(1, at), passage.length - 1);
  return passage.slice(0, inside) + text + passage.slice(inside);
}

/** What happens to words on their way through mail, word processors and keyboards. */
const EDITS: Readonly<Record<string, Edit>> = {
  'another case': (passage, at) =>
    replaceOne(passage, at, /\p{Ll}|\p{Lu}/gu, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()
    ),
  'a straight quote': (passage, at) =>
    replaceOne(passage, at, /[’‘“”«»「」]/gu, (quote) => (/[’‘]/.test(quote) ? "'" : '"')),
  'a space more': (passage, at) => replaceOne(passage, at, / /g, () => '  '),
  'a no-break space': (passage, at) => replaceOne(passage, at, / /g, () => '\u00A0'),
  'a space less': (passage, at) => replaceOne(passage, at, / /g, () => ''),
  composed: (passage) => passage.normalize('NFC'),
  decomposed: (passage) => passage.normalize('NFD'),
  'a right-to-left mark': (passage, at) => insert(passage, at, '\u200F'),
  'no right-to-left mark': (passage, at) => replaceOne(passage, at, /\u200F/g, () => ''),
  'a zero-width space': (passage, at) => insert(passage, at, '\u200B'),
  'a letter less': (passage, at) => replaceOne(passage, at, /\p{L}/gu, () => ''),
  'a letter twice': (passage, at) => replaceOne(passage, at, /\p{L}/gu, (letter) => letter + letter),
  'another dash': (passage, at) => replaceOne(passage, at, /[-–]/g, (dash) => (dash === '-' ? '–' : '-'))
};

/** An article, a passage of it, and the passage edited once. */
const edited = articleText.chain((text) =>
  fc
    .record({ passage: passageOf(text), name: fc.constantFrom(...Object.keys(EDITS)), at: fc.nat(100) })
    .map(({ passage, name, at }) => ({ text, passage, name, excerpt: EDITS[name]?.(passage, at) ?? passage }))
    .filter(({ passage, excerpt }) => excerpt !== passage)
);

describe('an excerpt edited once', () => {
  it('is found out unless the article says it so too', () => {
    fc.assert(
      fc.property(edited, ({ text, excerpt }) => {
        const { value, mismatches } = proveExcerpt({ exact: excerpt }, text, []);
        if (!text.content.includes(excerpt))
          expect(mismatches).toMatchObject([{ code: 'excerpt/not-found' }]);
        expect(value === undefined).toBe(mismatches.length > 0);
      }),
      { numRuns: 600 }
    );
  }, 30_000);

  it('is answered with the right passage, 95 times in 100 at the least', () => {
    const tries = new Map<string, { all: number; right: number }>();
    let example = '';
    fc.assert(
      fc.property(edited, ({ text, passage, name, excerpt }) => {
        if (text.content.includes(excerpt)) return;
        const suggestion = nearestPassage(text, excerpt)?.passage;
        const tally = tries.get(name) ?? { all: 0, right: 0 };
        tries.set(name, { all: tally.all + 1, right: tally.right + (suggestion === passage ? 1 : 0) });
        if (suggestion !== passage)
          example = `${name}: ${excerpt}\n→ ${suggestion ?? 'nothing'}\nnot ${passage}`;
      }),
      { numRuns: 3000 }
    );
    const all = [...tries.values()].reduce((sum, tally) => sum + tally.all, 0);
    const right = [...tries.values()].reduce((sum, tally) => sum + tally.right, 0);
    const worst = [...tries].map(([name, tally]) => `${name} ${tally.right}/${tally.all}`).join(', ');
    console.log(
      `The right passage was suggested in ${((right / all) * 100).toFixed(1)} % of ${all} cases: ${worst}`
    );
    expect(tries.size).toBe(Object.keys(EDITS).length);
    expect(right / all, example).toBeGreaterThanOrEqual(0.95);
  }, 30_000);
});

describe('an article of 20 000 words with 2 000 excerpts', () => {
  const WORDS = ENGLISH.join(' ').split(' ');

  it.each([
    ['all right', 0],
    ['20 of them wrong', 20]
  ])(
    'is checked in two seconds, %s',
    (_, wrong) => {
      const directory = bigArticle(wrong);
      const before = process.cpuUsage();
      const { articles, faults } = readArticles(directory);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      console.log(
        `20 000 words, 2 000 excerpts, ${wrong} wrong: ${seconds.toFixed(2)} s of CPU (budget 2 s)`
      );
      expect(faults).toHaveLength(wrong);
      expect(articles).toHaveLength(wrong === 0 ? 1 : 0);
      expect(seconds).toBeLessThan(4);
    },
    30_000
  );

  function bigArticle(wrong: number): string {
    const sentences = Array.from({ length: 2000 }, (_, number) =>
      [
        `No ${number}`,
        ...Array.from(
          { length: 8 },
          (__, word) => WORDS[(number * 7 + word * (1 + (number % 5))) % WORDS.length]
        )
      ].join(' ')
    );
    const directory = mkdtempSync(join(tmpdir(), 'wherein-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    mkdirSync(join(directory, 'big'));
    writeFileSync(
      join(directory, 'big', 'article.md'),
      `---\ntitle: Big\npublisher: P\nurl: https://e.example/\npublished: 2025-02-27\nlanguage: en\nsummary: S\nbbox: [92, -11, 146, 46]\nmembers: [TH]\n---\n\n${sentences.join('.\n\n')}.\n`
    );
    const features = sentences.map((exact, number) => ({
      type: 'Feature',
      id: `project-${number}`,
      geometry: { type: 'Point', coordinates: [100 + (number % 40) / 100, 15 + (number % 37) / 100] },
      properties: {
        title: 'T',
        kind: 'project',
        theme: 'energy',
        summary: 'S',
        countries: ['TH'],
        countriesFrom: 'article',
        partners: { japan: [], local: [] },
        status: 'planned',
        location: { place: 'X', precision: 'city', from: 'article', note: 'N', sources: [] },
        excerpts: [{ type: 'TextQuoteSelector', exact: number < wrong ? exact.replace('No', 'Nr.') : exact }],
        notes: []
      }
    }));
    const projects = JSON.stringify({ type: 'FeatureCollection', features }, null, 2);
    writeFileSync(join(directory, 'big', 'projects.geojson'), projects);
    return directory;
  }
});
