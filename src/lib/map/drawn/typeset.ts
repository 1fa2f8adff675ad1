import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { escapeText } from './static-map.ts';

const require = createRequire(import.meta.url);

/** A family of fonts: the name it has in its files, and those files below `@expo-google-fonts/`. */
interface Family {
  readonly name: string;
  readonly files: readonly string[];
}

/** Latin, Greek and Cyrillic letters. */
const ROMAN: Family = {
  name: 'Source Serif 4',
  files: [
    'source-serif-4/400Regular/SourceSerif4_400Regular',
    'source-serif-4/600SemiBold/SourceSerif4_600SemiBold'
  ]
};

const MINCHO: Family = {
  name: 'Zen Old Mincho',
  files: [
    'zen-old-mincho/400Regular/ZenOldMincho_400Regular',
    'zen-old-mincho/600SemiBold/ZenOldMincho_600SemiBold'
  ]
};

/** One weight: there is no lighter family of Chinese letters in more. */
const XIAOWEI: Family = {
  name: 'ZCOOL XiaoWei',
  files: ['zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular']
};

/** By script of Unicode, as regular expressions know it. */
const FAMILIES: readonly (readonly [script: string, family: Family])[] = [
  [
    'Arabic',
    {
      name: 'Noto Naskh Arabic',
      files: [
        'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular',
        'noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold'
      ]
    }
  ],
  [
    'Hebrew',
    {
      name: 'Noto Serif Hebrew',
      files: [
        'noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular',
        'noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold'
      ]
    }
  ],
  [
    'Devanagari',
    {
      name: 'Noto Serif Devanagari',
      files: [
        'noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular',
        'noto-serif-devanagari/600SemiBold/NotoSerifDevanagari_600SemiBold'
      ]
    }
  ],
  [
    'Thai',
    {
      name: 'Sarabun',
      files: ['sarabun/400Regular/Sarabun_400Regular', 'sarabun/600SemiBold/Sarabun_600SemiBold']
    }
  ],
  [
    'Hangul',
    {
      name: 'Gowun Batang',
      files: ['gowun-batang/400Regular/GowunBatang_400Regular', 'gowun-batang/700Bold/GowunBatang_700Bold']
    }
  ],
  ['Hiragana', MINCHO],
  ['Katakana', MINCHO]
];

/** Which fonts a picture needs for its texts, and in which order they are asked for a letter. */
export interface Fonts {
  /** For the `font-family` of SVG. */
  readonly family: string;
  readonly options: NonNullable<ResvgRenderOptions['font']>;
}

/**
 * The fonts for some texts: Source Serif 4, and one for each further script in them. Only what is needed is read, since
 * those of East Asia have megabytes. The same letters are drawn in the Chinese or the Japanese manner as the language says.
 *
 * @param language BCP 47
 */
export function fontsFor(texts: string, language: string): Fonts {
  const families = new Set([ROMAN]);
  for (const [script, family] of FAMILIES)
    if (new RegExp(`\\p{Script=${script}}`, 'u').test(texts)) families.add(family);
  if (/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(texts))
    for (const family of /^zh\b/i.test(language) ? [XIAOWEI, MINCHO] : [MINCHO, XIAOWEI])
      families.add(family);
  const letters = texts.match(/\p{L}/gu)?.length ?? 0;
  const roman = texts.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0;
  /** The first one is drawn in the weight asked for; a letter that it has not is taken from the next in any weight. */
  if (roman * 2 < letters) {
    families.delete(ROMAN);
    families.add(ROMAN);
  }
  return {
    family: [...families].map(({ name }) => `'${name}'`).join(', '),
    options: {
      loadSystemFonts: false,
      defaultFontFamily: ROMAN.name,
      fontFiles: [...families].flatMap(({ files }) =>
        files.map((file) => require.resolve(`@expo-google-fonts/${file}.ttf`))
      )
    }
  };
}

