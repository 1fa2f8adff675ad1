import countries from 'i18n-iso-countries';
import * as v from 'valibot';
import { parse as parseEdtf } from 'edtf';
import { formatPath, type Path } from './fault.ts';
import { didYouMean, suggest } from './suggest.ts';
import { KINDS, PRECISIONS, STATUSES, THEMES } from './types.ts';

/**
 * All ISO 3166-1 alpha-2 codes. The list the codes come from also knows `XK`, which ISO reserves for users and never
 * assigned.
 */
export const COUNTRY_CODES: readonly string[] = Object.keys(countries.getAlpha2Codes())
  .filter((code) => code !== 'XK')
  .sort();

/** Lower-case letters and digits, joined by single hyphens: what may stand in an address unescaped. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that pass for a {@link SLUG} and still must not become a key or a path. */
export const RESERVED_IDS: readonly string[] = ['constructor', 'prototype', 'embed', 'schema'];

const ONE_LINE = /^\S(?:.*\S)?$/;
const LINK = /^https?:\/\/[^\s/]+\.[^\s]+$/;

function line(description: string, example?: string) {
  return v.pipe(
    v.string(),
    v.regex(ONE_LINE, 'is empty, has space at an end, or runs over several lines'),
    v.description(description),
    v.examples(example === undefined ? [] : [example])
  );
}

function oneOf<const T extends readonly string[]>(options: T, description: string) {
  return v.pipe(v.picklist(options), v.description(description));
}

const Basis = oneOf(['article', 'external'], 'Who says so: the article itself, or a source named beside it.');

const Country = v.pipe(
  v.picklist(COUNTRY_CODES),
  v.description('A country as an ISO 3166-1 alpha-2 code, such as KH for Cambodia.'),
  v.metadata({ code: 'country/unknown' })
);

const Countries = v.pipe(
  v.array(Country),
  v.minLength(1, 'names no country'),
  v.check((codes) => new Set(codes).size === codes.length, 'names a country twice'),
  v.description('The countries it takes place in or is for, as ISO 3166-1 alpha-2 codes, each once.'),
  v.examples([['KH'], ['JP', 'TH']])
);

const Link = v.pipe(
  v.string(),
  v.regex(LINK, 'is no http or https address'),
  v.check((value) => URL.canParse(value), 'is no http or https address'),
  v.description('An address that begins with https:// (or http://). Leave it out when there is none.'),
  v.examples(['https://www.gem.wiki/Mae_Moh_power_station']),
  v.metadata({ code: 'link/not-http' })
);

const Source = v.strictObject({
  title: line('The source as a reader would name it.', 'World Port Index (Pub. 150)'),
  url: v.exactOptional(Link)
});

const Sources = v.pipe(
  v.array(Source),
  v.description('Where this comes from. Required when `from` is external.')
);

const Position = v.pipe(
  v.strictTuple([
    v.pipe(
      v.number(),
      v.finite('is no finite number'),
      v.minValue(-180, 'is no longitude'),
      v.maxValue(180, 'is no longitude'),
      v.description('Longitude in degrees east, from -180 to 180.')
    ),
    v.pipe(
      v.number(),
      v.finite('is no finite number'),
      v.minValue(-90, 'is no latitude'),
      v.maxValue(90, 'is no latitude'),
      v.description('Latitude in degrees north, from -90 to 90.')
    )
  ]),
  v.description('[longitude, latitude] in degrees, WGS 84: longitude first, as RFC 7946 has it.'),
  v.examples([[103.497, 10.6455]])
);

const Excerpt = v.strictObject({
  type: v.pipe(
    v.literal('TextQuoteSelector'),
    v.description('Always TextQuoteSelector, as in W3C Web Annotation.')
  ),
  exact: v.pipe(
    v.string(),
    v.regex(/^\S(?:[\s\S]*\S)?$/, 'is empty or has space at an end'),
    v.description('The passage, letter for letter as it stands in article.md: copy it, do not type it.')
  ),
  prefix: v.exactOptional(
    v.pipe(
      v.string(),
      v.nonEmpty('is empty'),
      v.description(
        'The words directly before the passage. Needed only when the passage stands in the article twice.'
      )
    )
  ),
  suffix: v.exactOptional(
    v.pipe(
      v.string(),
      v.nonEmpty('is empty'),
      v.description(
        'The words directly after the passage. Needed only when the passage stands in the article twice.'
      )
    )
  )
});

const Note = v.strictObject({
  text: line('A remark of the editor, never of the article.'),
  sources: v.pipe(
    v.array(Source),
    v.minLength(1, 'names no source'),
    v.description('At least one source for the remark.')
  )
});

