/**
 * What an article and its projects are once they have been parsed and proved. Everything behind the build sees
 * only these shapes; nothing there checks again.
 */

import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

/** `[longitude, latitude]` in degrees, WGS 84, as in RFC 7946. */
export type Position = readonly [longitude: number, latitude: number];

/**
 * `[west, south, east, north]` in degrees, as in RFC 7946: across the 180th meridian its west is greater than its east.
 */
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

/** Numbers of the palette's categories, as in its `--category-1`. */
export const CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Category = (typeof CATEGORIES)[number];

/** The most themes that an article may have: what a reader can still tell apart by colour and sign. */
export const MOST_THEMES = CATEGORIES.length;

/** What some of an article's projects are about. */
export interface Theme {
  /** The word that the projects and the addresses use, as `circular economy`. */
  readonly id: string;
  /** The word that readers see, in the article's language. */
  readonly label: string;
  /** Its place in the legend, from 1, and the number of its colour and sign. */
  readonly category: Category;
}

/** Partners that an article keeps apart, as those from Japan and those from elsewhere. */
export interface PartnerGroup {
  /** The key that the projects use, as `japan`. */
  readonly id: string;
  /** The word that readers see, in the article's language. */
  readonly label: string;
  /** The country they are from, where it is one. */
  readonly country?: CountryCode;
}

/**
 * How exactly a place is known. `site`: the thing itself stands there; `city`; `headquarters`: a partner sits there,
 * the work is elsewhere or unknown; `area`: a province, a coast, a bay, whose edges are drawn or only its name known;
 * `country`: only the country is named; `region`: more than a country, no point at all.
 */
export const PRECISIONS = ['site', 'city', 'headquarters', 'area', 'country', 'region'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * What is more than a point: a railway, a cable, a zone, as RFC 7946 has it. A shape across the 180th meridian is in parts
 * that each end there.
 */
export type Shape = LineString | MultiLineString | Polygon | MultiPolygon;

/**
 * How far a project has got. Where IATI's ActivityStatus has a code it is that one: planned 1, under way 2, completed 3
 * and 4, cancelled 5, suspended 6; a thing in use is operating, an event that is over is past.
 */
export const STATUSES = [
  'planned',
  'under way',
  'completed',
  'operating',
  'past',
  'suspended',
  'cancelled'
] as const;
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

/** A number that matters, as "Capacity · 1 million TEU a year". */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly basis: Basis;
  readonly sources: readonly Source[];
}

export interface ProjectDate {
  /** EDTF (ISO 8601-2), such as `2024-07` or `2024-09-12`. */
  readonly value: string;
  /** The first day it may be, as `2024-07-01`; absent when its beginning is open. */
  readonly earliest?: string;
  /** The last day it may be, as `2024-07-31`; absent when its end is open. */
  readonly latest?: string;
  /** What happened then, as "Inaugurated" or "Memorandum signed". */
  readonly label: string;
  readonly basis: Basis;
  readonly sources: readonly Source[];
}

export interface Location {
  /**
   * Where the marker stands: the point itself, or one on the line or in the area. `null` where there is none (RFC 7946's
   * "unlocated"): always when the precision is `region`, and for an `area` that is not drawn.
   */
  readonly coordinates: Position | null;
  /** The line or the area itself; `coordinates` then lie on it, where its marker stands. */
  readonly shape?: Shape;
  readonly precision: Precision;
  /** Set where it stands at sea. */
  readonly offshore?: true;
  /** A place name for people, as "Sihanoukville, Cambodia". */
  readonly place: string;
  readonly basis: Basis;
  /** Why this position: one or two sentences. */
  readonly note: string;
  readonly sources: readonly Source[];
}

/** Named partners of a project. */
export interface Partners {
  /** Id of the {@link PartnerGroup} they belong to; absent where the article keeps none apart. */
  readonly group?: string;
  /** At least one. */
  readonly names: readonly string[];
}

export interface Project {
  /** Unique in its article and safe in a URL: lower-case letters, digits and single hyphens. */
  readonly id: string;
  /** From 1, in the order in which the article first speaks of the projects. */
  readonly number: number;
  readonly title: string;
  readonly kind?: Kind;
  /** The article's own word for what sort of thing it is, in place of the kind's. */
  readonly kindLabel?: string;
  /** Id of one of the article's themes. */
  readonly theme: string;
  /** One line in our own words. */
  readonly summary: string;
  readonly countries: readonly CountryCode[];
  readonly countriesBasis: Basis;
  /** In the order of the article's groups; empty where nobody is named. */
  readonly partners: readonly Partners[];
  /** Absent when no date is known. */
  readonly date?: ProjectDate;
  /** Absent when it is not known. */
  readonly status?: Status;
  /** Three at most; empty where none is given. */
  readonly figures: readonly Figure[];
  readonly location: Location;
  readonly excerpts: readonly Excerpt[];
  readonly notes: readonly EditorsNote[];
  /** Set while no editor has looked at it; no site is built of drafts. */
  readonly draft?: true;
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
  /** Countries that the article calls otherwise than is usual, by their codes. */
  readonly names: Readonly<Record<CountryCode, string>>;
  /** In the order of the legend. */
  readonly themes: readonly Theme[];
  /** In the order in which they are named; empty where the article keeps no partners apart. */
  readonly partnerGroups: readonly PartnerGroup[];
  /** In the order of their numbers. */
  readonly projects: readonly Project[];
}
