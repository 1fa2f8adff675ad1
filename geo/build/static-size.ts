import type { Position } from 'geojson';
import { mercator } from './simplify.ts';
import { decode } from './topology.ts';

/** Units of the static map per degree of longitude. */
const UNITS = 18;

function relative(points: readonly Position[], close: boolean): string {
  const rounded = points
    .map((point) => {
      const [x, y] = mercator(point);
      return [Math.round(x * UNITS), Math.round(-y * UNITS)] as const;
    })
    .filter((point, i, all) => i === 0 || point[0] !== all[i - 1]?.[0] || point[1] !== all[i - 1]?.[1]);
  const open = close ? rounded.slice(0, -1) : rounded;
  if (open.length < (close ? 3 : 2)) return '';
  return open
    .map(([x, y], i) => {
      const before = open[i - 1];
      const [dx, dy] = before ? [x - before[0], y - before[1]] : [x, y];
      return `${i === 0 ? 'M' : i === 1 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    })
    .join('')
    .concat(close ? 'z' : '');
}

/** The static map drawn as SVG paths with whole, relative coordinates: what it costs in a page is measured on this. */
export function staticPath(topology: string): string {
  const paths = (['countries', 'borders'] as const).flatMap((object) =>
    decode(topology, object).features.map(({ geometry, properties }) => {
      const d =
        geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flatMap((rings) => rings.map((ring) => relative(ring, true))).join('')
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates.map((line) => relative(line, false)).join('')
            : '';
      const name = String(properties?.iso ?? properties?.kind ?? '');
      return `<path id="${name}" d="${d}"/>`;
    })
  );
  return paths.join('');
}
