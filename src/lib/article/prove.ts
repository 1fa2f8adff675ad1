import * as v from 'valibot';
import type { Path } from './fault.ts';
import {
  COAST_TOLERANCE_KM,
  COUNTRY_TOLERANCE_KM,
  PORT_TOLERANCE_KM,
  countryAt,
  distanceToCountry,
  hasOutline
} from './place.ts';
import {
  FeatureParts,
  isRecord,
  swappedMismatch,
  valueAt,
  type Mismatch,
  type ProjectFeature,
  type ProjectsFile
} from './schema.ts';
import { explainDifference, nearestPassage } from './suggest.ts';
import type { CountryCode, Excerpt, Position, Precision, Project } from './types.ts';
import { countryName } from './words.ts';

/** How many characters of the article are kept on either side of an excerpt, at most. */
export const CONTEXT_LENGTH = 32;

/** What a proof gives: the value when it stands, and everything that speaks against it. */
export interface Proof<T> {
  readonly value?: T;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Proves a file against its article: every excerpt, every point, every source. What can be proved is proved even while
 * other parts of the file are wrong, so that all faults come at once.
 *
 * @param json the file as it was read
 * @param text the article's text without front matter, lines ended by `\n`
 */
export function proveFeatures(json: unknown, text: string): Mismatch[] {
  return listAt(json, ['features']).flatMap((feature, index) => {
    const path: Path = ['features', index];
    return [
      ...proveLocation(feature, path),
      ...proveSources(feature, path),
      ...listAt(feature, ['properties', 'excerpts']).flatMap((raw, at) => {
        const excerpt = part(FeatureParts.Excerpt, raw);
        return excerpt ? proveExcerpt(excerpt, text, [...path, 'properties', 'excerpts', at]).mismatches : [];
      })
    ];
  });
}

/**
 * The projects in the order in which the article first speaks of them, numbered from 1; ties keep the order of the
 * file.
 *
 * @param file a file that {@link proveFeatures} found without fault
 */
export function toProjects(file: ProjectsFile, text: string): Project[] {
  return file.features
    .map((feature) => toProject(feature, text))
    .sort((a, b) => firstStart(a) - firstStart(b))
    .map((project, index) => ({ ...project, number: index + 1 }));
}

/** Finds ids used twice, in whatever was parsed as JSON: a file may have other faults and this one too. */
export function proveIds(json: unknown): Mismatch[] {
  const first = new Map<string, number>();
  return listAt(json, ['features']).flatMap((feature, index) => {
    const id = isRecord(feature) ? feature.id : undefined;
    if (typeof id !== 'string') return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    return [
      {
        path: ['features', index, 'id'],
        code: 'id/duplicate',
        message: `The id “${id}” is taken by features[${earlier}].`,
        mend: 'Give this one an id of its own, such as the name with the country behind it.'
      }
    ];
  });
}

const EMAIL = /[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;

/**
 * Finds e-mail addresses in every text of a value, its keys included. The address is masked in the message: build logs
 * are public too.
 */
export function proveNoEmail(value: unknown, path: Path = []): Mismatch[] {
  if (typeof value === 'string') return emails(value).map(({ masked }) => emailMismatch(masked, path));
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => proveNoEmail(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...emails(key).map(({ masked }) => emailMismatch(masked, path)),
    ...proveNoEmail(inner, [...path, key])
  ]);
}

/** The e-mail addresses in a text: where they begin, and how they may be shown. */
export function emails(text: string): { offset: number; masked: string }[] {
  return [...text.matchAll(EMAIL)].map((match) => ({
    offset: match.index,
    masked: `${match[0].slice(0, 1)}…@…`
  }));
}

function emailMismatch(masked: string, path: Path): Mismatch {
  return {
    path,
    code: 'email/published',
    message: `An e-mail address (${masked}) would be published.`,
    mend: 'Remove it; name the person or the office instead.'
  };
}

/**
 * Proves that a passage stands in the text, letter for letter, as whole words, and once. A prefix or suffix chooses
 * between several. Offsets are counted in Unicode code points, as Web Annotation's `TextPositionSelector` asks.
 */
export function proveExcerpt(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: string,
  path: Path
): Proof<Excerpt> {
  const everywhere = occurrences(text, excerpt.exact);
  const fitting = everywhere.filter((start) => {
    const end = start + excerpt.exact.length;
    return (
      text.slice(0, start).endsWith(excerpt.prefix ?? '') && text.slice(end).startsWith(excerpt.suffix ?? '')
    );
  });
  const [start] = fitting;
  if (start !== undefined && fitting.length === 1)
    return { value: placed(excerpt, text, start), mismatches: [] };
  if (fitting.length > 1) return { mismatches: [ambiguous(excerpt.exact, text, fitting, path)] };
  if (everywhere.length > 0) return { mismatches: [contextNotFound(excerpt, text, everywhere, path)] };
  return { mismatches: [notFound(excerpt.exact, text, path)] };
}

function notFound(exact: string, text: string, path: Path): Mismatch {
  const nearest = nearestPassage(text, exact);
  if (nearest === undefined)
    return {
      path: [...path, 'exact'],
      code: 'excerpt/not-found',
      message: `Not in the article, nor anything like it: “${exact}”`,
      mend: 'Copy the passage from article.md, or remove the excerpt.'
    };
  return {
    path: [...path, 'exact'],
    code: 'excerpt/not-found',
    message: [
      `Not in the article: “${exact}”`,
      `Did you mean:       “${nearest.passage}”`,
      'They differ here ([-only in the excerpt-], {+only in the article+}):',
      explainDifference(exact, nearest.passage)
    ].join('\n'),
    mend: 'Copy the passage from article.md again.'
  };
}

function ambiguous(exact: string, text: string, starts: readonly number[], path: Path): Mismatch {
  const places = starts.map((start) => {
    const before = text.slice(Math.max(0, start - 24), start).replaceAll('\n', '↵');
    const after = text.slice(start + exact.length, start + exact.length + 24).replaceAll('\n', '↵');
    return `- “…${before}” [here] “${after}…”`;
  });
  const [first = 0] = starts;
  return {
    path: [...path, 'exact'],
    code: 'excerpt/ambiguous',
    message: [`The article says “${exact}” ${starts.length} times:`, ...places].join('\n'),
    mend: `Take a longer passage, or say which one by what stands beside it: for the first, ${distinction(exact, text, starts, first)}.`
  };
}

function distinction(exact: string, text: string, starts: readonly number[], chosen: number): string {
  for (let length = 1; length <= 64; length++) {
    const before = text.slice(Math.max(0, chosen - length), chosen);
    const wholeWord =
      /^(?:\S|$)/u.test(before) && /(?:^|\s)$/u.test(text.slice(0, Math.max(0, chosen - length)));
    if (wholeWord && starts.filter((start) => text.slice(0, start).endsWith(before)).length === 1)
      return `"prefix": ${JSON.stringify(before)}`;
    const end = chosen + exact.length;
    const after = text.slice(end, end + length);
    const wholeAfter = /\S$/u.test(after) && /^(?:\s|$)/u.test(text.slice(end + length));
    if (wholeAfter && starts.filter((start) => text.startsWith(after, start + exact.length)).length === 1)
      return `"suffix": ${JSON.stringify(after)}`;
  }
  return 'a prefix or suffix of a few words';
}

function contextNotFound(
  excerpt: { readonly prefix?: string; readonly suffix?: string; readonly exact: string },
  text: string,
  starts: readonly number[],
  path: Path
): Mismatch {
  const [start = 0] = starts;
  const end = start + excerpt.exact.length;
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  const after = text.slice(end, end + CONTEXT_LENGTH);
  return {
    path,
    code: 'excerpt/context-not-found',
    message: `The article says “${excerpt.exact}”, but not with this prefix and suffix. It stands between ${JSON.stringify(before)} and ${JSON.stringify(after)}.`,
    mend:
      starts.length === 1
        ? 'Remove prefix and suffix: the passage stands there only once.'
        : 'Copy them from article.md, spaces included.'
  };
}

/** Where a passage stands as whole words. In scripts without spaces between words, anywhere. */
function occurrences(text: string, exact: string): number[] {
  const found: number[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    if (!cutsWord(text, start) && !cutsWord(text, start + exact.length)) found.push(start);
  }
  return found;
}

const SPACED_LETTER =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{M}\p{Nd}]$/u;

