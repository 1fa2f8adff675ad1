import { anchorOf } from './anchor.ts';
import type { Finding, Mismatch, Path } from './fault.ts';
import { proveGeometries, swappedMismatch } from './geometry.ts';
import type { Outlines } from './outlines.ts';
import { FeatureParts } from './schema.ts';
import type { CountryCode, Position, Precision, Shape } from './types.ts';
import { listAt, part, valueAt } from './value.ts';

/**
 * How far outside its country's outline a point may lie, in kilometres. Natural Earth at 1:10 million, as world-atlas
 * rounds it, puts a coast up to about a kilometre off and leaves out piers and land reclaimed since, so a quay or a
 * building on the shore may fall just outside. Two kilometres forgive that and still catch a slip in a coordinate's
 * second decimal.
 */
export const COAST_TOLERANCE_KM = 2;

/**
 * The same for a point that stands for a whole country: it only says where the country's marker floats, and the middle
 * of an archipelago is water.
 */
export const COUNTRY_TOLERANCE_KM = 50;

/** How far from all its countries a thing at sea may be until somebody should look: the width of an economic zone. */
const WATERS_KM = 400;

/** Slips of a sign move a point farther than this; nearer, the other side of the meridian is no better a guess. */
const SIGN_SLIP_KM = 200;

/** The farthest latitude at which a Web Mercator map shows a marker. */
const FARTHEST = 85;

/**
 * Proves that every place is what its precision says, and lies in the countries that its project names.
 *
 * @param json `projects.geojson` as it was read
 */
export function proveLocations(json: unknown, outlines: Outlines): Mismatch[] {
  const broken = new Set(proveGeometries(json).map(({ path }) => path[1]));
  return listAt(json, ['features']).flatMap((feature, index) =>
    broken.has(index) ? [] : proveLocation(feature, ['features', index], outlines)
  );
}

function proveLocation(feature: unknown, path: Path, outlines: Outlines): Mismatch[] {
  const location = part(FeatureParts.Location, valueAt(feature, ['properties', 'location']));
  const geometry = part(FeatureParts.Geometry, valueAt(feature, ['geometry']));
  const countries = part(FeatureParts.Countries, valueAt(feature, ['properties', 'countries']));
  if (location === undefined || geometry === undefined) return [];
  const at = [...path, 'geometry'];
  const { precision } = location;
  const mismatch = precisionMismatch(precision, geometry?.type);
  if (mismatch) return [{ path: at, ...mismatch }];
  if (countries === undefined) return [];
  if (geometry === null)
    return precision === 'region' && countries.length === 1
      ? [{ path: [...path, 'properties', 'location', 'precision'], ...REGION_OF_ONE }]
      : [];
  const claim: Claim = {
    countries,
    offshore: location.offshore === true,
    tolerance: precision === 'country' ? COUNTRY_TOLERANCE_KM : COAST_TOLERANCE_KM
  };
  return pointsOf(geometry)
    .map(({ position, what, path: inner }) =>
      provePoint(position, what, claim, outlines, [...at, 'coordinates', ...inner])
    )
    .reduce((first, next) => (first.length > 0 ? first : next), []);
}

const REGION_OF_ONE: Finding = {
  code: 'precision/region-of-one',
  found: 'the precision “region”, yet a single country',
  wanted:
    '“region” for more than a country; “area” for a province, a coast, a delta; “country” for the whole',
  mend: 'Take “area” or “country”, or name the other countries.'
};

