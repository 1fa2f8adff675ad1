import type { Position } from 'geojson';
import { type Mosaic, layers } from './topology.ts';

/** `[west, south, east, north]` in degrees; the east beyond 180 for a country across the antimeridian. */
type CountryBox = [west: number, south: number, east: number, north: number];

/** Parts farther from the rest than this are left out: so many times as far as the rest is large, or degrees. */
const FAR = { times: 0.6, degrees: 3 };

/** A country whose largest part is less than this share of it is one of islands: none is left out. */
const ISLANDS = 0.5;

interface Part {
  readonly box: CountryBox;
  readonly size: number;
}

function partOf(ring: readonly Position[]): Part {
  const box: CountryBox = [Infinity, Infinity, -Infinity, -Infinity];
  let sum = 0;
  ring.forEach(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring[i - 1] ?? [x, y];
    sum += (px * y - x * py) * Math.cos((y * Math.PI) / 180);
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  });
  return { box, size: Math.abs(sum / 2) };
}

/** A box moved around the world to where it is nearest to another. */
function beside([w, s, e, n]: CountryBox, other: CountryBox): CountryBox {
  const turn = 360 * Math.round((other[0] + other[2] - w - e) / 720);
  return [w + turn, s, e + turn, n];
}

function around(a: CountryBox, b: CountryBox): CountryBox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** How far apart two boxes are, in degrees. */
function gap(a: CountryBox, b: CountryBox): number {
  return Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]));
}

/**
 * Where each country is, for maps that show it whole: around its largest part and all that is near, so that France is not
 * half the world for Guiana's and Réunion's sake.
 */
export function countryBoxes(countries: Mosaic): Record<string, CountryBox> {
  const found: Record<string, CountryBox> = {};
  for (const { properties, geometry } of layers(countries).countries.features) {
    if (properties.iso === undefined) continue;
    const parts = geometry.coordinates.map(([outer = []]) => partOf(outer)).sort((a, b) => b.size - a.size);
    const [largest] = parts;
    if (!largest) continue;
    const whole = parts.reduce((sum, { size }) => sum + size, 0);
    let { box } = largest;
    let left = parts.slice(1).map((part) => beside(part.box, largest.box));
    for (;;) {
      const reach = Math.max(FAR.degrees, FAR.times * Math.hypot(box[2] - box[0], box[3] - box[1]));
      const near = left.filter((one) => largest.size < ISLANDS * whole || gap(box, one) <= reach);
      if (near.length === 0) break;
      left = left.filter((one) => !near.includes(one));
      box = near.reduce(around, box);
      if (box[2] - box[0] > 360) box = [-180, box[1], 180, box[3]];
    }
    found[properties.iso] = box.map((value) => Math.round(value * 100) / 100) as CountryBox;
  }
  return found;
}
