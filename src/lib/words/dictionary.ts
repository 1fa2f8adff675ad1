import type { Kind, Precision, Status } from '../article/types.ts';

/**
 * What the interface says, in one language. A language is one file that exports these parts, and one line in
 * `languages.ts`; the compiler says what it lacks.
 *
 * A part is what is loaded together, see `vite-plugin.ts`: a page never carries the words of another part or language.
 * What takes a number or a name is a function, since each language puts them elsewhere; numbers and plurals come from
 * `counting.ts`.
 */
export interface Dictionary {
  /**
   * BCP 47, for dates, lists and names of countries where an article's own tag names no country; with the numbering
   * system (`-u-nu-`) that suits the digits in markers, which are always 0 to 9.
   */
  readonly locale: string;
  readonly page: PageWords;
  readonly share: ShareWords;
  readonly dates: DateWords;
  readonly site: SiteWords;
}

/** What a page shows or says to a reader. */
export interface PageWords {
  /** Between the parts of a plain list: ", ". */
  readonly comma: string;
  /** Ends a sentence: "." */
  readonly stop: string;

  readonly mapOf: (title: string) => string;
  /** What the picture for sharing shows. */
  readonly pictureOf: (title: string) => string;
  readonly pictureWith: (project: string) => string;
  /** After an article's title in the browser's tab: "map". */
  readonly map: string;
  readonly kicker: string;
  readonly skip: string;
  readonly readArticle: string;
  readonly readIn: (publisher: string) => string;
  readonly share: string;

  readonly themes: string;
  /** The button that unfolds the themes on a phone. */
  readonly filter: string;
  readonly showAll: string;
  readonly projects: (count: number) => string;
  /** Said when a filter has changed. */
  readonly shown: (count: number, total: number) => string;
  readonly onTheMap: string;
  readonly noneChosen: string;
  readonly nonePlaced: string;
  readonly noProjects: string;
  readonly across: string;
  readonly acrossHint: string;
  readonly acrossOne: string;
  readonly more: (next: number, listed: number, total: number) => string;
  readonly rest: (count: number) => string;
  readonly markersKey: string;
  readonly promise: string;
  /** Name of the file of Web Annotations. */
  readonly annotations: string;
  readonly precision: Readonly<Record<Precision, PrecisionWords>>;
  /** How exactly a line or an area is known that is drawn, and an area that is not. */
  readonly shape: Readonly<Record<'line' | 'area' | 'alongLine' | 'named' | 'countries', string>>;

  /** The way back to the list: a short form, and what follows it where there is room. */
  readonly all: (count: number) => readonly [short: string, rest: string];
  /** The same while a filter holds: "3 of 14 projects". */
  readonly some: (count: number, total: number) => string;
  /** The same where there is but one project. */
  readonly backToList: string;
  readonly back: string;
  /** Said when the list is there again. */
  readonly backInList: string;
  readonly placeFromSources: string;
  readonly articleSays: string;
  readonly facts: string;
  readonly kind: Readonly<Record<Kind, string>>;
  readonly status: string;
  readonly statusOf: Readonly<Record<Status, string>>;
  readonly partners: string;
  readonly date: string;
  readonly notStated: string;
  readonly notFromArticle: string;
  readonly countries: (count: number) => string;
  readonly dateSource: string;
  /** Of a source that has no page of its own. */
  readonly noAddress: string;
  readonly figureSources: (count: number) => string;
  readonly notes: (count: number) => string;
  readonly ours: string;
  readonly placed: string;
  readonly unplaced: string;
  readonly otherProjects: string;
  /** Names the pair of steps on top of a project. */
  readonly steps: string;
  readonly previous: string;
  readonly next: string;
  readonly step: (number: number, total: number) => string;
  /** What stands before the article’s title, between it and its date, and after that: "From “", "”, publisher, ", "." */
  readonly from: (publisher: string) => readonly [before: string, after: string, end: string];

  readonly unfold: (count: number) => string;
  readonly fold: string;
  readonly fullPage: string;
  readonly newTab: string;
  readonly fullMap: string;
  readonly readOn: (project: string) => string;

