import { describe, expect, it } from 'vitest';
import { markerShifts, titleLines, titleSide, type MapMarker } from './markers.ts';
import { frameOf } from '../geometry/mercator.ts';

const frame = frameOf([92, -11, 146, 46]);

function marker(id: string, precision: MapMarker['precision'], coordinates: [number, number]): MapMarker {
  return { id, number: 1, title: id, coordinates, precision, category: 1 };
}

describe('markerShifts', () => {
  it('keeps an exact site in its place when a country-wide marker is near', () => {
    const [country, site] = markerShifts(
      [marker('country', 'country', [100, 15]), marker('site', 'site', [100.2, 15])],
      frame,
      1
    );
    expect(site).toEqual({ dx: 0, dy: 0 });
    expect(Math.hypot(country?.dx ?? 0, country?.dy ?? 0)).toBeGreaterThan(20);
  });

  it('still parts markers of one point when the map is far in', () => {
    const [first, second] = markerShifts(
      [marker('a', 'site', [103.497, 10.6455]), marker('b', 'city', [103.497, 10.6455])],
      frame,
      9
    );
    expect(first).toEqual({ dx: 0, dy: 0 });
    expect(Math.hypot(second?.dx ?? 0, second?.dy ?? 0)).toBeGreaterThanOrEqual(31);
  });
});

describe('titleLines', () => {
  it('breaks between words', () => {
    expect(titleLines('NTT Docomo’s Open RAN test in the Philippines', 26)).toEqual([
      'NTT Docomo’s Open RAN test',
      'in the Philippines'
    ]);
  });

  it('leaves a longer word whole', () => {
    expect(titleLines('Donaudampfschifffahrtsgesellschaft ab', 10)).toEqual([
      'Donaudampfschifffahrtsgesellschaft',
      'ab'
    ]);
  });
});

describe('titleSide', () => {
  const size = { width: 700, height: 800 };

  it('is the right, where nothing is in the way', () => {
    expect(titleSide(['A title'], { x: 300, y: 300 }, [], size)).toBe('right');
  });

  it('is the left, where another marker stands to the right', () => {
    expect(titleSide(['A title'], { x: 300, y: 300 }, [{ x: 332, y: 300 }], size)).toBe('left');
  });

  it('is the left at the right edge, and below between two markers', () => {
    expect(titleSide(['A longer title'], { x: 680, y: 300 }, [], size)).toBe('left');
    expect(
      titleSide(
        ['A title'],
        { x: 300, y: 300 },
        [
          { x: 332, y: 300 },
          { x: 268, y: 300 }
        ],
        size
      )
    ).toBe('below');
  });
});
