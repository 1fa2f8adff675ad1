import { Resvg } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import type { Article, Project } from '#lib/article/types.ts';
import { formatDate } from '#lib/article/words.ts';
import { palettes, type Palette } from '#lib/basemap/palette.ts';
import type { Shift } from '../geometry/declutter.ts';
import { CROWD, markerShifts, markersOf, titleLines, type MapMarker } from '../markers/markers.ts';
import { frameOf, placeInFrame } from '../geometry/mercator.ts';
import { drawRegionLand } from './region.ts';
import { escapeText, UNITS } from './static-map.ts';

/** Size of a page's picture in pixels: what Open Graph readers expect. */
const WIDTH = 1200;
const HEIGHT = 630;

/** Width of the map's part. */
const MAP = 690;

const FONT = 'Source Serif 4';
const require = createRequire(import.meta.url);

/**
 * Draws the picture that other sites show beside a link: the prerendered map with its markers, and the title of the
 * article or of one of its projects. Made with a bundled font, so that it is the same on every machine.
 *
 * @returns a PNG of 1200 × 630 px
 */
export function drawPicture(article: Article, project?: Project): Uint8Array<ArrayBuffer> {
  const colours = palettes.light;
  const frame = frameOf(article.bbox);
  const width = HEIGHT * (frame.width / frame.height);
  const left = (MAP - width) / 2;

  const markers = markersOf(article.projects);
  const crowd = markers.length > CROWD;
  const shifts = crowd ? [] : markerShifts(markers, frame, 1);
  const discs = markers
    .map((marker, index) => {
      const [fx, fy] = placeInFrame(frame, marker.coordinates);
      const at = { dx: left + fx * width, dy: fy * HEIGHT };
      const open = marker.id === project?.id;
      const svg =
        crowd && !open
          ? dot(marker, at, colours)
          : disc(marker, at, shifts[index] ?? { dx: 0, dy: 0 }, colours, open, Boolean(project));
      return { open, svg };
    })
    .sort((a, b) => Number(a.open) - Number(b.open));

  const wide = project?.location.precision === 'region' || project?.location.precision === 'country';
  const land = drawRegionLand({
    frame,
    members: article.members,
    counts: {},
    lit: wide ? project.countries : []
  });

  const lines = titleLines(project?.title ?? article.title, 22).slice(0, 7);
  const top = HEIGHT / 2 - (lines.length * 48) / 2;
  const text = (content: string, y: number, size: number, fill: string, weight = 400) =>
    `<text x="${MAP + 52}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeText(content)}</text>`;
  const above = project ? `${project.number} of ${article.projects.length}` : 'Map of an article';
  const below = project ? project.location.place : `${article.publisher} · ${formatDate(article.published)}`;

  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT}">
    <style>
      .land { fill: ${colours.land}; stroke: ${colours.coast}; stroke-width: 0.8 }
      .member { fill: ${colours.member} }
      .lit { fill: ${colours.lit} }
      .border { fill: none; stroke: ${colours.border}; stroke-width: 1 }
      .disputed { stroke-dasharray: 4 4 }
    </style>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.sea}"/>
    <g transform="translate(${left} 0) scale(${HEIGHT / UNITS})">${land}</g>
    ${discs.map((drawn) => drawn.svg).join('')}
    <rect x="${MAP}" width="${WIDTH - MAP}" height="${HEIGHT}" fill="${colours.paper}"/>
    ${text(above, top - 26, 22, colours.muted)}
    ${lines.map((line, index) => text(line, top + 30 + index * 48, 40, colours.ink, 600)).join('')}
    ${titleLines(below, 40)
      .map((line, index) => text(line, top + 36 + lines.length * 48 + index * 28, 22, colours.muted))
      .join('')}
  </svg>`;

  const picture = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      defaultFontFamily: FONT,
      fontFiles: ['400Regular/SourceSerif4_400Regular', '600SemiBold/SourceSerif4_600SemiBold'].map((name) =>
        require.resolve(`@expo-google-fonts/source-serif-4/${name}.ttf`)
      )
    }
  });
  return new Uint8Array(picture.render().asPng());
}

/** One marker of a crowd. */
function dot({ category }: MapMarker, { dx, dy }: Shift, colours: Palette): string {
  const colour = colours.categories[category - 1] ?? colours.ink;
  return `<circle cx="${dx}" cy="${dy}" r="4.5" fill="${colour}" stroke="${colours.land}"/>`;
}

/** One marker, as the overlay draws it, with its tether when it had to give way. */
function disc(
  marker: MapMarker,
  at: Shift,
  shift: Shift,
  colours: Palette,
  open: boolean,
  faded: boolean
): string {
  const colour = colours.categories[marker.category - 1] ?? colours.ink;
  const solid = marker.precision === 'site';
  const tethered = marker.precision !== 'country' && (shift.dx || shift.dy);
  return `<g transform="translate(${at.dx} ${at.dy})" opacity="${faded && !open ? 0.5 : 1}">
    ${tethered ? `<path d="M0 0L${shift.dx} ${shift.dy}" stroke="${colours.ink}"/><circle r="2.5" fill="${colours.ink}"/>` : ''}
    <g transform="translate(${shift.dx} ${shift.dy}) scale(${open ? 1.5 : 1})">
      <circle r="16.5" fill="${colours.land}"${open ? ` stroke="${colours.ink}" stroke-width="2"` : ''}/>
      <circle r="12.75" fill="${solid ? colour : colours.land}" stroke="${colour}" stroke-width="2.5"/>
      <text text-anchor="middle" y="4.75" font-size="14" font-weight="600" fill="${solid ? colours.onCategory : colour}">${marker.number}</text>
    </g>
  </g>`;
}
