import { describe, expect, it } from 'vitest';
import labels from '../../../../geo/basemap/labels.json';
import topology from '../../../../geo/basemap/static.topo.json';
import { frameOf, placeInFrame } from '../geometry/mercator.ts';
import { drawStaticMap, UNITS, type StaticTopology } from './static-map.ts';

const frame = frameOf([92, -11, 146, 46]);

function draw(options: Partial<Parameters<typeof drawStaticMap>[0]> = {}): string {
  return drawStaticMap({
    topology: topology as unknown as StaticTopology,
    labels: labels.countries,
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

describe('drawStaticMap', () => {
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

  it('writes no inline style, which a strict Content-Security-Policy would refuse', () => {
    expect(draw()).not.toContain('style=');
  });

  it('shows a name as text, whatever it holds', () => {
    const label = { iso: 'XX', name: '<b>&', lon: 110, lat: 20, minzoom: 1 };
    expect(draw({ labels: [label] })).toContain('&lt;b&gt;&amp;');
  });
});
