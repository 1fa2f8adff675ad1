import countries from 'i18n-iso-countries';
import * as v from 'valibot';
import { parse as parseEdtf } from 'edtf';
import { CODES, formatPath, type FaultCode, type Finding, type Path } from './fault.ts';
import { boxMismatch, geometryMismatch, isInsideOtherGeometry } from './position.ts';
import { didYouMean, suggest } from './suggest.ts';
import { KINDS, PRECISIONS, STATUSES, THEMES } from './types.ts';
import { isRecord, kindOf, quote, valueAt } from './value.ts';

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
const LINK = /^https?:\/\/[^\s/.]+\.\S+$/;

/** No EDTF date is longer; the parser is not fed what cannot be one. */
const LONGEST_DATE = 64;

/**
 * What is no text: control characters, halves of surrogate pairs and noncharacters, which XML refuses; and the
 * embeddings and overrides of writing direction, which reach beyond the field they stand in.
 */
const NO_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E]/u;

function line(description: string, example?: string) {
  return v.pipe(
    v.string(),
    v.regex(ONE_LINE, 'is empty, has space at an end, or runs over several lines'),
    v.check(
      (text) => !NO_TEXT.test(text),
      'has a control character, half a character, or one that turns the writing direction around'
    ),
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

const Feature = v.pipe(
  v.strictObject({
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
  }),
  v.description('A project, as a GeoJSON Feature with id, geometry and properties.')
);

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
      v.examples([[]]),
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
    v.examples(['2025-02-27']),
    v.metadata({ code: 'date/not-a-day' })
  ),
  language: v.pipe(
    v.string(),
    v.check(isLanguage, 'is no known language'),
    v.description('The language as a BCP 47 tag, such as en or pt-BR.'),
    v.examples(['pt-BR', 'en']),
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
export interface Mismatch extends Finding {
  readonly path: Path;
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
    ...unknownKeys(schema, value, []).filter(({ path }) => !isInsideOtherGeometry(value, path)),
    ...(result.issues ?? [])
      .filter((issue) => issue.type !== 'strict_object' || issue.expected !== 'never')
      .map((issue) => describe(schema, value, issue))
  ]);
  if (result.success) return { output: result.output, mismatches };
  const unsaid: Mismatch = {
    path: [],
    code: 'schema/invalid',
    found: 'a file that is not as it should be',
    wanted: 'a file like that of another article',
    mend: 'Compare it with another article.'
  };
  return { mismatches: mismatches.length > 0 ? mismatches : [unsaid] };
}

/** Two rules may find the same fault, as when an address is both misspelt and no URL; it is told once. */
function unique(mismatches: readonly Mismatch[]): Mismatch[] {
  const known = new Map<string, Mismatch>();
  for (const mismatch of mismatches) {
    const key = `${formatPath(mismatch.path)} ${mismatch.code}`;
    if (!known.has(key)) known.set(key, mismatch);
  }
  return [...known.values()];
}

function describe(root: AnySchema, value: unknown, issue: v.BaseIssue<unknown>): Mismatch {
  const path: (string | number)[] = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? key : String(key)
  );
  const special = geometryMismatch(value, path) ?? boxMismatch(value, path);
  if (special) return special;
  const schema = schemaAt(root, path);
  const last = path.at(-1);
  const name = typeof last === 'number' ? `[${last}]` : last === undefined ? 'The file' : `“${last}”`;
  const options = optionsOf(schema);
  const description = descriptionOf(schema) ?? `${issue.expected ?? 'something else'}.`;
  const wanted = lowerFirst(
    options && options.length < 20 ? `${description} One of ${list(options)}.` : description
  );
  const example = isIdPath(path) ? idFor(value, path) : exampleOf(schema, issue);
  const written = example === undefined ? undefined : JSON.stringify(example);

  if (issue.received === 'undefined' && issue.expected === `"${String(last)}"`)
    return {
      path,
      code: 'schema/missing',
      found: `nothing: ${name} is missing`,
      wanted,
      mend: written === undefined ? `Add ${name}.` : `Add ${name}, such as ${written}.`
    };
  if (options && typeof issue.input === 'string')
    return notListed(path, issue.input, options, schema, wanted);
  const isValue = issue.kind === 'validation';
  return {
    path,
    code: codeOf(schema) ?? (isValue ? 'schema/invalid' : 'schema/type'),
    found: isValue ? `${quote(issue.input)}, which ${issue.message}` : kindOf(issue.input),
    wanted,
    mend:
      written === undefined
        ? 'Replace it by what is wanted.'
        : `Write ${isLiteral(issue) ? '' : 'it like '}${written}.`
  };
}

