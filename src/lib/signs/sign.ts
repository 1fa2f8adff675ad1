import type { Precision } from '#lib/article/types.ts';

/** How a project's sign is drawn around `[0, 0]`, as SVG path data in CSS pixels. The same on the map, in lists and pictures. */
export interface Sign {
  /** The ground that sets it apart from the map. */
  readonly ring: string;
  readonly disc: string;
  /** Filled: the thing itself stands there. Else it is a line around the land's colour. */
  readonly solid: boolean;
  /** The line's dashes and gaps, for what is somewhere in there. */
  readonly dashes?: string;
}

/** Radius of a sign, in CSS pixels. */
export const RADIUS = 14;

/** Width of a sign's line, in CSS pixels. */
export const LINE = 2.5;

/** How far the ring reaches beyond the disc, in CSS pixels. */
const RING = 2.5;

const MIDLINE = RADIUS - LINE / 2;

function circle(radius: number): string {
  const half = `a${radius} ${radius} 0 1 0`;
  return `M-${radius} 0${half} ${2 * radius} 0${half}-${2 * radius} 0z`;
}

function square(half: number, round: number): string {
  const side = 2 * (half - round);
  const bend = (x: number, y: number): string => `a${round} ${round} 0 0 1 ${x * round} ${y * round}`;
  return `M${round - half}-${half}h${side}${bend(1, 1)}v${side}${bend(-1, 1)}h-${side}${bend(-1, -1)}v-${side}${bend(1, -1)}z`;
}

function diamond(reach: number): string {
  return `M0-${reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}z`;
}

const ring = circle(RADIUS + RING);
const line = circle(MIDLINE);
/** Fourteen dashes and gaps, two to one, fill the line. */
const step = (2 * Math.PI * MIDLINE) / 14;
const dashes = `${((step * 2) / 3).toFixed(2)} ${(step / 3).toFixed(2)}`;

const SIGNS: Readonly<Record<Precision, Sign>> = {
  site: { ring, disc: circle(RADIUS), solid: true },
  city: { ring, disc: line, solid: false },
  headquarters: { ring: square(16, 8), disc: square(12.5, 5), solid: false },
  country: { ring, disc: line, solid: false, dashes },
  region: { ring: diamond(RADIUS + RING), disc: diamond(13.4), solid: false }
};

/** The sign for how exactly a place is known. */
export function signOf(precision: Precision): Sign {
  return SIGNS[precision];
}

/**
 * A small figure for each theme, by the number of its colour, around `[0, 0]` and some eleven pixels wide: no reader needs to
 * tell colours apart. They mean nothing by themselves, since every article has other themes, and none looks like a
 * {@link Sign}: triangle, plus, star, bolt, bars, hourglass, crescent, arrow.
 */
export const ICONS = [
  'm0-5.5 5.5 10h-11z',
  'm-1.6-5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z',
  'm0-6 1.7 4.3 4.3 1.7-4.3 1.7-1.7 4.3-1.7-4.3-4.3-1.7 4.3-1.7z',
  'm2-6.5-6.5 7.5h4l-1.5 5.5 6.5-7.5h-3.5z',
  'm-5.2 1h2.7v4h-2.7zm3.9-3h2.7v7h-2.7zm3.9-3h2.7v10h-2.7z',
  'm-5-5h10l-10 10h10z',
  'm2.5-5a5.3 5.3 0 1 0 0 10a6.5 6.5 0 0 1 0-10z',
  'm-5.5-2h5.5v-3.5l5.5 5.5-5.5 5.5v-3.5h-5.5z'
] as const;

/** The figure of a theme's colour, counted from 1, beside a sign: at its upper right, clear of the number. */
export function iconBeside(category: number): string {
  return `M12-12${iconOf(category)}`;
}

/** The same by itself, around `[0, 0]`. */
export function iconOf(category: number): string {
  return ICONS[(category - 1) % ICONS.length] ?? ICONS[0];
}
