import type { Candidate } from './candidates.ts';
import { fold } from './fold.ts';
import { type Gazetteer, UNSPACED } from './gazetteer.ts';
import type { Sense } from './types.ts';

/** What stands after a place's name and belongs to it: province, prefecture, city, county, district. */
const SUFFIX =
  /^(?:特別市|广域市|自治区|自治區|特别行政区|特別行政區|都|道|府|県|省|州|市|区|區|县|縣|郡|町|村|镇|鎮)/u;
/** After these the name before is a person's. */
const PERSON = /^(?:氏|さん|様|君|先生|女士|小姐|夫人|選手|被告|容疑者)/u;
/** Words that are towns' names as well. */
const NOT_A_PLACE = new Set([
  '中心',
  'ท่าเรือ',
  '大学',
  '平和',
  '和平',
  '中央',
  '大和',
  'ตลาด',
  'บ้าน',
  '公安',
  '东方',
  '大陆',
  '城市',
  '农村',
  '中部',
  '西部',
  '东部',
  '南部',
  '北部',
  '永久',
  '太平'
]);
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HAN = /\p{Script=Han}/u;
const RUN = new RegExp(`(?:${UNSPACED.source.slice(1)}|[ー・゠=\\p{M}])+`, 'gu');

/**
 * The longest names in the parts of a text whose script puts no spaces between words. Where a word begins and ends is
 * asked of `Intl.Segmenter`; it does not know every name, so a long one needs to begin or end with a word only.
 *
 * Their words' indices are those of no {@link Token}: such names have no neighbours that are words with capitals.
 */
export function unspacedCandidates(text: string, language: string, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  let segmenter: Intl.Segmenter | undefined;
  for (const run of text.matchAll(RUN)) {
    segmenter ??= new Intl.Segmenter(language, { granularity: 'word' });
    const bounds = new Set<number>([run[0].length]);
    for (const { index } of segmenter.segment(run[0])) bounds.add(index);
    for (let at = 0; at < run[0].length;) {
      const candidate = longestAt(run[0], at, bounds, gazetteer);
      if (candidate) {
        const { senses, key, length } = candidate;
        const start = run.index + at;
        found.push({ from: -1, to: -1, key, senses, start, end: start + length });
        at += length;
      } else at += (run[0].codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
  }
  return found;
}

function longestAt(run: string, at: number, bounds: ReadonlySet<number>, gazetteer: Gazetteer) {
  const most = Math.min(gazetteer.longestFrom(run[at] ?? ''), run.length - at);
  for (let length = most; length > 1; length--) {
    const key = fold(run.slice(at, at + length));
    const senses = gazetteer.senses(key);
    if (senses.length === 0) continue;
    if (NOT_A_PLACE.has(key)) return undefined;
    const extra = SUFFIX.exec(run.slice(at + length))?.[0].length ?? 0;
    if (!bounded(run, at, at + length, bounds, extra > 0)) continue;
    if (PERSON.test(run.slice(at + length)) && senses.every(({ place }) => place.kind !== 'country'))
      return undefined;
    const suffixed = extra > 0 && senses.some(({ place }) => place.kind !== 'country');
    return {
      key,
      senses: suffixed ? ofSuffix(senses, run.slice(at + length, at + length + extra)) : senses,
      length: length + (suffixed ? extra : 0)
    };
  }
  return undefined;
}

/** A province's suffix leaves the provinces, a city's the cities, where there are any. */
function ofSuffix(senses: readonly Sense[], suffix: string): readonly Sense[] {
  const province = /[都道府県省州]$|自治/u.test(suffix);
  const fitting = senses.filter(({ place }) => (place.kind === 'admin1') === province);
  return fitting.length > 0 ? fitting : senses;
}

function bounded(
  run: string,
  start: number,
  end: number,
  bounds: ReadonlySet<number>,
  suffixed: boolean
): boolean {
  const first = run[start] ?? '';
  const last = run[end - 1] ?? '';
  const before = run[start - 1] ?? '';
  const after = run[end] ?? '';
  // A run of katakana is one word, or several that a dot parts.
  if (KATAKANA.test(first) && KATAKANA.test(before)) return false;
  if (KATAKANA.test(last) && KATAKANA.test(after)) return false;
  if (KATAKANA.test(first)) return true;
  const begins = bounds.has(start);
  const ends = bounds.has(end) || suffixed;
  if (HAN.test(first)) return (begins && ends) || (end - start > 2 && (begins || ends));
  return (begins && ends) || (end - start > 4 && (begins || ends));
}
