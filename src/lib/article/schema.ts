import * as v from 'valibot';
import { readDate } from './dates.ts';
import { Basis, Countries, RESERVED_IDS, SLUG, isUnique, line, Link, oneOf } from './schemaParts.ts';
import { KINDS, PRECISIONS, STATUSES } from './types.ts';

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

const BBoxMember = v.pipe(
  v.union([
    v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
    v.strictTuple([v.number(), v.number(), v.number(), v.number(), v.number(), v.number()])
  ]),
  v.description('A bounding box, which RFC 7946 allows anywhere. It is not read.')
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
    v.description(
      'A date in EDTF (ISO 8601-2, level 0 or 1): 2024, 2024-07, 2024-09-12, or 2024? when uncertain.'
    ),
    v.examples(['2024', '2024-07', '2024-09-12']),
    v.metadata({ code: 'date/not-edtf' }),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const date = readDate(dataset.value);
      if (date !== undefined) return date;
      addIssue({ message: 'is no date in EDTF' });
      return NEVER;
    })
  ),
  label: line('What happened then.', 'Inaugurated'),
  from: Basis,
  sources: Sources
});

/** The most figures of a project: what a list entry still holds. */
const MOST_FIGURES = 3;

const Figures = v.pipe(
  v.array(
    v.strictObject({
      label: line('What is counted.', 'Capacity'),
      value: line('How much, with its unit.', '1 million TEU a year'),
      from: Basis,
      sources: Sources
    })
  ),
  v.maxLength(MOST_FIGURES, `has more than ${MOST_FIGURES} figures`),
  v.description(
    `Up to ${MOST_FIGURES} figures that matter most. The digits of one from the article must stand in an excerpt of the project.`
  ),
  v.examples([[{ label: 'Capacity', value: '1 million TEU a year', from: 'article', sources: [] }]])
);

const Location = v.strictObject({
  place: line('The place for people.', 'Sihanoukville, Cambodia'),
  precision: oneOf(
    PRECISIONS,
    'How exactly the place is known. site: the thing itself stands there (needs a source); city; headquarters: a partner sits there, the work is elsewhere or unknown; area: a province, a coast, a bay; country: only the country is named; region: more than a country, geometry is null.'
  ),
  offshore: v.exactOptional(
    v.pipe(
      v.literal(true),
      v.description(
        'Only for what stands at sea: a wind farm, a gas field, a wreck. The note says what is known.'
      )
    )
  ),
  from: Basis,
  note: line('Why this position: one or two sentences.'),
  sources: Sources
});

const Names = v.pipe(
  v.array(line('A partner.', 'EGAT')),
  v.check(isUnique, 'names a partner twice'),
  v.description('Partners by name.'),
  v.examples([['EGAT']])
);

const Partners = v.pipe(
  v.union([Names, v.record(v.string(), Names)]),
  v.description(
    'Named partners: a list, or a list for each of the partnerGroups of article.md. Leave it out when none is named.'
  ),
  v.examples([['EGAT']])
);

const Properties = v.strictObject({
  title: line('A short name for the project.', 'Sihanoukville Autonomous Port expansion'),
  kind: v.exactOptional(oneOf(KINDS, 'What sort of thing it is. Leave it out when none of these fits.')),
  kindLabel: v.exactOptional(
    line('The article’s own word for what sort of thing it is, shown in place of the kind’s.', 'Railway line')
  ),
  theme: line(
    'What it is about, by the id of one of the themes of article.md, or by a word when none are named there; decides colour and sign of its marker.',
    'energy'
  ),
  summary: line('What it is, in one line of our own words; not the excerpt again.'),
  countries: Countries,
  countriesFrom: Basis,
  partners: v.exactOptional(Partners),
  date: v.exactOptional(
    v.pipe(EventDate, v.description('The one date that matters most. Leave it out when none is known.'))
  ),
  status: v.exactOptional(oneOf(STATUSES, 'How far it has got. Leave it out when the article does not say.')),
  figures: v.exactOptional(Figures),
  location: v.pipe(Location, v.description('Where it is, how exactly that is known, and who says so.')),
  excerpts: v.pipe(
    v.array(Excerpt),
    v.minLength(1, 'has no excerpt'),
    v.description('What the article says about it, word for word. The first decides its number on the map.')
  ),
  notes: v.pipe(
    v.array(Note),
    v.description("Editor's notes: what a careful reader should know beside the article.")
  ),
  draft: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description('true while an editor has not looked at it yet. No site is built of drafts.')
    )
  )
});

function geometry<const T extends string, C extends v.GenericSchema>(
  type: T,
  coordinates: C,
  description: string
) {
  return v.strictObject({
    type: v.pipe(v.literal(type), v.description(`${type}: ${description}`)),
    coordinates: v.pipe(coordinates, v.description('Positions, longitude first.')),
    bbox: v.exactOptional(BBoxMember)
  });
}

const LinePositions = v.pipe(v.array(Position), v.minLength(2, 'has fewer than two positions'));
const Rings = v.pipe(
  v.array(v.pipe(v.array(Position), v.minLength(4, 'has fewer than four positions'))),
  v.minLength(1, 'has no ring')
);

const Geometry = v.pipe(
  v.nullable(
    v.variant('type', [
      geometry('Point', Position, 'one place.'),
      geometry('LineString', LinePositions, 'a railway, a cable, a road.'),
      geometry('MultiLineString', v.pipe(v.array(LinePositions), v.minLength(1)), 'a line in parts.'),
      geometry('Polygon', Rings, 'a zone, a bay: its outline, and the outlines of its holes.'),
      geometry('MultiPolygon', v.pipe(v.array(Rings), v.minLength(1)), 'an area in parts.')
    ])
  ),
  v.description(
    'A point, a line or an area. null when the precision is region, or area and nobody has drawn it.'
  )
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
    bbox: v.exactOptional(BBoxMember),
    geometry: Geometry,
    properties: v.pipe(
      Properties,
      v.description('What is known of it. Every key is checked; none may be added.')
    )
  }),
  v.description('A project, as a GeoJSON Feature with id, geometry and properties.')
);

/** Schemas of the parts of a feature that can be proved even while another part is wrong. */
export const FeatureParts = {
  Geometry,
  Countries,
  Location,
  EventDate,
  Figures,
  Excerpt,
  Partners,
  Theme: v.string()
};

/** What `projects.geojson` must hold: an RFC 7946 FeatureCollection whose every property is spoken for. */
export const ProjectsFile = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(
      v.pipe(v.string(), v.description('Relative path of this schema, so that an editor can help.'))
    ),
    type: v.pipe(v.literal('FeatureCollection'), v.description('Always FeatureCollection.')),
    bbox: v.exactOptional(BBoxMember),
    attribution: v.exactOptional(
      v.pipe(v.string(), v.description('Whose words the excerpts are, in published files. It is not read.'))
    ),
    article: v.exactOptional(
      v.pipe(v.looseObject({}), v.description('The article, in published files. It is not read.'))
    ),
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