function isLiteral(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'literal';
}

function exampleOf(schema: AnySchema | undefined, issue: v.BaseIssue<unknown>): unknown {
  if (isLiteral(issue) && schema && 'literal' in schema) return schema.literal;
  for (let layer = schema; layer; layer = 'wrapped' in layer ? (layer.wrapped as AnySchema) : undefined) {
    const example: unknown = v.getExamples(layer as v.GenericSchema).at(-1);
    if (example !== undefined) return example;
  }
  return optionsOf(schema)?.[0];
}

function isIdPath(path: Path): boolean {
  return path.length === 3 && path[0] === 'features' && path[2] === 'id';
}

/** An id that may stand there: made from what was written, or else from the project's title. */
function idFor(value: unknown, path: Path): string | undefined {
  const feature = path.slice(0, 2);
  return [valueAt(value, path), valueAt(value, [...feature, 'properties', 'title'])]
    .map((text) => (typeof text === 'string' ? slugOf(text) : ''))
    .find((slug) => SLUG.test(slug) && !RESERVED_IDS.includes(slug));
}

function slugOf(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
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
  wanted: string
): Mismatch {
  const isCountry = codeOf(schema) === 'country/unknown';
  const suggestion = isCountry ? countryFor(written) : suggest(written, options);
  const other = isCountry
    ? 'Look the code up in ISO 3166-1 alpha-2, as JP for Japan.'
    : 'Take one of the list.';
  return {
    path,
    code: isCountry ? 'country/unknown' : 'schema/not-listed',
    found: quote(written),
    wanted,
    mend: suggestion === undefined ? other : didYouMean(suggestion)
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

function unknownKeys(schema: AnySchema | undefined, value: unknown, path: Path): Mismatch[] {
  const entries = entriesOf(schema);
  if (entries && isRecord(value)) {
    return Object.keys(value).flatMap((key): Mismatch[] => {
      if (Object.hasOwn(entries, key)) return unknownKeys(entries[key], value[key], [...path, key]);
      const missing = Object.keys(entries).filter((name) => !Object.hasOwn(value, name));
      const suggestion = suggest(key, missing) ?? suggest(key, Object.keys(entries));
      return [
        {
          path: [...path, key],
          code: 'schema/unknown-key',
          found: `${quote(key)}, a key that is not known here`,
          wanted: `only ${list(Object.keys(entries))}`,
          mend:
            suggestion === undefined
              ? 'Remove it.'
              : `Did you mean “${suggestion}”? Rename the key, or remove it.`
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

function codeOf(schema: AnySchema | undefined): FaultCode | undefined {
  return metadataOf(schema, (layer) => {
    const { code } = v.getMetadata(layer);
    return isFaultCode(code) ? code : undefined;
  });
}

function isFaultCode(code: unknown): code is FaultCode {
  return typeof code === 'string' && Object.hasOwn(CODES, code);
}

/** Looks for something on a schema and, where it is wrapped as optional or nullable, on what it wraps. */
function metadataOf<T extends string>(
  schema: AnySchema | undefined,
  get: (layer: v.GenericSchema) => T | undefined
): T | undefined {
  let layer = schema;
  while (layer) {
    const found = get(layer as v.GenericSchema);
    if (found !== undefined) return found;
    layer = 'wrapped' in layer ? (layer.wrapped as AnySchema) : undefined;
  }
  return undefined;
}

function isEdtf(value: string): boolean {
  if (value.length > LONGEST_DATE) return false;
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
