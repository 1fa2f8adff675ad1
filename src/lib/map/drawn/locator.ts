import type { Article } from '#lib/article/types.ts';
import { palettes } from '#lib/basemap/palette.ts';
import { markersOf } from '../markers/markers.ts';
import { frameOf, placeInFrame, FRAME_ASPECT } from '../geometry/mercator.ts';
import { drawLand } from './land.ts';
import { escapeText } from './static-map.ts';

/** Height of the drawing in its own units: coarse, since each unit costs bytes in somebody else's page. */
const UNITS = 240;
const WIDTH = UNITS * FRAME_ASPECT;

/** What the land may weigh with brotli, in bytes. */
const MOST = 1500;

/** Bends that enclose less than this are straightened, in square units. */
const BEND = 2;

/**
 * Draws an article's map as one small SVG that needs nothing else: to stand in another page as a picture before a reader
 * consents to load the live map. A few kilobytes; every placed project is a dot.
 */
export function drawLocator(article: Article): string {
  const { sea, land, member, coast, border, onCategory, categories, ink } = palettes.light;
  const frame = frameOf(article.bbox);
  const drawn = drawLand({
    frame,
    classes: new Map(article.members.map((iso) => [iso, 'member'])),
    units: UNITS,
    bleed: { x: 0, y: 0 },
    most: MOST,
    bend: BEND
  });
  const colours = drawn
    .replace(/ data-iso="\w+"/g, '')
    .replaceAll('class="land member"', `fill="${member}"`)
    .replaceAll('class="land"', `fill="${land}"`)
    .replace(/class="(?:border \w+|river)"/g, `fill="none" stroke="${border}"`)
    .replaceAll('class="lake"', `fill="${sea}"`);
  const dots = markersOf(article.projects).flatMap(({ coordinates, category }) => {
    const [x, y] = placeInFrame(frame, coordinates);
    if (x < 0 || x > 1 || y < 0 || y > 1) return [];
    const fill = categories[category - 1] ?? ink;
    return [`<circle cx="${Math.round(x * WIDTH)}" cy="${Math.round(y * UNITS)}" r="4" fill="${fill}"/>`];
  });
  const title = `Map of the projects in “${article.title}”`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${UNITS}" width="100%" height="300" preserveAspectRatio="xMinYMid" role="img">` +
    `<title>${escapeText(title)}</title><path fill="${sea}" d="M0 0h${WIDTH}v${UNITS}H0z"/>` +
    `<g stroke="${coast}" stroke-width=".5">${colours}</g>` +
    `<g stroke="${onCategory}">${dots.join('')}</g></svg>`
  );
}
