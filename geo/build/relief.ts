import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Tile } from './pmtiles.ts';
import { mercator } from './mercator.ts';
import { CACHE, FILES, run } from './sources.ts';
import { layers, type Mosaic } from './topology.ts';

/** Side of a tile in pixels, and the zooms there are: the source is hardly finer than the last. */
const SIDE = 512;
export const RELIEF_ZOOMS = { min: 2, max: 4 } as const;

/** How far around a pixel its surroundings reach, in pixels: slopes stand out from them, heights do not. */
const SURROUNDINGS = 7;

/** Pixels over which the shading fades away at the coast. */
const COAST_FADE = 2;

const metres = (degrees: number) => (degrees * 20037508.342789244) / 180;

/** A box blur along rows, then along columns, of an image held row by row. */
function blur(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const pass = (source: Float32Array, length: number, lines: number, step: number, lineStep: number) => {
    const target = new Float32Array(source.length);
    for (let line = 0; line < lines; line += 1) {
      let sum = 0;
      const at = (i: number) => source[line * lineStep + Math.min(length - 1, Math.max(0, i)) * step] ?? 0;
      for (let i = -radius; i <= radius; i += 1) sum += at(i);
      for (let i = 0; i < length; i += 1) {
        target[line * lineStep + i * step] = sum / (2 * radius + 1);
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
    return target;
  };
  return pass(pass(values, width, height, 1, width), height, width, width, 1);
}

const smooth = (x: number) => {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
};

async function grey(file: string): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(file, { limitInputPixels: false })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * The shading of the world, `width` pixels wide and high, as grey levels of little opacity: slopes as black and white over
 * land only, so that it lies over any land colour of any mode. What is taken from the source is how much lighter or
 * darker a pixel is than the land around it.
 *
 * @returns opacity by pixel, below zero for black and above for white
 */
async function shading(countries: Mosaic, width: number): Promise<Int8Array> {
  const file = (name: string) => join(CACHE, name);
  const edge = String(metres(180));
  const box = [`-${edge}`, `-${edge}`, edge, edge];
  const place = ['-a_srs', 'EPSG:4326', '-a_ullr', '-180', '90', '180', '-90'];
  run('gdal_translate', ['-q', ...place, FILES.relief, file('placed.tif')]);
  const warp = ['-t_srs', 'EPSG:3857', '-te', ...box, '-ts', String(width), String(width), '-r', 'cubic'];
  run('gdalwarp', ['-q', '-overwrite', ...warp, file('placed.tif'), file('warped.tif')]);
  run('gdal_translate', ['-q', '-b', '1', '-of', 'PNG', file('warped.tif'), file('warped.png')]);
  const shade = (await grey(file('warped.png'))).data;
  const projected = layers(countries).countries;
  for (const { geometry } of projected.features)
    geometry.coordinates = geometry.coordinates.map((rings) =>
      rings.map((ring) => ring.map((point) => mercator(point).map((degrees) => Math.round(metres(degrees)))))
    );
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
  writeFileSync(file('land.geojson'), JSON.stringify({ ...projected, crs }));
  rmSync(file('mask.tif'), { force: true });
  const size = ['-te', ...box, '-ts', String(width), String(width)];
  const burn = ['-q', '-burn', '255', '-ot', 'Byte', '-of', 'GTiff', ...size];
  run('gdal_rasterize', [...burn, file('land.geojson'), file('mask.tif')]);
  const isLand = (await grey(file('mask.tif'))).data;

  const weight = Float32Array.from(isLand, (value) => (value > 127 ? 1 : 0));
  const weighted = Float32Array.from(shade, (value, i) => value * (weight[i] ?? 0));
  const near = blur(blur(weighted, width, width, SURROUNDINGS), width, width, SURROUNDINGS);
  const nearWeight = blur(blur(weight, width, width, SURROUNDINGS), width, width, SURROUNDINGS);
  const inland = blur(weight, width, width, COAST_FADE);
  return Int8Array.from(weight, (land, i) => {
    const around = nearWeight[i] ?? 0;
    if (land === 0 || around <= 0.02) return 0;
    const slope = (shade[i] ?? 0) - (near[i] ?? 0) / around;
    const coast = smooth(((inland[i] ?? 0) - 0.5) * 2);
    const strength = Math.max(0, Math.abs(slope) - 3) * (slope < 0 ? 1.5 : 1.2);
    return Math.sign(slope) * Math.round(Math.min(64, strength) * coast);
  });
}

/** The world's relief in tiles. A tile that would show nothing is left out. */
export async function reliefTiles(countries: Mosaic): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (let z: number = RELIEF_ZOOMS.min; z <= RELIEF_ZOOMS.max; z += 1) {
    const width = SIDE * 2 ** z;
    const opacity = await shading(countries, width);
    for (let y = 0; y < 2 ** z; y += 1)
      for (let x = 0; x < 2 ** z; x += 1) {
        const pixels = new Uint8Array(SIDE * SIDE * 4);
        let seen = 0;
        for (let row = 0; row < SIDE; row += 1)
          for (let column = 0; column < SIDE; column += 1) {
            const value = opacity[(y * SIDE + row) * width + x * SIDE + column] ?? 0;
            if (value === 0) continue;
            seen += 1;
            const tone = value < 0 ? 0 : 255;
            pixels.set([tone, tone, tone, Math.abs(value)], (row * SIDE + column) * 4);
          }
        if (seen < 64) continue;
        const data = await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 4 } })
          .webp({ quality: 20, alphaQuality: 20, effort: 6, smartSubsample: false })
          .toBuffer();
        tiles.push({ z, x, y, data });
      }
  }
  return tiles;
}
