import { geoPath } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { Article } from '#lib/article/types.ts';
import { palettes } from '#lib/basemap/palette.ts';
import topology from '../../../../geo/basemap/static.topo.json';
import { markersOf } from '../markers/markers.ts';
import { frameOf, placeInFrame, FRAME_ASPECT } from '../geometry/mercator.ts';
import { escapeText, projectionOf, RelativePen, type StaticTopology } from './static-map.ts';

/** Height of the drawing in its own units: coarse, since each unit costs bytes in somebody else's page. */
const UNITS = 240;
const WIDTH = UNITS * FRAME_ASPECT;

/** Bends that enclose less than this are straightened, in square degrees. */
const BEND = 0.12;

const basemap = simplify(presimplify(topology as unknown as StaticTopology), BEND);

/** Land smaller than this is left out, in square units. */
const SPECK = 7;

/**
 * Draws an article's map as one small SVG that needs nothing else: to stand in another page as a picture before a reader
 * consents to load the live map. A few kilobytes; every placed project is a dot.
 */
export function drawLocator(article: Article): string {
  const { sea, land, member, coast, onCategory, categories, ink } = palettes.light;
  const frame = frameOf(article.bbox);
  const projection = projectionOf(frame, UNITS, [
    [0, 0],
    [WIDTH, UNITS]
  ]);
  const area = geoPath(projection);

  const shapes = { land: [] as Polygon['coordinates'][], member: [] as Polygon['coordinates'][] };
  for (const { geometry, properties } of feature(basemap, basemap.objects.countries).features) {
    const kind = article.members.includes(properties.iso ?? '') ? 'member' : 'land';
    const polygons =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    for (const coordinates of polygons)
      if (area.area({ type: 'Polygon', coordinates }) >= SPECK) shapes[kind].push(coordinates);
  }
  const draw = (coordinates: MultiPolygon['coordinates']): string => {
    const pen = new RelativePen();
    geoPath(projection, pen)({ type: 'MultiPolygon', coordinates });
    return pen.toString();
  };

  const dots = markersOf(article.projects).map(({ coordinates, category }) => {
    const [x, y] = placeInFrame(frame, coordinates);
    const fill = categories[category - 1] ?? ink;
    return `<circle cx="${Math.round(x * WIDTH)}" cy="${Math.round(y * UNITS)}" r="4" fill="${fill}"/>`;
  });
  const title = `Map of the projects in “${article.title}”`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${UNITS}" width="100%" height="300" preserveAspectRatio="xMinYMid" role="img">` +
    `<title>${escapeText(title)}</title><path fill="${sea}" d="M0 0h${WIDTH}v${UNITS}H0z"/>` +
    `<g stroke="${coast}" stroke-width=".5"><path fill="${land}" d="${draw(shapes.land)}"/>` +
    `<path fill="${member}" d="${draw(shapes.member)}"/></g>` +
    `<g stroke="${onCategory}">${dots.join('')}</g></svg>`
  );
}
