/**
 * What an article and its projects are once they have been parsed and proved. Everything behind the build sees
 * only these shapes; nothing there checks again.
 */

import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

/** `[longitude, latitude]` in degrees, WGS 84, as in RFC 7946. */
export type Position = readonly [longitude: number, latitude: number];

/** `[west, south, east, north]` in degrees, as in RFC 7946. */
export type BBox = readonly [west: number, south: number, east: number, north: number];

export const KINDS = [
  'project',
  'partnership',
  'pilot',
  'programme',
  'framework',
  'presence',
  'event',
  'context'
] as const;
export type Kind = (typeof KINDS)[number];

/** In the order of the legend; {@link categoryScale} gives each its colour. */
export const THEMES = [
  'ports',
  'supply chains',
  'AI',
  'energy',
  'telecom',
  'payments',
  'circular economy',
  'research'
] as const;
export type Theme = (typeof THEMES)[number];

/**
 * How exactly a place is known. `site`: the thing itself stands there; `city`; `headquarters`: a partner sits there,
 * the work is elsewhere or unknown; `country`: only the country is named; `region`: several countries at once, no
 * point at all.
 */
export const PRECISIONS = ['site', 'city', 'headquarters', 'country', 'region'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * What is more than a point: a railway, a cable, a zone, as RFC 7946 has it. A shape across the 180th meridian is in parts
 * that each end there.
 */
export type Shape = LineString | MultiLineString | Polygon | MultiPolygon;

export const STATUSES = ['planned', 'under way', 'completed', 'operating', 'past', 'not stated'] as const;
export type Status = (typeof STATUSES)[number];

/** Who says so: the article itself, or a source named beside it. */
export type Basis = 'article' | 'external';

/** Where a position, a date or an editor's note comes from. */
export interface Source {
  readonly title: string;
  /** http(s) only. Absent when the source is named but has no stable address. */
  readonly url?: string;
}

/**
 * A passage of the article, proved to stand there once: a W3C Web Annotation `TextQuoteSelector` together with the
 * `TextPositionSelector` that the proof found.
 */
export interface Excerpt {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Up to 32 characters of the article before the passage, so that it is found again should the text shift. */
  readonly before?: string;
  /** The same after it. */
  readonly after?: string;
  /** Offset of the first character in the article's text, in Unicode code points as the Web Annotation model counts. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}

/** A remark of ours, never of the article. */
export interface EditorsNote {
  readonly text: string;
  readonly sources: readonly Source[];
}

export interface ProjectDate {
  /** EDTF (ISO 8601-2), such as `2024-07` or `2024-09-12`. */
  readonly value: string;
  /** What happened then, as "Inaugurated" or "Memorandum signed". */
  readonly label: string;
  readonly basis: Basis;
  readonly sources: readonly Source[];
}

export interface Location {
  /** `null` exactly when the precision is `region` (RFC 7946's "unlocated"). */
  readonly coordinates: Position | null;
  /** The line or the area itself; `coordinates` then lie on it, where its marker stands. */
  readonly shape?: Shape;
  readonly precision: Precision;
  /** A place name for people, as "Sihanoukville, Cambodia". */
  readonly place: string;
  readonly basis: Basis;
  /** Why this position: one or two sentences. */
  readonly note: string;
  readonly sources: readonly Source[];
}

/** Named partners. Empty where none is named. */
export interface Partners {
  readonly japan: readonly string[];
  readonly local: readonly string[];
}

export interface Project {
  /** Unique in its article and safe in a URL: lower-case letters, digits and single hyphens. */
  readonly id: string;
  /** From 1, in the order in which the article first speaks of the projects. */
  readonly number: number;
  readonly title: string;
  readonly kind: Kind;
  readonly theme: Theme;
  /** One line in our own words. */
  readonly summary: string;
  readonly countries: readonly CountryCode[];
  readonly countriesBasis: Basis;
  readonly partners: Partners;
  /** Absent when no date is known. */
  readonly date?: ProjectDate;
  readonly status: Status;
  readonly location: Location;
  readonly excerpts: readonly Excerpt[];
  readonly notes: readonly EditorsNote[];
}

/** An article as it is published: everything but its full text. */
export interface Article {
  /** Folder name under `geo/articles/`, first part of the address. */
  readonly slug: string;
  readonly title: string;
  readonly byline?: string;
  readonly publisher: string;
  /** The publisher's page. */
  readonly url: string;
  /** ISO 8601 date, as `2025-02-27`. */
  readonly published: string;
  /** BCP 47. */
  readonly language: string;
  /** One line, in our words, on what this map is. */
  readonly summary: string;
  /** What the map shows when nothing is chosen. */
  readonly bbox: BBox;
  /** Countries the article is about, quietly set apart on the map. */
  readonly members: readonly CountryCode[];
  /** In the order of their numbers. */
  readonly projects: readonly Project[];
}