/** Languages that are written from right to left, by their script's subtag or the language's own. */
const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)\b|-(?:arab|hebr|thaa|nkoo|syrc)\b/i;

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return RIGHT_TO_LEFT.test(language);
}

/** How a text is set: its lines, and the size of its letters in pixels at which they fit. */
export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** What a text has to fit into, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** The size of the letters, if they fit. */
  readonly size: number;
  /** Height of a line, in sizes of the letters. */
  readonly leading: number;
  readonly weight: number;
}

/** Letters of scripts that set no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** No line begins with these, or ends with those. */
const CLOSING =
  /^[\p{Close_Punctuation}\p{Final_Punctuation}、。，．・：；！？!?,.:;…‥ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%٪،؛؟ๆฯ’”»]/u;
const OPENING = /[\p{Open_Punctuation}\p{Initial_Punctuation}¡¿“‘«]$/u;

/** The pieces of a text between which a line may end; a space at a piece's end is the line's to drop. */
function piecesOf(text: string, language: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text.trim())) {
    const last = pieces.at(-1);
    const mayBreak =
      last !== undefined &&
      !/^\s/.test(segment) &&
      !CLOSING.test(segment) &&
      !OPENING.test(last) &&
      (/\s$/.test(last) || UNSPACED.test(last.at(-1) ?? '') || UNSPACED.test(segment[0] ?? ''));
    if (last === undefined || mayBreak) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}

/** Size at which widths are measured: they grow in proportion. */
const MEASURE = 100;

/** How much smaller each next try is. */
const STEP = 0.92;

/**
 * Sets a text into a room: as large as asked where it fits, else smaller until it does. Nothing of it is left out; a word
 * that is longer than a line breaks between letters.
 *
 * @param language BCP 47, for where words end where no spaces say so
 */
export function setText(text: string, language: string, room: Room): SetText {
  const widths = new Map<string, number>();
  const widthOf = (piece: string): number => {
    const known = widths.get(piece) ?? measure(piece, language, room.weight);
    widths.set(piece, known);
    return known;
  };
  const letters = new Intl.Segmenter(language, { granularity: 'grapheme' });
  const pieces = piecesOf(text, language);
  for (let size = room.size; ; size *= STEP) {
    const most = (room.width / size) * MEASURE;
    const lines = breakLines(
      pieces.flatMap((piece) =>
        widthOf(piece) <= most ? piece : [...letters.segment(piece)].map(({ segment }) => segment)
      ),
      most,
      widthOf
    );
    if (lines.length * size * room.leading <= room.height) return { lines, size };
  }
}

function breakLines(pieces: readonly string[], most: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces) {
    const trimmed = widthOf(piece.trimEnd());
    if (line && width + trimmed > most) {
      lines.push(line.trimEnd());
      [line, width] = ['', 0];
    }
    line += piece;
    width += widthOf(piece);
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

/** Width of a space, and what a piece's letters stand off at both sides, at {@link MEASURE}. */
const SPACE = 26;
const BEARING = 7;

/** As wide as they are high, all of them. */
const SQUARE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60ー—…]/gu;

/** How wide a piece of text is drawn, in pixels at {@link MEASURE}. */
function measure(piece: string, language: string, weight: number): number {
  const others = piece.replace(SQUARE, '');
  const words = others.trim();
  const known = ([...piece].length - [...others].length) * MEASURE + (others.length - words.length) * SPACE;
  if (!words) return known;
  const { family, options } = fontsFor(words, language);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text x="0" y="0" font-family="${family}" font-size="${MEASURE}" font-weight="${weight}">${escapeText(words)}</text></svg>`;
  return (new Resvg(svg, { font: options }).getBBox()?.width ?? 0) + BEARING + known;
}

/**
 * A line as SVG's text, to be drawn as one that runs from right to left where it does: the renderer takes each for one that
 * runs from left to right, unless the line says otherwise by U+202B and U+202C.
 */
export function lineOf(line: string, rightToLeft: boolean): string {
  return escapeText(rightToLeft ? `\u202b${line}\u202c` : line);
}
