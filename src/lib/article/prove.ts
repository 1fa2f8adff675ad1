import * as v from 'valibot';
import { count, type Finding, type Path } from './fault.ts';
import {
  COAST_TOLERANCE_KM,
  COUNTRY_TOLERANCE_KM,
  PORT_TOLERANCE_KM,
  countryAt,
  distanceToCountry,
  hasOutline
} from './place.ts';
import { swappedMismatch } from './position.ts';
import { FeatureParts, type Mismatch, type ProjectFeature, type ProjectsFile } from './schema.ts';
import { explainDifference, nearestPassage } from './suggest.ts';
import { ArticleText } from './text.ts';
import type { CountryCode, Excerpt, Position, Precision, Project } from './types.ts';
import { isRecord, quote, valueAt } from './value.ts';
import { countryName } from './words.ts';

/** How many characters of the article are kept on either side of an excerpt, at most. */
export const CONTEXT_LENGTH = 32;

/** How many places of an ambiguous passage are shown. */
const MOST_PLACES = 10;

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
 */
export function proveFeatures(json: unknown, text: ArticleText): Mismatch[] {
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
export function toProjects(file: ProjectsFile, text: ArticleText): Project[] {
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
        found: `${quote(id)}, which is the id of features[${earlier}] too`,
        wanted: 'an id that no other project of the file has',
        mend: 'Give this one an id of its own, such as the name with the country behind it.'
      }
    ];
  });
}

const LOCAL_PART = /[\p{L}\p{N}._%+-]{1,64}$/u;
const AT_AND_DOMAIN = /(?<=[\p{L}\p{N}._%+-])(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;

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

/** An e-mail address in a text: where it lies, in UTF-16 units, and how it may be shown. */
export interface Email {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** The e-mail addresses in a text. */
export function emails(text: string): Email[] {
  return [...text.matchAll(AT_AND_DOMAIN)].map(({ 0: domain, index }) => {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, index - 64), index))?.[0] ?? '';
    return { start: index - local.length, end: index + domain.length, masked: `${[...local][0] ?? ''}…@…` };
  });
}

/** A text in which e-mail addresses are masked. */
export function withoutEmails(text: string): string {
  return emails(text).reduceRight(
    (rest, { start, end, masked }) => rest.slice(0, start) + masked + rest.slice(end),
    text
  );
}

/** What is said of an e-mail address that would be published. */
export function emailFinding(masked: string): Finding {
  return {
    code: 'email/published',
    found: `an e-mail address, ${masked}`,
    wanted: 'no e-mail address: data and excerpts are published',
    mend: 'Remove it; name the person or the office instead.'
  };
}

function emailMismatch(masked: string, path: Path): Mismatch {
  return { path, ...emailFinding(masked) };
}

/**
 * Finds links by http to a host to which another link of the same article goes by https: there https is known to work.
 * Offline nothing more can be known.
 *
 * @param value a file's data
 * @param all the data of all files of the article
 */
export function proveHttps(value: unknown, all: readonly unknown[]): Mismatch[] {
  const secure = new Set(
    all
      .flatMap((data) => linksIn(data))
      .filter(({ url }) => url.protocol === 'https:')
      .map(({ url }) => url.hostname)
  );
  return linksIn(value)
    .filter(({ url }) => url.protocol === 'http:' && secure.has(url.hostname))
    .map(({ path, written, url }) => ({
      path,
      code: 'link/not-https',
      found: quote(written),
      wanted: `https://, as another link of this article to ${url.hostname} has it`,
      mend: `Open ${quote(written.replace(/^http:/i, 'https:'))}; if it shows the same page, write that.`
    }));
}

/** A link in an article's data. */
export interface Link {
  readonly path: Path;
  readonly written: string;
  readonly url: URL;
}

/** The links in an article's data: whatever stands under the key `url` and can be parsed as one. */
export function linksIn(value: unknown, path: Path = []): Link[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => linksIn(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    if (key !== 'url' || typeof inner !== 'string') return linksIn(inner, at);
    return URL.canParse(inner) ? [{ path: at, written: inner, url: new URL(inner) }] : [];
  });
}