const EventDate = v.strictObject({
  value: v.pipe(
    v.string(),
    v.check(isEdtf, 'is no date in EDTF'),
    v.description(
      'A date in EDTF (ISO 8601-2, level 0 or 1): 2024, 2024-07, 2024-09-12, or 2024? when uncertain.'
    ),
    v.examples(['2024', '2024-07', '2024-09-12']),
    v.metadata({ code: 'date/not-edtf' })
  ),
  label: line('What happened then.', 'Inaugurated'),
  from: Basis,
  sources: Sources
});

const Location = v.strictObject({
  place: line('The place for people.', 'Sihanoukville, Cambodia'),
  precision: oneOf(
    PRECISIONS,
    'How exactly the place is known. site: the thing itself stands there (needs a source); city; headquarters: a partner sits there, the work is elsewhere or unknown; country: only the country is named; region: several countries at once, geometry is null.'
  ),
  from: Basis,
  note: line('Why this position: one or two sentences.'),
  sources: Sources
});

const Properties = v.strictObject({
  title: line('A short name for the project.', 'Sihanoukville Autonomous Port expansion'),
  kind: oneOf(KINDS, 'What sort of thing it is.'),
  theme: oneOf(THEMES, 'What it is about; decides the colour of its marker.'),
  summary: line('What it is, in one line of our own words; not the excerpt again.'),
  countries: Countries,
  countriesFrom: Basis,
  partners: v.pipe(
    v.strictObject({
      japan: v.pipe(
        v.array(line('A partner.')),
        v.description('Partners on the Japanese side; [] when none is named.')
      ),
      local: v.pipe(
        v.array(line('A partner.')),
        v.description('Partners on the other side; [] when none is named.')
      )
    }),
    v.description('Named partners.')
  ),
  date: v.exactOptional(
    v.pipe(EventDate, v.description('The one date that matters most. Leave it out when none is known.'))
  ),
  status: oneOf(STATUSES, 'How far it has got.'),
  location: v.pipe(Location, v.description('Where it is, how exactly that is known, and who says so.')),
  excerpts: v.pipe(
    v.array(Excerpt),
    v.minLength(1, 'has no excerpt'),
    v.description('What the article says about it, word for word. The first decides its number on the map.')
  ),
  notes: v.pipe(
    v.array(Note),
    v.description("Editor's notes: what a careful reader should know beside the article.")
  )
});

const Geometry = v.pipe(
  v.nullable(
    v.strictObject({
      type: v.pipe(v.literal('Point'), v.description('Always Point.')),
      coordinates: Position
    })
  ),
  v.description('A Point, or null exactly when the precision is region.')
);

const Feature = v.strictObject({
  type: v.pipe(v.literal('Feature'), v.description('Always Feature, as RFC 7946 has it.')),
  id: v.pipe(
    v.string(),
    v.regex(SLUG, 'cannot stand in an address'),
    v.check((id) => !RESERVED_IDS.includes(id), 'is a reserved name'),
    v.description(
      'A name unique in this file and safe in an address: lower-case letters, digits and single hyphens.'
    ),
    v.examples(['sihanoukville-port']),
    v.metadata({ code: 'id/unsafe' })
  ),
  geometry: Geometry,
  properties: v.pipe(
    Properties,
    v.description('What is known of it. Every key is checked; none may be added.')
  )
});

/** Schemas of the parts of a feature that can be proved even while another part is wrong. */
export const FeatureParts = { Geometry, Countries, Location, EventDate, Excerpt };

/** What `projects.geojson` must hold: an RFC 7946 FeatureCollection whose every property is spoken for. */
export const ProjectsFile = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(
      v.pipe(v.string(), v.description('Relative path of this schema, so that an editor can help.'))
    ),
    type: v.pipe(v.literal('FeatureCollection'), v.description('Always FeatureCollection.')),
    features: v.pipe(
      v.array(Feature),
      v.description('The projects. Their order decides only between two with the same first excerpt.')
    )
  }),
  v.title('Projects of an article'),
  v.description(
    'The projects a news article speaks of: where they are, how exactly that is known, and the words that say so.'
  )
);
export type ProjectsFile = v.InferOutput<typeof ProjectsFile>;
export type ProjectFeature = ProjectsFile['features'][number];

const FrontMatterBBox = v.pipe(
  v.strictTuple([
    v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
  ]),
  v.check(([west, south, east, north]) => west < east && south < north, 'is not [west, south, east, north]'),
  v.description('[west, south, east, north] in degrees: what the map shows when nothing is chosen.'),
  v.examples([[92, -11, 146, 46]])
);