  readonly markers: string;
  /** A cluster and what is in it: "12 projects: 7 energy, 5 ports". */
  readonly cluster: (count: number, parts: readonly (readonly [theme: string, count: number])[]) => string;
  /** A large number where there is room for three or four characters: "1.3k". */
  readonly short: (count: number) => string;
  /** Said when a cluster has brought the map closer. */
  readonly closer: (count: number) => string;
  readonly here: (count: number) => string;
  readonly moreHere: (count: number) => string;
  readonly close: string;
  readonly thisCountry: (count: number) => string;
  readonly orMore: (count: number) => string;
  /** What the tints count: "projects", and "in a country" where there is room. */
  readonly tints: readonly [short: string, rest: string];
  readonly caution: string;
  readonly credits: string;
  readonly publicDomain: string;

  readonly controls: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  /** Where the camera came to rest: "Zoom 6.5, near Phnom Penh". */
  readonly whereabouts: (zoom: number, limit: 'closest' | 'widest' | undefined, near?: string) => string;
  /** How the live map's own keys work. */
  readonly keys: string;
  /** Keys of MapLibre's own `locale`. */
  readonly mapLibre: Readonly<
    Record<
      | 'CooperativeGesturesHandler.WindowsHelpText'
      | 'CooperativeGesturesHandler.MacHelpText'
      | 'CooperativeGesturesHandler.MobileHelpText'
      | 'ScaleControl.Meters'
      | 'ScaleControl.Kilometers',
      string
    >
  >;
  /** What keeps the live map from a reader, in one line that is short enough for a phone. */
  readonly trouble: Readonly<
    Record<'no-webgl' | 'refused' | 'not-loaded' | 'offline' | 'slow' | 'stopped' | 'coarser', string>
  >;
  readonly retry: string;
  readonly dismiss: string;
}

/** What a precision means: a few words for the key of the map, and a sentence for the project's page. */
export interface PrecisionWords {
  readonly key: string;
  readonly sentence: string;
}

/** What the dialog says in which editors fetch a map, and the code that it gives them; oEmbed says the same. */
export interface ShareWords {
  readonly title: string;
  readonly close: string;
  readonly what: string;
  readonly wholeMap: string;
  readonly only: (project: string) => string;
  readonly ways: string;
  readonly link: string;
  readonly frame: string;
  readonly element: string;
  readonly address: string;
  readonly citation: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
  readonly copiedWhat: (what: string) => string;
  readonly selected: (what: string) => string;
  readonly downloads: string;
  readonly picture: string;
  readonly smallMap: string;
  readonly oembed: string;
  readonly endpoint: string;
  readonly aboutFrame: string;
  readonly aboutElement: string;
  readonly colours: string;
  readonly colour: Readonly<Record<'auto' | 'light' | 'dark', string>>;
  readonly words: string;
  readonly panel: Readonly<Record<'side' | 'below' | 'none', string>>;
  readonly interactive: string;
  readonly consent: string;
  readonly width: string;
  readonly phone: string;
  readonly column: string;
  readonly preview: string;

  /** The link that an embed falls back to, and the title of its frame. */
  readonly seeMap: (title: string) => string;
  readonly frameTitle: (title: string) => string;
  /** How to cite an article's map, or a project on it. */
  readonly cite: (source: Cited) => string;
}

/** What a citation names. */
export interface Cited {
  readonly byline: string | undefined;
  readonly title: string;
  readonly publisher: string;
  /** In words. */
  readonly date: string;
  readonly project: string | undefined;
  /** Absolute address of the map. */
  readonly page: string;
}

/** How dates are said. They are put into words while building, so no browser loads this. */
export interface DateWords {
  readonly since: (date: string) => string;
  readonly until: (date: string) => string;
  readonly range: (from: string, to: string) => string;
  readonly perhaps: (date: string) => string;
  readonly about: (date: string) => string;
  readonly perhapsAbout: (date: string) => string;
  /** A decade by its first year. */
  readonly decade: (year: string) => string;
  readonly season: Readonly<Record<'spring' | 'summer' | 'autumn' | 'winter', (year: string) => string>>;
}

/** What pages say that belong to no article: the index, and those for an address that leads nowhere. */
export interface SiteWords {
  readonly title: string;
  readonly description: string;
  readonly heading: string;
  /** Before and after the name of the folder. */
  readonly empty: readonly [before: string, after: string];
  readonly notFound: string;
  readonly notFoundTitle: string;
  readonly notFoundWhy: string;
  readonly wrong: string;
  readonly home: string;
}