function cutsWord(text: string, offset: number): boolean {
  const before = text.slice(0, offset).at(-1);
  const after = text.at(offset);
  if (before === undefined || after === undefined || offset >= text.length) return false;
  return SPACED_LETTER.test(before) && SPACED_LETTER.test(after);
}

function placed(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: string,
  offset: number
): Excerpt {
  const start = codePoints(text.slice(0, offset));
  const end = offset + excerpt.exact.length;
  const before = contextBefore(text.slice(0, offset));
  const after = contextAfter(text.slice(end));
  return {
    exact: excerpt.exact,
    ...(excerpt.prefix === undefined ? {} : { prefix: excerpt.prefix }),
    ...(excerpt.suffix === undefined ? {} : { suffix: excerpt.suffix }),
    ...(before === '' ? {} : { before }),
    ...(after === '' ? {} : { after }),
    start,
    end: start + codePoints(excerpt.exact)
  };
}

function contextBefore(text: string): string {
  return [...text.slice(-CONTEXT_LENGTH * 2)].slice(-CONTEXT_LENGTH).join('');
}

function contextAfter(text: string): string {
  return [...text.slice(0, CONTEXT_LENGTH * 2)].slice(0, CONTEXT_LENGTH).join('');
}

/** Counts without making a list of them: it is done for each excerpt over all of the article before it. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function firstStart(project: Omit<Project, 'number'>): number {
  return project.excerpts[0]?.start ?? Infinity;
}

function proveSources(feature: unknown, path: Path): Mismatch[] {
  const location = part(FeatureParts.Location, valueAt(feature, ['properties', 'location']));
  const date = part(FeatureParts.EventDate, valueAt(feature, ['properties', 'date']));
  const mismatches: Mismatch[] = [];
  if (location?.sources.length === 0 && (location.precision === 'site' || location.from === 'external')) {
    mismatches.push({
      path: [...path, 'properties', 'location', 'sources'],
      code: 'source/missing',
      message:
        location.precision === 'site'
          ? 'The precision is “site”, but no source says where it stands.'
          : 'The location is external to the article, but no source is named.',
      mend: 'Name at least one source with a title, or take a lesser precision such as “city”.'
    });
  }
  if (date?.from === 'external' && date.sources.length === 0) {
    mismatches.push({
      path: [...path, 'properties', 'date', 'sources'],
      code: 'source/missing',
      message: 'The date is external to the article, but no source is named.',
      mend: 'Name at least one source with a title, or leave the date out.'
    });
  }
  return mismatches;
}

function proveLocation(feature: unknown, path: Path): Mismatch[] {
  const location = part(FeatureParts.Location, valueAt(feature, ['properties', 'location']));
  const geometry = part(FeatureParts.Geometry, valueAt(feature, ['geometry']));
  const countries = part(FeatureParts.Countries, valueAt(feature, ['properties', 'countries']));
  if (location === undefined || geometry === undefined) return [];
  const at = [...path, 'geometry'];
  const { precision } = location;
  if (precision === 'region') {
    if (geometry === null) return [];
    return [
      {
        path: at,
        code: 'precision/region-with-point',
        message: 'The precision is “region”, yet there is a point. A region has no point that would be true.',
        mend: 'Write "geometry": null, or take the precision the point has: site, city, headquarters or country.'
      }
    ];
  }
  if (geometry === null)
    return [
      {
        path: at,
        code: 'precision/point-missing',
        message: `The precision is “${precision}”, yet there is no point.`,
        mend: 'Give a Point, or write “region” when several countries are meant at once.'
      }
    ];
  if (countries === undefined) return [];
  const isPort = valueAt(feature, ['properties', 'theme']) === 'ports';
  return provePoint(geometry.coordinates, countries, toleranceOf(precision, isPort), [...at, 'coordinates']);
}

function provePoint(
  position: Position,
  countries: readonly CountryCode[],
  tolerance: number,
  path: Path
): Mismatch[] {
  const provable = countries.filter(hasOutline);
  if (provable.length === 0) return [];
  const distances = provable.map((code) => ({ code, km: distanceToCountry(position, code) }));
  const nearest = distances.reduce((a, b) => (b.km < a.km ? b : a));
  if (nearest.km <= tolerance) return [];

  const [longitude, latitude] = position;
  const fits = (other: Position): boolean =>
    Math.abs(other[1]) <= 90 && provable.some((code) => distanceToCountry(other, code) <= tolerance);
  if (fits([latitude, longitude])) return [swappedMismatch(path, [longitude, latitude])];

  const mirrored = [
    [-longitude, latitude],
    [longitude, -latitude],
    [-longitude, -latitude]
  ] as const;
  const mirror = mirrored.find(fits);
  const inside = countryAt(position);
  const where = inside ? `in ${countryName(inside)}` : 'in no country';
  return [
    {
      path,
      code: 'point/outside-country',
      message: `[${longitude}, ${latitude}] is ${where}, ${kilometres(nearest.km)} from ${countryName(nearest.code)}; ${tolerance} km is allowed.${mirror ? ` Did you mean [${mirror[0]}, ${mirror[1]}]?` : ''}`,
      mend: inside
        ? `Correct the point, or add “${inside}” to “countries” if it truly is there.`
        : 'Correct the point, or the countries.'
    }
  ];
}

function toleranceOf(precision: Precision, isPort: boolean): number {
  if (isPort) return PORT_TOLERANCE_KM;
  return precision === 'country' ? COUNTRY_TOLERANCE_KM : COAST_TOLERANCE_KM;
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function part<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

function kilometres(km: number): string {
  return `${km < 10 ? km.toFixed(1) : Math.round(km).toLocaleString('en-GB')} km`;
}

function toProject(feature: ProjectFeature, text: string): Omit<Project, 'number'> {
  const { properties } = feature;
  const { location, date } = properties;
  return {
    id: feature.id,
    title: properties.title,
    kind: properties.kind,
    theme: properties.theme,
    summary: properties.summary,
    countries: properties.countries,
    countriesBasis: properties.countriesFrom,
    partners: properties.partners,
    ...(date && { date: { value: date.value, label: date.label, basis: date.from, sources: date.sources } }),
    status: properties.status,
    location: {
      coordinates: feature.geometry?.coordinates ?? null,
      precision: location.precision,
      place: location.place,
      basis: location.from,
      note: location.note,
      sources: location.sources
    },
    excerpts: properties.excerpts.flatMap((excerpt) => proveExcerpt(excerpt, text, []).value ?? []),
    notes: properties.notes
  };
}