/** What stands between the two `---` lines at the head of `article.md`. */
export const FrontMatter = v.strictObject({
  title: line("The article's title."),
  byline: v.exactOptional(line('Who wrote it; a name, never an address.')),
  publisher: line('Who published it.'),
  url: v.pipe(Link, v.description("The publisher's page, with https://.")),
  published: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date'),
    v.check(isEdtf, 'is no date'),
    v.description('The day of publication, as 2025-02-27.'),
    v.metadata({ code: 'date/not-a-day' })
  ),
  language: v.pipe(
    v.string(),
    v.check(isLanguage, 'is no known language'),
    v.description('The language as a BCP 47 tag, such as en or pt-BR.'),
    v.metadata({ code: 'language/unknown' })
  ),
  summary: line('One line, in our words, on what this map is.'),
  bbox: FrontMatterBBox,
  members: v.pipe(
    Countries,
    v.description('The countries the article is about, as ISO 3166-1 alpha-2 codes, each once.')
  )
});
export type FrontMatter = v.InferOutput<typeof FrontMatter>;

/** A mismatch between a value and its schema; becomes a fault once file, line and id are known. */
export interface Mismatch {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

type AnySchema = v.GenericSchema<unknown, unknown>;

/**
 * Parses without throwing. All mismatches come at once, unknown keys among them, which are faults because a misspelt
 * key would otherwise be dropped in silence.
 */
export function parse<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown
): { output?: T; mismatches: Mismatch[] } {
  const result = v.safeParse(schema, value);
  const mismatches = unique([
    ...unknownKeys(schema, value, []),
    ...(result.issues ?? [])
      .filter((issue) => issue.type !== 'strict_object' || issue.expected !== 'never')
      .map((issue) => describe(schema, value, issue))
  ]);
  if (result.success) return { output: result.output, mismatches };
  const unsaid = {
    path: [],
    code: 'schema/invalid',
    message: 'The file is not as it should be.',
    mend: 'Compare it with another article.'
  };
  return { mismatches: mismatches.length > 0 ? mismatches : [unsaid] };
}

/** Two rules may find the same fault, as when an address is both misspelt and no URL; it is told once. */
function unique(mismatches: readonly Mismatch[]): Mismatch[] {
  const known = new Map(
    mismatches.map((mismatch) => [`${formatPath(mismatch.path)} ${mismatch.code}`, mismatch])
  );
  return [...known.values()];
}

function describe(root: AnySchema, value: unknown, issue: v.BaseIssue<unknown>): Mismatch {
  const path: (string | number)[] = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? key : String(key)
  );
  const schema = schemaAt(root, path);
  const last = path.at(-1);
  const name = typeof last === 'number' ? `[${last}]` : last === undefined ? 'The file' : `“${last}”`;
  const options = optionsOf(schema);
  const description = descriptionOf(schema) ?? `${issue.expected ?? 'something else'}.`;
  const wanted = options && options.length < 20 ? `${description} One of ${list(options)}.` : description;

  const swapped = swappedAxes(value, path);
  if (swapped) return swapped;
  if (issue.expected === 'never') {
    const whole = descriptionOf(schemaAt(root, path.slice(0, -1))) ?? 'fewer entries.';
    return {
      path,
      code: 'schema/too-many',
      message: `${name} is one too many.`,
      mend: `Write ${lowerFirst(whole)}`
    };
  }
  if (issue.received === 'undefined' && issue.expected === `"${String(last)}"`)
    return {
      path,
      code: 'schema/missing',
      message: `${name} is missing.`,
      mend: `Add ${name}: ${lowerFirst(wanted)}`
    };
  if (options && typeof issue.input === 'string')
    return notListed(path, issue.input, options, schema, wanted);
  const mend = `Write ${lowerFirst(wanted)}`;
  if (issue.kind === 'validation')
    return {
      path,
      code: codeOf(schema) ?? 'schema/invalid',
      message: `${quote(issue.input)} ${issue.message}.`,
      mend
    };
  return { path, code: 'schema/type', message: `${name} is ${kindOf(issue.input)}.`, mend };
}

function descriptionOf(schema: AnySchema | undefined): string | undefined {
  return metadataOf(schema, (layer) => v.getDescription(layer));
}