/**
 * Proves that a passage stands in the text, letter for letter, as whole words, and once. A prefix or suffix chooses
 * between several. Offsets are counted in Unicode code points, as Web Annotation's `TextPositionSelector` asks.
 */
export function proveExcerpt(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: ArticleText,
  path: Path
): Proof<Excerpt> {
  const { exact, prefix = '', suffix = '' } = excerpt;
  const everywhere = text.occurrences(exact);
  const fitting = everywhere.filter(
    (start) =>
      text.content.startsWith(prefix, start - prefix.length) &&
      start >= prefix.length &&
      text.content.startsWith(suffix, start + exact.length)
  );
  const [start] = fitting;
  if (start !== undefined && fitting.length === 1)
    return { value: placed(excerpt, text, start), mismatches: [] };
  if (fitting.length > 1) return { mismatches: [ambiguous(exact, text.content, fitting, path)] };
  if (everywhere.length > 0)
    return { mismatches: [contextNotFound(excerpt, text.content, everywhere, path)] };
  return { mismatches: [notFound(exact, text, path)] };
}

function notFound(exact: string, text: ArticleText, path: Path): Mismatch {
  const at: Path = [...path, 'exact'];
  const found = `“${exact}”, which is not in the article`;
  const nearest = nearestPassage(text, exact);
  if (nearest === undefined)
    return {
      path: at,
      code: 'excerpt/not-found',
      found,
      wanted: 'a passage of the article, word for word; nothing in it is like this',
      mend: 'Copy the passage from article.md, or remove the excerpt.'
    };
  return {
    path: at,
    code: 'excerpt/not-found',
    found,
    wanted: `“${nearest.passage}”`,
    detail: [
      'They differ here ([-only in the excerpt-], {+only in the article+}):',
      explainDifference(exact, nearest.passage)
    ].join('\n'),
    mend: 'Copy the passage from article.md again.'
  };
}

function ambiguous(exact: string, text: string, starts: readonly number[], path: Path): Mismatch {
  const places = starts.slice(0, MOST_PLACES).map((start) => {
    const before = text.slice(Math.max(0, start - 24), start).replaceAll('\n', '↵');
    const after = text.slice(start + exact.length, start + exact.length + 24).replaceAll('\n', '↵');
    return `- “…${before}” [here] “${after}…”`;
  });
  if (starts.length > MOST_PLACES) places.push(`- and ${starts.length - MOST_PLACES} times more`);
  const [first = 0] = starts;
  return {
    path: [...path, 'exact'],
    code: 'excerpt/ambiguous',
    found: `“${exact}”, which the article says ${count(starts.length, 'time')}`,
    wanted: 'a passage that stands in the article once, or a prefix or suffix that chooses one',
    detail: places.join('\n'),
    mend: `Take a longer passage, or say which one by what stands beside it: for the first, ${distinction(exact, text, starts, first)}.`
  };
}

function distinction(exact: string, text: string, starts: readonly number[], chosen: number): string {
  for (let length = 1; length <= 64; length++) {
    const from = Math.max(0, chosen - length);
    const before = text.slice(from, chosen);
    const wholeWord = /^(?:\S|$)/u.test(before) && (from === 0 || /\s/u.test(text.charAt(from - 1)));
    if (
      wholeWord &&
      before !== '' &&
      starts.filter((start) => start >= before.length && text.startsWith(before, start - before.length))
        .length === 1
    )
      return `"prefix": ${JSON.stringify(before)}`;
    const end = chosen + exact.length;
    const after = text.slice(end, end + length);
    const wholeAfter = /\S$/u.test(after) && /^(?:\s|$)/u.test(text.charAt(end + length));
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
  const written = Object.entries({ prefix: excerpt.prefix, suffix: excerpt.suffix })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `the ${key} ${JSON.stringify(value)}`)
    .join(' and ');
  return {
    path,
    code: 'excerpt/context-not-found',
    found: `“${excerpt.exact}”, which the article does not say with ${written}`,
    wanted: `what stands there: ${JSON.stringify(before)} before it, ${JSON.stringify(after)} after it`,
    mend:
      starts.length === 1
        ? 'Remove prefix and suffix: the passage stands there only once.'
        : 'Copy them from article.md, spaces included.'
  };
}

