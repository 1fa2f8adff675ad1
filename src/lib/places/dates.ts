/** A date that a text names. */
export interface DateMention {
  /** The words of the text. */
  readonly name: string;
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** EDTF, as `2024-09-12`, `2024-09` or `2024`. */
  readonly value: string;
  /** How it was reckoned, for an editor. */
  readonly why: string;
}

export interface DateOptions {
  /** BCP 47. */
  readonly language: string;
  /** The day of publication, as `2025-02-27`, from which “last June” is counted. Without it such dates are left out. */
  readonly published?: string;
}

const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th|er|º|°|\\.)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';

const MONTHS = new Map<string, ReadonlyMap<string, number>>();

/** A language's names of the months, long and short, with their numbers. English short forms may end in a point. */
function monthNames(language: string): ReadonlyMap<string, number> {
  const known = MONTHS.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    for (const width of ['long', 'short'] as const) {
      const parts = new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: width,
        year: 'numeric',
        timeZone: 'UTC'
      }).formatToParts(Date.UTC(2024, month, 1));
      const name =
        parts
          .find(({ type }) => type === 'month')
          ?.value.toLowerCase()
          .replace(/\.$/, '') ?? '';
      if (name.length > 2) names.set(name, month + 1);
    }
  }
  if (language.startsWith('en')) names.set('sept', 9);
  MONTHS.set(language, names);
  return names;
}

const two = (number: number) => String(number).padStart(2, '0');

function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Finds dates that are sure: written out with a year, and, in English, those that the day of publication completes. A
 * day and month without a year is taken as the nearest to publication that the sentence's tense allows.
 *
 * @returns In the order of the text, none over another.
 */
export function findDates(text: string, { language, published }: DateOptions): DateMention[] {
  const months = monthNames(language);
  const month = `(?<month>${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
  const edge = { before: '(?<![\\p{L}\\p{N}-])', after: '(?![\\p{L}\\p{N}-])' };
  const patterns = [
    '(?<year>(?:19|20)\\d\\d)[年년]\\s*(?<number>1?\\d)[月월]\\s*(?<day>[0-3]?\\d)[日일]',
    '(?<year>(?:19|20)\\d\\d)[年년]\\s*(?<number>1?\\d)[月월]',
    `${edge.before}(?<year>(?:19|20)\\d\\d)-(?<number>[01]\\d)-(?<day>[0-3]\\d)${edge.after}`,
    `${edge.before}${month} ${DAY},? ${YEAR}${edge.after}`,
    `${edge.before}${DAY} (?:de |of )?${month},? (?:de |del )?${YEAR}${edge.after}`,
    `${edge.before}${month},? (?:de |del |of )?${YEAR}${edge.after}`
  ];
  const found: DateMention[] = [];
  const take = (match: RegExpMatchArray, value: string, why: string) => {
    const start = match.index ?? 0;
    const name = match[0].replace(/\.$/, '');
    const end = start + name.length;
    if (found.every((other) => end <= other.start || start >= other.end))
      found.push({ name, start, end, value, why });
  };
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
      const { year, month: name, number, day } = match.groups ?? {};
      const at = name === undefined ? Number(number) : months.get(name.toLowerCase());
      if (at === undefined || at < 1 || at > 12) continue;
      if (day !== undefined && !isDay(Number(year), at, Number(day))) continue;
      take(
        match,
        [year, two(at), ...(day === undefined ? [] : [two(Number(day))])].join('-'),
        'The text says so.'
      );
    }
  }
  if (language.startsWith('en') && published) relative(text, published, months, month, take);
  return found.sort((a, b) => a.start - b.start);
}

type Take = (match: RegExpMatchArray, value: string, why: string) => void;

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const FUTURE =
  /\b(?:will|shall|plans? to|due to|set to|is to|are to|expected|scheduled|next|upcoming|aims? to)\b/iu;

/** Whether the sentence around an offset speaks of what is to come. */
function isFuture(text: string, at: number): boolean {
  const from = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('\n', at)) + 1;
  const to = text.indexOf('. ', at);
  return FUTURE.test(text.slice(from, to === -1 ? undefined : to));
}

function relative(
  text: string,
  published: string,
  months: ReadonlyMap<string, number>,
  month: string,
  take: Take
): void {
  const day = new Date(`${published}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return;
  const why = `Counted from the article's date, ${published}.`;
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  const all = (pattern: string) =>
    text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'));
  for (const match of all(`(?<which>last|this|next) (?:month|year)`)) {
    const step = { last: -1, this: 0, next: 1 }[match.groups?.which?.toLowerCase() ?? ''] ?? 0;
    if (/year$/i.test(match[0])) take(match, String(day.getUTCFullYear() + step), why);
    else
      take(
        match,
        iso(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + step, 1))).slice(0, 7),
        why
      );
  }
  for (const match of all(`(?<which>last|next) ${month}`)) {
    const at = months.get(match.groups?.month?.toLowerCase() ?? '') ?? 1;
    const own = day.getUTCMonth() + 1;
    const isLast = match.groups?.which?.toLowerCase() === 'last';
    const year = day.getUTCFullYear() + (isLast ? (at < own ? 0 : -1) : at > own ? 0 : 1);
    take(match, `${year}-${two(at)}`, why);
  }
  for (const match of all(`(?:yesterday|on (?<week>${WEEKDAYS.join('|')}))`)) {
    const at = WEEKDAYS.indexOf(match.groups?.week?.toLowerCase() ?? '');
    const back = at === -1 ? 1 : (day.getUTCDay() - at + 7) % 7;
    if (at !== -1 && isFuture(text, match.index)) continue;
    take(match, iso(new Date(day.getTime() - back * 86_400_000)), why);
  }
  for (const match of all(
    `on (?:${month} ${DAY}|(?<day2>[0-3]?\\d) (?<month2>${[...months.keys()].join('|')}))(?!,? \\d)`
  )) {
    const at = months.get((match.groups?.month ?? match.groups?.month2 ?? '').toLowerCase());
    const number = Number(match.groups?.day ?? match.groups?.day2);
    if (at === undefined || !isDay(2024, at, number)) continue;
    const own = new Date(Date.UTC(day.getUTCFullYear(), at - 1, number));
    const future = isFuture(text, match.index);
    const year = own.getUTCFullYear() + (!future && own > day ? -1 : future && own < day ? 1 : 0);
    take(match, `${year}-${two(at)}-${two(number)}`, why);
  }
}
