import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { readArticles } from '#lib/article/node/readArticles.ts';
import { dictionaries, formatsFor, say, speak } from '#lib/words/tongues.ts';
import { drawPicture } from './picture.ts';
import { fontsFor, isRightToLeft, lineOf, setText, type Fonts } from './typeset.ts';

const found = readArticles('geo/articles').articles[0];
if (!found) throw new Error('There is no article');
const article = found;

const LONG =
  'Ministers, mayors and mapmakers agree on railways, harbours and cables between thirteen countries '.repeat(
    4
  );

/** Titles of articles, by the script they are in. */
const TITLES = {
  Arabic: ['ar', 'الموانئ العربية تستعد لموجة جديدة من الاستثمارات (2025) مع شركة IHI'],
  Hebrew: ['he', 'נמלים חדשים לאורך החוף: מה כבר נבנה ומה עדיין מתוכנן'],
  Japanese: ['ja', '日本とASEAN、半導体工場の新設で経済連携を深める——地政学の変化のなかで'],
  Thai: ['th', 'ญี่ปุ่นกระชับความสัมพันธ์ทางเศรษฐกิจกับอาเซียนท่ามกลางภูมิรัฐศาสตร์ที่เปลี่ยนแปลง'],
  Hindi: ['hi', 'बदलते भू-राजनीतिक परिदृश्य के बीच जापान और आसियान के आर्थिक संबंध'],
  Korean: ['ko', '일본, 아세안과의 경제 협력을 강화하다'],
  Chinese: ['zh-Hans', '日本深化与东盟的经济关系，地缘政治格局正在变化'],
  Cyrillic: ['uk', 'Японія поглиблює економічні зв’язки з АСЕАН'],
  Vietnamese: ['vi', 'Nhật Bản thắt chặt quan hệ kinh tế với ASEAN'],
  long: ['en', LONG.slice(0, 300)],
  unbroken: ['en', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft']
} as const;

const ROOM = { width: 414, height: 400, size: 40, leading: 1.2, weight: 600 };

interface Drawn {
  readonly width: number;
  /** Whether a pixel is not empty. */
  readonly ink: (x: number, y: number) => boolean;
}

/** Draws some text elements, given by their attributes and words, with the picture's fonts. */
function draw(
  texts: readonly (readonly [attributes: string, line: string])[],
  { family, options }: Fonts
): Drawn {
  const elements = texts.map(([attributes, line]) => `<text ${attributes}>${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3600" height="480" font-weight="600" font-family="${family}">${elements}</svg>`;
  const { width, pixels } = new Resvg(svg, { font: options }).render();
  return { width, ink: (x, y) => (pixels[(y * width + x) * 4 + 3] ?? 0) > 40 };
}

describe.each(Object.entries(TITLES))('a title, %s', (_, [language, title]) => {
  const fonts = fontsFor(title, language);

  it('has a letter for each character, and nowhere the box of a missing one', () => {
    const characters = ['\ue000', ...new Set(title.replace(/\s/g, ''))];
    const cell = 70;
    const { ink } = draw(
      characters.map((each, index) => [
        `x="${index * cell + 15}" y="60" font-size="40"`,
        lineOf(each, false)
      ]),
      fonts
    );
    const drawings = characters.map((_each, index) =>
      Array.from({ length: cell * 90 }, (_none, at) =>
        Number(ink(index * cell + (at % cell), Math.floor(at / cell)))
      ).join('')
    );
    expect(characters.filter((_each, index) => index && drawings[index] === drawings[0])).toEqual([]);
  });

  it('stands in its room whole', () => {
    const { lines, size } = setText(title, language, ROOM);
    expect(lines.join('').replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
    expect(lines.length * size * ROOM.leading).toBeLessThanOrEqual(ROOM.height);
    const { ink } = draw(
      lines.map((line, index) => [
        `x="20" y="${(index + 1) * size * ROOM.leading}" font-size="${size}"`,
        lineOf(line, isRightToLeft(language))
      ]),
      fonts
    );
    const beyond = Array.from({ length: 480 * 200 }, (_none, at) =>
      ink(20 + ROOM.width + 2 + (at % 200), Math.floor(at / 200))
    );
    expect(beyond).not.toContain(true);
  });
});

it('breaks Japanese and Thai between words, and begins no line with a full stop', () => {
  for (const [language, title] of [TITLES.Japanese, TITLES.Thai, TITLES.Chinese]) {
    const { lines } = setText(title, language, ROOM);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/^[、。，・」）—ๆ]/);
  }
});

/** Whether a picture's words stand at its left: there is no sea in its left half's middle row. */
function wordsAtLeft(language: string, title: string): boolean {
  const voice = {
    ...speak(language, 'en'),
    ...say(article, formatsFor(language, 'en')),
    words: dictionaries.en.page,
    share: async () => dictionaries.en.share
  };
  const png = drawPicture({ ...article, language, title }, voice);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><image href="data:image/png;base64,${Buffer.from(png).toString('base64')}" width="1200" height="630"/></svg>`;
  const { pixels } = new Resvg(picture).render();
  const at = (x: number, y: number): string =>
    [...pixels.subarray((y * 1200 + x) * 4, (y * 1200 + x) * 4 + 3)].join();
  return at(4, 4) !== at(1196, 4) && at(4, 4) === at(4, 625);
}

it('puts the words at the left of the map where they run from right to left', () => {
  expect(wordsAtLeft('ar', TITLES.Arabic[1])).toBe(true);
  expect(wordsAtLeft('en', article.title)).toBe(false);
}, 30_000);