function placed(
  excerpt: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  text: ArticleText,
  offset: number
): Excerpt {
  const { content } = text;
  const end = offset + excerpt.exact.length;
  const before = [...content.slice(Math.max(0, offset - 2 * CONTEXT_LENGTH - 1), offset)]
    .slice(-CONTEXT_LENGTH)
    .join('');
  const after = [...content.slice(end, end + 2 * CONTEXT_LENGTH)].slice(0, CONTEXT_LENGTH).join('');
  return {
    exact: excerpt.exact,
    ...(excerpt.prefix === undefined ? {} : { prefix: excerpt.prefix }),
    ...(excerpt.suffix === undefined ? {} : { suffix: excerpt.suffix }),
    ...(before === '' ? {} : { before }),
    ...(after === '' ? {} : { after }),
    start: text.codePointsBefore(offset),
    end: text.codePointsBefore(end)
  };
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
      found:
        location.precision === 'site'
          ? 'the precision “site”, but no source that says where it stands'
          : 'a location that is external to the article, but no source',
      wanted: 'at least one source with a title',
      mend: 'Name one, or take a lesser precision such as “city” from the article.'
    });
  }
  if (date?.from === 'external' && date.sources.length === 0) {
    mismatches.push({
      path: [...path, 'properties', 'date', 'sources'],
      code: 'source/missing',
      found: 'a date that is external to the article, but no source',
      wanted: 'at least one source with a title',
      mend: 'Name one, or leave the date out.'
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
        found: 'a point, yet the precision is “region”',
        wanted: 'null: a region has no point that would be true',
        mend: 'Write "geometry": null, or take the precision the point has: site, city, headquarters or country.'
      }
    ];
  }
  if (geometry === null)
    return [
      {
        path: at,
        code: 'precision/point-missing',
        found: `no point, yet the precision is “${precision}”`,
        wanted: 'a Point',
        mend: 'Give one, or write “region” when several countries are meant at once.'
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
  const [longitude, latitude] = position;
  const written = `[${longitude}, ${latitude}]`;
  if (provable.length === 0) return [unprovedPoint(path, written, countries)];
  const distances = provable.map((code) => ({ code, km: distanceToCountry(position, code) }));
  const nearest = distances.reduce((a, b) => (b.km < a.km ? b : a));
  if (nearest.km <= tolerance) return [];

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
  const away = `${kilometres(nearest.km)} from ${countryName(nearest.code)}`;
  const mends = [
    ...(mirror ? [`Did you mean [${mirror[0]}, ${mirror[1]}]?`] : []),
    inside
      ? `Correct the point, or add “${inside}” to “countries” if it truly is there.`
      : 'Correct the point, or the countries.'
  ];
  return [
    {
      path,
      code: inside ? 'point/outside-country' : 'point/at-sea',
      found: `${written}, which is in ${inside ? countryName(inside) : 'no country'}, ${away}`,
      wanted: `a point in ${anyOf(provable)}, or at most ${tolerance} km outside`,
      mend: mends.join(' ')
    }
  ];
}

function unprovedPoint(path: Path, written: string, countries: readonly CountryCode[]): Mismatch {
  return {
    path,
    code: 'point/unproved',
    found: `${written}, which nothing could be proved of`,
    wanted: `an outline to prove it against; there is none of ${anyOf(countries)}`,
    mend: 'Look at the point on a map. Nothing else is to be done.'
  };
}

function anyOf(codes: readonly CountryCode[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(codes.map(countryName));
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

function toProject(feature: ProjectFeature, text: ArticleText): Omit<Project, 'number'> {
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
