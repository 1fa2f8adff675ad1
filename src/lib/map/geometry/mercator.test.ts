import { describe, expect, it } from 'vitest';
import {
  frameBounds,
  frameCorner,
  frameOf,
  frameWidthAtZoom,
  fromWorld,
  placeInFrame,
  toWorld,
  zoomAtFrameWidth,
  FRAME_ASPECT
} from './mercator.ts';

describe('toWorld', () => {
  it('puts the equator and Greenwich in the middle', () => {
    expect(toWorld([0, 0])).toEqual([0.5, 0.5]);
  });

  it('agrees with the Web Mercator of EPSG:3857 for Sihanoukville', () => {
    const half = 20037508.342789244;
    const [x, y] = toWorld([103.497, 10.6455]);
    expect((x - 0.5) * 2 * half).toBeCloseTo(11521233.34, 1);
    expect((0.5 - y) * 2 * half).toBeCloseTo(1191929.33, 1);
  });

  it('keeps counting beyond the antimeridian', () => {
    expect(toWorld([190, 0])[0]).toBeGreaterThan(1);
  });

  it('is undone by fromWorld', () => {
    const [longitude, latitude] = fromWorld(toWorld([139.7514, 35.685]));
    expect(longitude).toBeCloseTo(139.7514, 9);
    expect(latitude).toBeCloseTo(35.685, 9);
  });
});

describe('frameOf', () => {
  const wide = frameOf([90, 0, 150, 10]);
  const tall = frameOf([100, -10, 110, 50]);

  it('has the same ratio for every box', () => {
    for (const frame of [wide, tall]) expect(frame.width / frame.height).toBeCloseTo(FRAME_ASPECT, 12);
  });

  it('holds the box, in its middle', () => {
    expect(placeInFrame(wide, [90, 5])[0]).toBeCloseTo(0, 9);
    expect(placeInFrame(wide, [150, 5])[0]).toBeCloseTo(1, 9);
    expect(placeInFrame(tall, [105, 0])[0]).toBeCloseTo(0.5, 9);
    expect(placeInFrame(tall, [105, 50])[1]).toBeCloseTo(0, 9);
    expect(placeInFrame(tall, [105, -10])[1]).toBeCloseTo(1, 9);
  });

  it('comes back as longitudes and latitudes, west and south first', () => {
    const [[west, south], [east, north]] = frameBounds(tall);
    expect(south).toBeCloseTo(-10, 9);
    expect(north).toBeCloseTo(50, 9);
    expect((west + east) / 2).toBeCloseTo(105, 9);
    expect(east).toBeGreaterThan(110);
  });

  it('doubles on screen with each zoom', () => {
    expect(frameWidthAtZoom(wide, 4)).toBeCloseTo(2 * frameWidthAtZoom(wide, 3), 9);
    expect(frameWidthAtZoom(wide, 0)).toBeCloseTo((60 / 360) * 512, 6);
    expect(zoomAtFrameWidth(wide, frameWidthAtZoom(wide, 4.2))).toBeCloseTo(4.2, 9);
  });
});

describe('frameCorner', () => {
  it('leaves the same room on both sides of the longer way', () => {
    expect(frameCorner({ width: 900, height: 800 })).toEqual({ x: 100, y: 0 });
    expect(frameCorner({ width: 350, height: 600 })).toEqual({ x: 0, y: 100 });
    expect(frameCorner({ width: 700, height: 800 })).toEqual({ x: 0, y: 0 });
  });
});