/** What is wrong with a geometry of this type, or none, for a precision. */
function precisionMismatch(precision: Precision, type: string | undefined): Finding | undefined {
  const what = type === undefined ? '' : type === 'Point' ? 'a point' : `a ${type}`;
  if (precision === 'region')
    return type === undefined
      ? undefined
      : {
          code: 'precision/region-with-point',
          found: `${what}, yet the precision is “region”`,
          wanted: 'null: a region has no place that would be true',
          mend: 'Write "geometry": null, or take the precision the place has: site, city, headquarters, area or country.'
        };
  if (precision === 'area')
    return type === 'Point'
      ? {
          code: 'precision/area-with-point',
          found: 'a point, yet the precision is “area”',
          wanted: 'null, or the area as a Polygon: a point would claim to be more exact',
          mend: 'Write "geometry": null, or take the precision the point has: site, city or headquarters.'
        }
      : undefined;
  if (type === undefined)
    return {
      code: 'precision/point-missing',
      found: `no point, yet the precision is “${precision}”`,
      wanted: precision === 'site' ? 'a Point, or the line or area that stands there' : 'a Point',
      mend: 'Give one; or write “area” when only a province or a coast is named, “region” when it is more than a country.'
    };
  if (type === 'Point' || precision === 'site') return undefined;
  return {
    code: 'precision/not-for-a-shape',
    found: `${what}, yet the precision is “${precision}”`,
    wanted: 'a line or an area only with “site” (it runs there) or “area” (it is somewhere there)',
    mend: 'Take one of the two, or give a Point.'
  };
}

interface Claim {
  readonly countries: readonly CountryCode[];
  readonly offshore: boolean;
  readonly tolerance: number;
}

interface Tested {
  readonly position: Position;
  /** What it is when it is not written in the file itself, as “the middle of the line”. */
  readonly what: string;
  readonly path: Path;
}

/** The points of a geometry that must lie in its countries: of a line its ends and its middle, of an area its inside. */
function pointsOf(geometry: { readonly type: 'Point'; readonly coordinates: Position } | Shape): Tested[] {
  if (geometry.type === 'Point') return [{ position: geometry.coordinates, what: '', path: [] }];
  const anchor = anchorOf(geometry);
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
    return [{ position: anchor, what: 'inside the area', path: [] }];
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const ends = [lines[0]?.[0], lines.at(-1)?.at(-1)].map((end): Position => [end?.[0] ?? 0, end?.[1] ?? 0]);
  return [
    { position: anchor, what: 'the middle of the line', path: [] },
    ...ends.map((position) => ({ position, what: 'an end of the line', path: [] }))
  ];
}

function provePoint(
  position: Position,
  what: string,
  { countries, offshore, tolerance }: Claim,
  outlines: Outlines,
  path: Path
): Mismatch[] {
  const [longitude, latitude] = position;
  const written = `[${longitude}, ${latitude}]${what === '' ? '' : `, ${what}`}`;
  if (Math.abs(latitude) > FARTHEST) return [{ path, ...beyondMap(written) }];
  const territory = outlines.territoryAt(position);
  if (territory) {
    if (countries.some((code) => territory.codes.includes(code)))
      return isPlain(position, countries, outlines) ? [] : [{ path, ...disputed(written, territory) }];
    return [
      {
        path,
        code: 'point/outside-country',
        found: `${written}, which is in ${territory.name}`,
        wanted: `a point in ${anyOf(countries)}`,
        mend: `Correct the point, or add the code that the article’s own words imply: ${territory.codes.map((code) => `“${code}”`).join(' or ')}.`
      }
    ];
  }
  const provable = countries.filter((code) => outlines.has(code));
  if (provable.length === 0) return [{ path, ...unproved(written, countries) }];
  const distances = provable.map((code) => ({ code, km: outlines.distance(position, code) }));
  const nearest = distances.reduce((a, b) => (b.km < a.km ? b : a));
  const inside = outlines.countryAt(position);
  const fits = (other: Position, within: number): boolean =>
    Math.abs(other[1]) <= 90 && provable.some((code) => outlines.distance(other, code) <= within);
  const swapped: Position = [latitude, longitude];

  if (offshore && inside === undefined) {
    if (nearest.km <= WATERS_KM) return [];
    if (what === '' && fits(swapped, WATERS_KM)) return [swappedMismatch(path, [longitude, latitude])];
    return [{ path, ...farAtSea(written, nearest) }];
  }
  if (nearest.km <= tolerance)
    return offshore && nearest.km === 0 && what === '' ? [{ path, ...onLand(written, nearest.code) }] : [];
  if (what === '' && fits(swapped, tolerance)) return [swappedMismatch(path, [longitude, latitude])];

  const mirrored: readonly Position[] = [
    [-longitude, latitude],
    [longitude, -latitude],
    [-longitude, -latitude]
  ];
  const mirror =
    what === '' && nearest.km > SIGN_SLIP_KM ? mirrored.find((other) => fits(other, 0)) : undefined;
  const away = `${kilometres(nearest.km)} from ${countryName(nearest.code)}`;
  return [
    {
      path,
      code: inside ? 'point/outside-country' : 'point/at-sea',
      found: `${written}, which is in ${inside ? countryName(inside) : 'no country'}, ${away}`,
      wanted: `a point in ${anyOf(provable)}, or at most ${tolerance} km outside`,
      mend: [
        ...(mirror ? [`Did you mean [${mirror[0]}, ${mirror[1]}]?`] : []),
        inside
          ? `Correct the point, or add “${inside}” to “countries” if it truly is there.`
          : 'Correct the point, or the countries. If it stands at sea, write "offshore": true and say in the note what is known.'
      ].join(' ')
    }
  ];
}

