/** What sort of place a name stands for. `town`: fewer than 15 000 inhabitants. `part`: a quarter of a city. */
export const PLACE_KINDS = [
  'country',
  'admin1',
  'admin2',
  'city',
  'town',
  'part',
  'airport',
  'landmark',
  'sea',
  'strait',
  'river',
  'lake',
  'island',
  'mountain',
  'region'
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One place of the gazetteer. */
export interface Place {
  readonly kind: PlaceKind;
  /** In English, or as it is spelt there. */
  readonly name: string;
  /** ISO 3166-1 alpha-2; several for what lies in several countries, none for an ocean. */
  readonly countries: readonly string[];
  /** GeoNames' code of the province, as `US.TX`; absent where none is known. */
  readonly admin1?: string;
  /** `[longitude, latitude]` in degrees. Of an area: of a point that stands for it, not its middle by any measure. */
  readonly coordinates: readonly [longitude: number, latitude: number];
  /** To two figures; 0 where it means nothing. */
  readonly population: number;
  /** A country's or a province's chief town. */
  readonly seat?: 'capital' | 'province';
  /** The town an airport serves, as its source says. */
  readonly serves?: string;
}

/** How a name stands for a place. */
export type NameForm =
  /** The name itself. */
  | 'name'
  /** Another spelling or a former name. */
  | 'other'
  /** A country's people or adjective, as “Russian”. */
  | 'demonym'
  /** An abbreviation that counts only after a place and a comma, as “Paris, TX”. */
  | 'after'
  /** Words that only look like a place, as White House. */
  | 'not';

/** A place that a name may stand for. */
export interface Sense {
  readonly place: Place;
  readonly form: NameForm;
}

/** Another place that the words may mean. */
export interface Alternative {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly country: string | null;
  readonly coordinates: readonly [longitude: number, latitude: number];
}

/** A place found in a text. */
export interface Mention {
  /** The words of the text. */
  readonly name: string;
  /** Offset of the first character in the text, in Unicode code points. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2; `null` for what lies in several countries or in none. */
  readonly country: string | null;
  /** `[longitude, latitude]` in degrees. */
  readonly coordinates: readonly [longitude: number, latitude: number];
  /** How sure it is that the words are a place at all and this one, from 0 to 1. */
  readonly score: number;
  /** Why this one: a sentence for an editor. */
  readonly why: string;
  readonly place: Place;
  /** What else the words may be, the likeliest first; at most five. */
  readonly alternatives: readonly Alternative[];
}
