import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { DETAIL_BOX } from './natural-earth.ts';
import { mercator } from './simplify.ts';
import { CACHE, FILES, run } from './sources.ts';
import { layers, type Mosaic } from './topology.ts';

/** Pixels along the image's width; the source has 2160 in the same place, which would cost twice as much and show little more. */
const WIDTH = 1536;

/** How far around a pixel its surroundings reach, in pixels: slopes stand out from them, heights do not. */
const SURROUNDINGS = 7;

/** Pixels over which the shading fades away at the coast and at the image's edges. */
const COAST_FADE = 2;
const EDGE_FADE = 110;

const metres = (degrees: number) => (degrees * 20037508.342789244) / 180;

function corners(): string[] {
  const [west, south, east, north] = DETAIL_BOX;
  return [mercator([west, south]), mercator([east, north])].flat().map((degrees) => String(metres(degrees)));
}

/** A box blur along rows, then along columns, of a square-ish image held row by row. */
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
  const { data, info } = await sharp(file).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * Slopes as black and white of little opacity, over land only, in Web Mercator: lies over any land colour of any mode.
 * What is taken from the source is how much lighter or darker a pixel is than the land around it.
 */
export async function relief(countries: Mosaic): Promise<Buffer> {
  const [placed, warped, mask, land] = ['placed.tif', 'warped.png', 'mask.tif', 'land.geojson'].map((name) =>
    join(CACHE, name)
  ) as [string, string, string, string];
  const box = corners();
  run('gdal_translate', [
    '-q',
    '-a_srs',
    'EPSG:4326',
    '-a_ullr',
    '-180',
    '90',
    '180',
    '-90',
    FILES.relief,
    placed
  ]);
  const warp = [
    '-q',
    '-overwrite',
    '-t_srs',
    'EPSG:3857',
    '-te',
    ...box,
    '-ts',
    String(WIDTH),
    '0',
    '-r',
    'cubic'
  ];
  run('gdalwarp', [...warp, placed, join(CACHE, 'warped.tif')]);
  run('gdal_translate', ['-q', '-of', 'PNG', join(CACHE, 'warped.tif'), warped]);
  const shade = await grey(warped);
  const { width, height } = shade;
  const projected = layers(countries).countries;
  for (const { geometry } of projected.features) {
    geometry.coordinates = geometry.coordinates.map((rings) =>
      rings.map((ring) => ring.map((point) => mercator(point).map((degrees) => Math.round(metres(degrees)))))
    );
  }
  writeFileSync(
    land,
    JSON.stringify({
      ...projected,
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }
    })
  );
  const size = ['-te', ...box, '-ts', String(width), String(height)];
  run('gdal_rasterize', ['-q', '-burn', '255', '-ot', 'Byte', '-of', 'GTiff', ...size, land, mask]);
  const isLand = (await grey(mask)).data;

  const weight = Float32Array.from(isLand, (value) => (value > 127 ? 1 : 0));
  const weighted = Float32Array.from(shade.data, (value, i) => value * (weight[i] ?? 0));
  const near = blur(blur(weighted, width, height, SURROUNDINGS), width, height, SURROUNDINGS);
  const nearWeight = blur(blur(weight, width, height, SURROUNDINGS), width, height, SURROUNDINGS);
  const inland = blur(weight, width, height, COAST_FADE);

  const out = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      const around = nearWeight[i] ?? 0;
      const slope = around > 0.02 ? (shade.data[i] ?? 0) - (near[i] ?? 0) / around : 0;
      const edge = smooth(Math.min(x, y, width - 1 - x, height - 1 - y) / EDGE_FADE);
      const coast = smooth(((inland[i] ?? 0) - 0.5) * 2) * (weight[i] ?? 0);
      const strength = Math.max(0, Math.abs(slope) - 3) * (slope < 0 ? 1.5 : 1.2);
      const alpha = Math.min(64, strength) * edge * coast;
      const tone = slope < 0 ? 0 : 255;
      out.set([tone, tone, tone, Math.round(alpha)], i * 4);
    }
  }
  return sharp(out, { raw: { width, height, channels: 4 } })
    .webp({ quality: 20, alphaQuality: 20, effort: 6, smartSubsample: false })
    .toBuffer();
}
