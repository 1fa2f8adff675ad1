import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import labels from '../../../../geo/basemap/labels.json';
import { frameAt, frameOf, placeInFrame, type Frame } from '../geometry/mercator.ts';
import { drawStaticMap, UNITS } from './static-map.ts';

const frame = frameOf([92, -11, 146, 46]);

function draw(options: Partial<Parameters<typeof drawStaticMap>[0]> = {}): string {
  return drawStaticMap({
    labels: labels.countries,
    cities: labels.cities,
    frame,
    classes: new Map(['KH', 'SG', 'JP', 'TH'].map((iso) => [iso, 'member'])),
    discs: [],
    ...options
  });
}

/** The points of a path with relative `m` commands, whose later pairs are lines, in the drawing's units. */
function pointsOf(d: string): { x: number; y: number }[] {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const points: { x: number; y: number }[] = [];
  for (const [, command, numbers = ''] of d.matchAll(/([mz])([^mz]*)/g)) {
    if (command === 'z') [x, y] = [startX, startY];
    const values = (numbers.match(/-?\d+/g) ?? []).map(Number);
    for (let i = 0; i + 1 < values.length; i += 2) {
      x += values[i] ?? 0;
      y += values[i + 1] ?? 0;
      if (command === 'm' && i === 0) [startX, startY] = [x, y];
      points.push({ x, y });
    }
  }
  return points;
}

function pathOf(svg: string, iso: string): string {
  return new RegExp(`data-iso="${iso}" d="([^"]+)"`).exec(svg)?.[1] ?? '';
}

describe('drawStaticMap', { timeout: 60_000 }, () => {
  it('draws each named country where Web Mercator puts it', () => {
    const points = pointsOf(pathOf(draw(), 'KH'));
    const width = (UNITS * frame.width) / frame.height;
    const west = Math.min(...points.map(({ x }) => x)) / width;
    const south = Math.max(...points.map(({ y }) => y)) / UNITS;
    expect(west).toBeCloseTo(placeInFrame(frame, [102.33, 12])[0], 2);
    expect(south).toBeCloseTo(placeInFrame(frame, [104, 10.42])[1], 2);
  });

  it('keeps Singapore, which is smaller than most islands that are left out', () => {
    expect(pointsOf(pathOf(draw(), 'SG')).length).toBeGreaterThanOrEqual(3);
  });

  it('names the countries as text, and steps aside for markers or leaves the name out', () => {
    expect(draw()).toMatch(/<text[^>]*>Cambodia<\/text>/);
    const crowd = Array.from({ length: 400 }, (_, i) => ({ x: (i % 20) * 35, y: Math.floor(i / 20) * 40 }));
    expect(draw({ discs: crowd })).not.toMatch(/>Cambodia</);
  });

  it('weighs no more than an embed has room for, whatever it shows', () => {
    for (const box of [
      [92, -11, 146, 46],
      [4, 57, 32, 72],
      [-180, -85, 180, 85],
      [119.5, 10, 125, 16],
      [-76, -56, -66, -41]
    ] as const)
      expect(brotliCompressSync(draw({ frame: frameOf(box) })).length, String(box)).toBeLessThan(7500);
  });

  /** Whether a place is on land that is drawn, by the non-zero rule that SVG fills by. */
  function onLand(at: Frame, place: readonly [number, number], iso?: string): boolean {
    const svg = draw({ frame: at, classes: new Map(iso ? [[iso, 'member']] : []) });
    const d = iso ? pathOf(svg, iso) : (/class="land" d="([^"]+)"/.exec(svg)?.[1] ?? '');
    const [fx, fy] = placeInFrame(at, place);
    const [x, y] = [(fx * UNITS * at.width) / at.height, fy * UNITS];
    let winding = 0;
    for (const ring of d
      .split('z')
      .slice(0, -1)
      .reduce<{ x: number; y: number }[][]>((rings, part) => {
        const last = rings.at(-1)?.[0] ?? { x: 0, y: 0 };
        const points = pointsOf(part);
        return [...rings, points.map((point) => ({ x: point.x + last.x, y: point.y + last.y }))];
      }, []))
      ring.forEach((b, i) => {
        const a = ring[(i + ring.length - 1) % ring.length] ?? b;
        if (a.y > y === b.y > y) return;
        if (x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) winding += b.y > a.y ? 1 : -1;
      });
    return winding !== 0;
  }

  it.each([
    ['Nairobi', [33, -5, 42, 5], [36.82, -1.29], [41.5, -4.5]],
    ['Algiers and Riyadh', [-10, 10, 60, 40], [3, 28], [18, 34.5]],
    ['Lobito', [12, -16, 26, -8], [20, -12], [12.5, -12.2]],
    ['the Great Lakes', [-95, 40, -75, 50], [-84.5, 44], [-70, 41.2]]
  ] as const)('draws the land around %s, and the sea as sea', (_, box, land, sea) => {
    expect(onLand(frameOf(box), land)).toBe(true);
    expect(onLand(frameOf(box), sea)).toBe(false);
  });

  it('goes on across the antimeridian', () => {
    const pacific = frameOf([170, -22, -165, -10]);
    expect(onLand(pacific, [178, -17.8], 'FJ'), 'Viti Levu').toBe(true);
    expect(onLand(pacific, [-171.75, -13.92], 'WS'), 'Upolu').toBe(true);
    expect(onLand(frameOf([160, 55, -160, 72]), [-175, 66.5], 'RU'), 'Chukotka').toBe(true);
  });

  it('leaves no seam where its tiles meet', () => {
    const svg = draw({ frame: frameAt([22, -2], 6), classes: new Map() });
    const edges = pointsOf(/class="land" d="([^"]+)"/.exec(svg)?.[1] ?? '');
    const inside = edges.filter(({ x, y }) => x > -700 && x < 1400 && y > -300 && y < 1100);
    expect(inside.length, 'nothing but land in the middle of Africa').toBeLessThan(40);
  });

  it('shows a small island from near', () => {
    expect(onLand(frameAt([166.93, -0.52], 0.5), [166.932, -0.525]), 'Nauru').toBe(true);
  });

  it('writes no inline style, which a strict Content-Security-Policy would refuse', () => {
    expect(draw()).not.toContain('style=');
  });

  it('shows a name as text, whatever it holds', () => {
    const label = { iso: 'XX', name: '<b>&', lon: 110, lat: 20, minzoom: 1 };
    expect(draw({ labels: [label] })).toContain('&lt;b&gt;&amp;');
  });
});
