/** Which of the two looks: a person's system or their own choice decides. */
export type Mode = 'light' | 'dark';

export type Triple = readonly [string, string, string];
export type Octet = readonly [string, string, string, string, string, string, string, string];

/**
 * Every colour of map and page, as `#rrggbb`. One list for MapLibre, the static SVG and CSS, so that the map that is
 * drawn first and the map that replaces it cannot differ.
 */
export interface Palette {
  readonly sea: string;
  /** Land that nothing is said about. */
  readonly land: string;
  /** Countries the article is about: set apart quietly, a little warmer than land. */
  readonly member: string;
  /** Countries with 1, 2, 3 or more projects. */
  readonly counts: Triple;
  /** Countries that a chosen regional project reaches. */
  readonly lit: string;
  readonly coast: string;
  readonly border: string;
  readonly lake: string;
  readonly river: string;
  /** Lines between provinces. */
  readonly admin1: string;
  /** Countries' names. */
  readonly label: string;
  /** Around every label on the map. */
  readonly labelHalo: string;
  readonly cityLabel: string;
  /** Names of seas, on the sea. */
  readonly seaLabel: string;
  /** Text. */
  readonly ink: string;
  /** Secondary text. */
  readonly muted: string;
  /** The panel's ground. */
  readonly paper: string;
  /** Hairlines between things on paper. */
  readonly rule: string;
  /** Links and focus. */
  readonly accent: string;
  /**
   * One colour per theme: ports, supply chains, AI, energy, telecom, payments, circular economy, research. Told apart by
   * lightness as well as by hue, for readers who do not see all hues, and never the only sign: a number stands on it.
   */
  readonly categories: Octet;
  /** Numbers on any of the categories. */
  readonly onCategory: string;
  /** Ring around the chosen marker. */
  readonly selection: string;
}

/** The two looks. Their contrasts are asserted in `palette.test.ts`. */
export const palettes: Readonly<Record<Mode, Palette>> = {
  light: {
    sea: '#dbe6eb',
    land: '#f6f3ec',
    member: '#f4ecdd',
    counts: ['#efe1c4', '#e7d4ad', '#dec595'],
    lit: '#cfe0c6',
    coast: '#9db0b9',
    border: '#a3977f',
    lake: '#dbe6eb',
    river: '#c3d5dd',
    admin1: '#c8b895',
    label: '#68625a',
    labelHalo: '#fbf9f4',
    cityLabel: '#3b3f42',
    seaLabel: '#5f7c8a',
    ink: '#1d2327',
    muted: '#5a6268',
    paper: '#fffdfa',
    rule: '#e2ddd3',
    accent: '#0b5aa6',
    categories: ['#0a66a8', '#a34a00', '#3d2c8d', '#8a1538', '#007167', '#b3348a', '#2f5d12', '#54595f'],
    onCategory: '#ffffff',
    selection: '#1d2327'
  },
  dark: {
    sea: '#10171c',
    land: '#1f272d',
    member: '#2a2c2b',
    counts: ['#39352a', '#4a4029', '#5c4c28'],
    lit: '#2f4634',
    coast: '#3d4a53',
    border: '#5a6268',
    lake: '#10171c',
    river: '#18242c',
    admin1: '#414c53',
    label: '#a5a8a6',
    labelHalo: '#171e23',
    cityLabel: '#d3d4d0',
    seaLabel: '#7f97a4',
    ink: '#e8e6e1',
    muted: '#a3abb0',
    paper: '#161d22',
    rule: '#303a41',
    accent: '#86bdf0',
    categories: ['#6db3ec', '#f0a04b', '#b7a6f5', '#f58a9b', '#4cc7b6', '#ee9ad2', '#a3cf6c', '#c3c9cf'],
    onCategory: '#10171c',
    selection: '#f4f2ed'
  }
};

function entries(palette: Palette): (readonly [name: string, colour: string])[] {
  return Object.entries(palette).flatMap(([key, value]: [string, string | readonly string[]]) => {
    const name = key.replace(/[A-Z]+/g, (part) => `-${part.toLowerCase()}`);
    if (typeof value === 'string') return [[name, value] as const];
    const singular = key === 'counts' ? 'count' : 'category';
    return value.map((colour, i) => [`${singular}-${i + 1}`, colour] as const);
  });
}

/**
 * The palettes as CSS custom properties: `--sea`, `--count-1` … `--count-3`, `--category-1` … `--category-8`,
 * `--on-category`, `--label-halo` and so on. The system's mode holds unless `data-theme` on the root says otherwise.
 */
export function paletteCss(): string {
  const dark = new Map(entries(palettes.dark));
  const values = entries(palettes.light).map(
    ([name, colour]) => `--${name}:light-dark(${colour},${dark.get(name) ?? colour})`
  );
  return [
    `:root{color-scheme:light dark;${values.join(';')}}`,
    ':root[data-theme=light]{color-scheme:light}',
    ':root[data-theme=dark]{color-scheme:dark}'
  ].join('');
}
