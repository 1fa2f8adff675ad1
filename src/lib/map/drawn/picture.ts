import { Resvg } from '@resvg/resvg-js';
import type { Article, Project } from '#lib/article/types.ts';
import { dateIn, type Voice } from '#lib/words/voice.ts';
import { palettes, type Palette } from '#lib/basemap/palette.ts';
import type { Shift } from '../geometry/declutter.ts';
import { CROWD, markerShifts, markersOf, type MapMarker } from '../markers/markers.ts';
import { frameOf, placeInFrame } from '../geometry/mercator.ts';
import { drawRegionLand } from './region.ts';
import { UNITS } from './static-map.ts';
import { fontsFor, isRightToLeft, lineOf, setText } from './typeset.ts';

/** Size of a page's picture in pixels: what Open Graph readers expect. */
const WIDTH = 1200;
const HEIGHT = 630;

/** Width of the map's part. */
const MAP = 690;

/** Where the words stand in their part: off the map, off the picture's edge, and off its top and bottom. */
const INNER = 52;
const OUTER = 44;
const ABOVE = 40;

/** Between those and the title. */
const GAP = 12;

/** Room for one or two lines of small words over and under the title. */
const SMALL = { width: WIDTH - MAP - INNER - OUTER, height: 64, size: 22, leading: 1.28, weight: 400 };

/**
 * Draws the picture that other sites show beside a link: the prerendered map with its markers, and the title of the
 * article or of one of its projects, in whatever script. Made with bundled fonts, so that it is the same on every machine.
 * Where words run from right to left they stand at the left of the map, which does not turn.
 *
 * @returns a PNG of 1200 × 630 px
 */
export function drawPicture(article: Article, voice: Voice, project?: Project): Uint8Array<ArrayBuffer> {
  const colours = palettes.light;
  const frame = frameOf(article.bbox);
  const width = HEIGHT * (frame.width / frame.height);
  const left = (MAP - width) / 2;

  const markers = markersOf(article.projects, article.themes);
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

  const title = project?.title ?? article.title;
  const above = project ? voice.words.step(project.number, article.projects.length) : voice.words.kicker;
  const below = project
    ? project.location.place
    : `${article.publisher} · ${dateIn(voice, article.published)}`;

  const { language } = article;
  const rightToLeft = isRightToLeft(language);
  const fonts = fontsFor(title + above + below, language);
  const over = setText(above, language, SMALL);
  const under = setText(below, language, SMALL);
  const small = SMALL.leading * (over.lines.length * over.size + under.lines.length * under.size);
  const main = setText(title, language, {
    width: SMALL.width,
    height: HEIGHT - 2 * ABOVE - small - 2 * GAP,
    size: 40,
    leading: 1.2,
    weight: 600
  });

  const edge = rightToLeft ? WIDTH - MAP - INNER : MAP + INNER;
  const anchor = rightToLeft ? 'end' : 'start';
  const height = small + 2 * GAP + main.lines.length * main.size * 1.2;
  let y = (HEIGHT - height) / 2;
  const write = (
    { lines, size }: typeof main,
    { leading, weight, fill }: { leading: number; weight: number; fill: string }
  ): string =>
    lines
      .map((line) => {
        y += size * leading;
        const baseline = y - size * (leading - 0.75) + size * 0.1;
        return `<text x="${edge}" y="${baseline}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${lineOf(line, rightToLeft)}</text>`;
      })
      .join('');
  const quiet = { leading: SMALL.leading, weight: SMALL.weight, fill: colours.muted };
  const words = [write(over, quiet)];
  y += GAP;
  words.push(write(main, { leading: 1.2, weight: 600, fill: colours.ink }));
  y += GAP;
  words.push(write(under, quiet));

  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${fonts.family}">
    <style>
      .land { fill: ${colours.land}; stroke: ${colours.coast}; stroke-width: 0.8 }
      .member { fill: ${colours.member} }
      .lit { fill: ${colours.lit} }
      .border { fill: none; stroke: ${colours.border}; stroke-width: 1 }
      .disputed { stroke-dasharray: 4 4 }
    </style>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.sea}"/>
    <g transform="translate(${rightToLeft ? WIDTH - MAP : 0} 0)">
      <g transform="translate(${left} 0) scale(${HEIGHT / UNITS})">${land}</g>
      ${discs.map((drawn) => drawn.svg).join('')}
    </g>
    <rect x="${rightToLeft ? 0 : MAP}" width="${WIDTH - MAP}" height="${HEIGHT}" fill="${colours.paper}"/>
    ${words.join('')}
  </svg>`;

  const picture = new Resvg(svg, { font: fonts.options });
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