/** Whether a disputed place has a code of its own and the article uses it: then nothing is to be said. */
function isPlain(position: Position, countries: readonly CountryCode[], outlines: Outlines): boolean {
  const own = outlines.countryAt(position);
  return (
    own !== undefined &&
    own !== 'XK' &&
    countries.includes(own) &&
    outlines.territoryAt(position)?.code === own
  );
}

function disputed(
  written: string,
  { name, codes }: { name: string; codes: readonly CountryCode[] }
): Finding {
  return {
    code: 'point/disputed',
    found: `${written}, which is in ${name}; its status is disputed, or no ISO code names it`,
    wanted: `the code that the article’s own words imply (${codes.join(', ')}), and a note that says so`,
    mend: 'Look whether the note says how the article speaks of it. Nothing else is to be done.'
  };
}

function beyondMap(written: string): Finding {
  return {
    code: 'point/beyond-map',
    found: `${written}, nearer to a pole than a Web Mercator map reaches`,
    wanted: `a latitude from -${FARTHEST} to ${FARTHEST}`,
    mend: 'Write "geometry": null with the precision “area”, and say in the note where it is.'
  };
}

function onLand(written: string, code: CountryCode): Finding {
  return {
    code: 'point/not-at-sea',
    found: `${written}, which is on land in ${countryName(code)}, and "offshore": true`,
    wanted: 'a point at sea, or no “offshore”',
    mend: 'Remove "offshore", or correct the point.'
  };
}

function farAtSea(written: string, { code, km }: { code: CountryCode; km: number }): Finding {
  return {
    code: 'point/far-at-sea',
    found: `${written}, ${kilometres(km)} from ${countryName(code)}, the nearest country named`,
    wanted: `a point in the waters of the countries named, or one that was looked at`,
    mend: 'Look at the point on a map. If it is right, nothing else is to be done.'
  };
}

function unproved(written: string, countries: readonly CountryCode[]): Finding {
  return {
    code: 'point/unproved',
    found: `${written}, which nothing could be proved of`,
    wanted: `an outline to prove it against; there is none of ${anyOf(countries)}`,
    mend: 'Look at the point on a map. Nothing else is to be done.'
  };
}

const NAMES = new Intl.DisplayNames('en-GB', { type: 'region', style: 'short', fallback: 'code' });

function countryName(code: CountryCode): string {
  return NAMES.of(code) ?? code;
}

function anyOf(codes: readonly CountryCode[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(codes.map(countryName));
}

function kilometres(km: number): string {
  return `${km < 10 ? km.toFixed(1) : Math.round(km).toLocaleString('en-GB')} km`;
}