function list(options: readonly string[]): string {
  return options.map((option) => `“${option}”`).join(', ');
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function notListed(
  path: Path,
  written: string,
  options: readonly string[],
  schema: AnySchema | undefined,
  mend: string
): Mismatch {
  if (codeOf(schema) === 'country/unknown') {
    const code = countryFor(written);
    return {
      path,
      code: 'country/unknown',
      message: `“${written}” is no ISO 3166-1 country code.${didYouMean(code)}`,
      mend: code ? `Write “${code}”.` : mend
    };
  }
  const suggestion = suggest(written, options);
  return {
    path,
    code: 'schema/not-listed',
    message: `“${written}” is not one of ${list(options)}.${didYouMean(suggestion)}`,
    mend: suggestion ? `Write “${suggestion}”, or another of the list.` : 'Take one of the list.'
  };
}

function countryFor(written: string): string | undefined {
  const upper = written.trim().toUpperCase();
  const found =
    countries.getSimpleAlpha2Code(written.trim(), 'en') ??
    countries.alpha3ToAlpha2(upper) ??
    (COUNTRY_CODES.includes(upper) ? upper : undefined) ??
    ({ UK: 'GB', EL: 'GR', SU: 'RU', BU: 'MM' } as Record<string, string | undefined>)[upper];
  return found !== undefined && COUNTRY_CODES.includes(found) ? found : undefined;
}

function swappedAxes(value: unknown, path: Path): Mismatch | undefined {
  if (path.at(-2) !== 'coordinates') return undefined;
  const pair = valueAt(value, path.slice(0, -1));
  if (!Array.isArray(pair) || pair.length !== 2) return undefined;
  const [x, y]: unknown[] = pair;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  if (!(Math.abs(x) <= 90 && Math.abs(y) > 90 && Math.abs(y) <= 180)) return undefined;
  return swappedMismatch(path.slice(0, -1), [x, y]);
}

/** What is said of coordinates that make sense only the other way round. */
export function swappedMismatch(path: Path, [x, y]: readonly [number, number]): Mismatch {
  return {
    path,
    code: 'point/swapped',
    message: `Longitude and latitude look swapped in [${x}, ${y}]: did you mean [${y}, ${x}]?`,
    mend: `Write [${y}, ${x}]; longitude comes first.`
  };
}

function unknownKeys(schema: AnySchema | undefined, value: unknown, path: Path): Mismatch[] {
  const entries = entriesOf(schema);
  if (entries && isRecord(value)) {
    return Object.keys(value).flatMap((key) => {
      if (Object.hasOwn(entries, key)) return unknownKeys(entries[key], value[key], [...path, key]);
      const missing = Object.keys(entries).filter((name) => !Object.hasOwn(value, name));
      const suggestion = suggest(key, missing) ?? suggest(key, Object.keys(entries));
      return [
        {
          path: [...path, key],
          code: 'schema/unknown-key',
          message: `“${key}” is no key that is known here.${didYouMean(suggestion)}`,
          mend: suggestion
            ? `Rename it to “${suggestion}”, or remove it.`
            : `Remove it. Known here: ${Object.keys(entries).join(', ')}.`
        }
      ];
    });
  }
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) =>
      unknownKeys(childOf(schema, index), item, [...path, index])
    );
  return [];
}

function schemaAt(schema: AnySchema | undefined, path: Path): AnySchema | undefined {
  return path.reduce<AnySchema | undefined>((inner, key) => childOf(inner, key), schema);
}

function childOf(schema: AnySchema | undefined, key: string | number): AnySchema | undefined {
  const bare = unwrap(schema);
  if (bare === undefined) return undefined;
  if (typeof key === 'string') {
    const entries = entriesOf(schema);
    return entries && Object.hasOwn(entries, key) ? entries[key] : undefined;
  }
  if ('item' in bare) return bare.item as AnySchema;
  if ('items' in bare) return (bare.items as readonly AnySchema[])[key];
  return undefined;
}

function entriesOf(schema: AnySchema | undefined): Readonly<Record<string, AnySchema>> | undefined {
  const bare = unwrap(schema);
  return bare && 'entries' in bare ? (bare.entries as Readonly<Record<string, AnySchema>>) : undefined;
}

function optionsOf(schema: AnySchema | undefined): readonly string[] | undefined {
  const bare = unwrap(schema);
  return bare && 'options' in bare ? (bare.options as readonly string[]) : undefined;
}

function unwrap(schema: AnySchema | undefined): AnySchema | undefined {
  let inner = schema;
  while (inner && 'wrapped' in inner) inner = inner.wrapped as AnySchema;
  return inner;
}

function codeOf(schema: AnySchema | undefined): string | undefined {
  return metadataOf(schema, (layer) => {
    const { code } = v.getMetadata(layer);
    return typeof code === 'string' ? code : undefined;
  });
}

/** Looks for something on a schema and, where it is wrapped as optional or nullable, on what it wraps. */
function metadataOf(
  schema: AnySchema | undefined,
  get: (layer: v.GenericSchema) => string | undefined
): string | undefined {
  let layer = schema;
  while (layer) {
    const found = get(layer as v.GenericSchema);
    if (found !== undefined) return found;
    layer = 'wrapped' in layer ? (layer.wrapped as AnySchema) : undefined;
  }
  return undefined;
}

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner) && typeof key === 'number') return inner[key];
    return isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

/** Whether a value is an object with keys, and neither `null` nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${quote(value)}`;
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function isEdtf(value: string): boolean {
  try {
    parseEdtf(value, { level: 1, types: ['Date', 'Year', 'Season', 'Interval'] });
    return !value.includes('T');
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined;
  } catch {
    return false;
  }
}
