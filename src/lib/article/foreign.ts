import { count, visible, type Finding } from './fault.ts';
import { isRecord, listAt, quote } from './value.ts';

/** Keys of other people's files, with the keys that hold the same here. */
const SAME_AS: Readonly<Record<string, string>> = {
  name: 'title',
  label: 'title',
  project: 'title',
  description: 'summary',
  desc: 'summary',
  abstract: 'summary',
  category: 'theme',
  topic: 'theme',
  sector: 'theme',
  type: 'kind',
  country: 'countries',
  iso: 'countries',
  iso_a2: 'countries',
  countrycode: 'countries',
  partner: 'partners',
  company: 'partners',
  organisation: 'partners',
  organization: 'partners',
  year: 'date',
  state: 'status',
  phase: 'status',
  address: 'location',
  place: 'location',
  city: 'location',
  quote: 'excerpts',
  excerpt: 'excerpts',
  comment: 'notes',
  remarks: 'notes',
  note: 'notes'
};

/** The key that holds here what another key holds elsewhere, as `title` for `Name`. */
export function sameAs(key: string): string | undefined {
  const plain = key.toLowerCase().replace(/[^a-z_]/g, '');
  return Object.hasOwn(SAME_AS, plain) ? SAME_AS[plain] : undefined;
}

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection'
];

const WANTED =
  'a FeatureCollection of projects, each with title, theme, location and excerpts of the article';

/**
 * What a file of another kind seems to be and what to do with it, said once for all of it; `undefined` for a file that
 * is meant as projects, with or without faults.
 *
 * @param json what was read as `projects.geojson`
 */
export function foreignFinding(json: unknown): Finding | undefined {
  const foreign = (found: string, mend: string, detail?: string): Finding => ({
    code: 'file/foreign',
    found,
    wanted: WANTED,
    ...(detail !== undefined && { detail }),
    mend
  });
  if (!isRecord(json)) return undefined;
  const { type } = json;
  if (type === 'Topology')
    return foreign(
      'TopoJSON, by its “type”',
      'Turn it into GeoJSON first, for example with “npx mapshaper file.topojson -o format=geojson”.'
    );
  if (type === 'Feature')
    return isOurs(json)
      ? foreign(
          'a single Feature',
          'Put { "type": "FeatureCollection", "features": [ before it and ] } after it.'
        )
      : foreign('a single Feature of GeoJSON from elsewhere', NEXT, skeleton(json));
  if (typeof type === 'string' && GEOMETRIES.includes(type))
    return foreign(`a bare geometry, ${quote(type)}`, NEXT, skeleton({ geometry: json }));
  if ('geometryType' in json || 'spatialReference' in json)
    return foreign(
      'Esri JSON, by its keys',
      'Turn it into GeoJSON first: add “f=geojson” to the address it came from, or use “ogr2ogr”.'
    );
  const features = listAt(json, ['features']).filter(isRecord);
  const [first] = features;
  if (!first || type !== 'FeatureCollection' || features.some(isOurs)) return undefined;
  const keys = [...new Set(features.slice(0, 50).flatMap((feature) => Object.keys(propertiesOf(feature))))];
  const known = keys.flatMap((key) => {
    const same = sameAs(key);
    return same === undefined ? [] : [`- “${visible(key)}” is “${same}” here`];
  });
  return foreign(
    `GeoJSON from elsewhere: ${count(features.length, 'feature')} without excerpts or location, with ${
      keys.length === 0 ? 'no properties' : `the properties ${keys.slice(0, 8).map(quote).join(', ')}`
    }`,
    NEXT,
    [...known.slice(0, 8), skeleton(first)].join('\n')
  );
}

const NEXT =
  'Keep of it what the article speaks of, and write each as shown. What is in capitals is for you to fill in.';

/** Whether a feature is meant as a project: it has one of the keys that only projects have. */
function isOurs(feature: Readonly<Record<string, unknown>>): boolean {
  const properties = propertiesOf(feature);
  return ['excerpts', 'location', 'countriesFrom', 'theme', 'summary'].some((key) => key in properties);
}

function propertiesOf({ properties }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return isRecord(properties) ? properties : {};
}

/** The most characters of a geometry that are repeated. */
const LONGEST = 200;

/** A feature as it would stand among projects, with what is known put in. */
function skeleton(feature: Readonly<Record<string, unknown>>): string {
  const properties = propertiesOf(feature);
  const known = (wanted: string): unknown =>
    Object.entries(properties).find(([key]) => key === wanted || sameAs(key) === wanted)?.[1];
  const text = (wanted: string, otherwise: string): string => {
    const value = known(wanted);
    return typeof value === 'string' && value.trim() !== ''
      ? visible(value.trim().replace(/\s+/g, ' ')).slice(0, 120)
      : otherwise;
  };
  const title = text('title', 'A SHORT NAME');
  const geometry = JSON.stringify(feature.geometry ?? null);
  const project = {
    title,
    theme: text('theme', 'A WORD'),
    summary: text('summary', 'ONE LINE IN YOUR OWN WORDS'),
    countries: ['A CODE SUCH AS KH'],
    countriesFrom: 'external',
    location: {
      place: text('location', 'THE PLACE FOR PEOPLE'),
      precision: 'city',
      from: 'external',
      note: 'WHY THIS POSITION',
      sources: [{ title: 'WHERE IT COMES FROM' }]
    },
    excerpts: [{ type: 'TextQuoteSelector', exact: 'A PASSAGE OF THE ARTICLE' }],
    notes: []
  };
  return [
    'The first of them as a project:',
    `{ "type": "Feature", "id": "A-NAME-FOR-THE-ADDRESS",`,
    `  "geometry": ${geometry.length > LONGEST ? '… as it is …' : geometry},`,
    `  "properties": ${JSON.stringify(project, null, 2).replaceAll('\n', '\n  ')} }`
  ].join('\n');
}
