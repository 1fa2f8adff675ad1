import type { Palette } from '#lib/basemap/palette.ts';
import { iconBeside, LINE, signOf } from '#lib/signs/sign.ts';
import type { MapMarker } from '../markers/markers.ts';

/** A marker's sign as SVG that needs no style sheet, around `[0, 0]`: for pictures. `chosen` rings it in ink. */
export function drawSign(
  { precision, category, number }: MapMarker,
  colours: Palette,
  chosen: boolean
): string {
  const { ring, disc, solid, dashes } = signOf(precision);
  const { ink, land, onCategory } = colours;
  const colour = colours.categories[category - 1] ?? ink;
  const line = `stroke="${colour}" stroke-width="${LINE}"${dashes ? ` stroke-dasharray="${dashes}"` : ''}`;
  const halo = `stroke="${land}" stroke-width="3" stroke-linejoin="round"`;
  const icon = iconBeside(category);
  return (
    `<path d="${ring}" fill="${land}"${chosen ? ` stroke="${ink}" stroke-width="2"` : ''}/>` +
    `<path d="${disc}" ${solid ? `fill="${colour}"` : `fill="${land}" ${line}`}/>` +
    `<text text-anchor="middle" y="4.75" font-size="14" font-weight="600" fill="${solid ? onCategory : colour}">${number}</text>` +
    `<path d="${icon}" ${halo}/><path d="${icon}" fill="${colour}"/>`
  );
}

/** The same as small as a dot: its shape alone, without number and figure. */
export function drawSmallSign(
  { precision, category }: MapMarker,
  colours: Palette,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }
): string {
  const { disc, solid } = signOf(precision);
  const colour = colours.categories[category - 1] ?? colours.ink;
  const scale = Number((radius / 14).toFixed(2));
  const look = solid
    ? `fill="${colour}" stroke="${colours.onCategory}"`
    : `fill="${colours.land}" stroke="${colour}"`;
  return `<path transform="translate(${x} ${y})scale(${scale})" d="${disc}" ${look} stroke-width="${solid ? 2 : 5}"/>`;
}
