import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { landFaults, tileFaults } from './check-land.ts';
import { countryBoxes } from './boxes.ts';
import { labels } from './labels.ts';
import { type Land, readLand } from './land.ts';
import { readCountries, readWaters } from './natural-earth.ts';
import { archive, type Tile } from './pmtiles.ts';
import { FINEST, FINEST_LAND, tilesOf, weighed } from './pyramid.ts';
import { RELIEF_ZOOMS, reliefTiles } from './relief.ts';
import { CACHE, checkDebianPackages, FILES, OUT } from './sources.ts';

const NOTICE = `world.pmtiles and close.pmtiles are derived from GSHHG, a Global Self-consistent, Hierarchical,
High-resolution Geography Database, version 2.3.7 (15 June 2017), by Paul Wessel and Walter H. F. Smith,
https://www.soest.hawaii.edu/pwessel/gshhg/

Copyright 2014 The GMT Team

GSHHG is free software: you can redistribute it and/or modify it under the terms of the GNU Lesser General Public
License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY. The licence is in
COPYING.LESSER, with the GNU General Public License that it refers to in COPYING.

Changed from the original: simplified for each zoom, small islands and lakes left out, parted into countries along
borders from Natural Earth (public domain), cut into tiles together with Natural Earth's rivers and provinces' lines.
The changed files, and the tiles a site publishes of them, are under the same licence. How to make them again, or from
another version of GSHHG: geo/README.md, geo/build/land.ts.
`;

const BYTES = { most: 20e6, together: 40e6 };
let together = 0;

function write(file: string, content: string | Uint8Array): void {
  const path = join(OUT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const size = Buffer.byteLength(content);
  together += size;
  console.log(`${file.padEnd(24)} ${String(size).padStart(10)} B`);
  if (size > BYTES.most || together > BYTES.together) throw new Error(`${file} is too large to be committed.`);
}

function stopAt(faults: readonly string[]): void {
  if (faults.length > 0)
    throw new Error(`The land is not parted into countries as it should be:\n\n  ${faults.join('\n  ')}\n`);
}

/** What a step takes minutes to make is kept in the cache, so that a build that was stopped need not begin anew. */
async function step<T>(name: string, make: () => T | Promise<T>): Promise<T> {
  const file = join(CACHE, `${name}.bin`);
  if (existsSync(file)) return deserialize(readFileSync(file)) as T;
  console.log(`${name} …`);
  const made = await make();
  writeFileSync(file, serialize(made));
  return made;
}

checkDebianPackages();
/* A whole build begins anew; with --resume it goes on from the steps that are in the cache. */
if (!process.argv.includes('--resume')) {
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
}
const countries = readCountries();
const names = labels(countries);
const waters = readWaters(countries);
const land = await step<Land>('land', () => readLand(countries, FINEST_LAND, waters.lakes));
const cities = names.cities.map(({ name, iso, lon, lat }) => ({ name, iso, at: [lon, lat] as const }));
stopAt(landFaults(land, countries, cities));

const tiles = await step<Tile[]>('tiles', () => {
  const source = weighed(land, waters);
  return Array.from({ length: FINEST + 1 }, (_, z) => {
    const made = tilesOf(source, z);
    const size = made.reduce((sum, { data }) => sum + data.length, 0);
    console.log(`  zoom ${z}: ${made.length} tiles, ${size} B`);
    return made;
  }).flat();
});
stopAt(tileFaults(tiles));

const relief = await step<Tile[]>('relief', () => reliefTiles(countries));
const zooms = { world: { minZoom: 0, maxZoom: FINEST - 1 }, close: { minZoom: FINEST, maxZoom: FINEST } };
for (const [name, range] of Object.entries(zooms)) {
  const own = tiles.filter(({ z }) => z >= range.minZoom && z <= range.maxZoom);
  write(`${name}.pmtiles`, archive(own, { ...range, metadata: describeLayers(), type: 'mvt' }));
}
write(
  'relief.pmtiles',
  archive(relief, { minZoom: RELIEF_ZOOMS.min, maxZoom: RELIEF_ZOOMS.max, metadata: { name: 'Relief' }, type: 'webp' })
);
write('countries.json', JSON.stringify(countryBoxes(countries)));
write('labels.json', JSON.stringify(names));
write('NOTICE.txt', NOTICE);
write('COPYING.LESSER', readFileSync(FILES.lgpl));
write('COPYING', readFileSync(FILES.gpl));
if (!process.argv.includes('--resume')) buildGazetteer();

/** What the archives say of themselves: the layers of their tiles, with the fields of each. */
function describeLayers(): object {
  const layers = { land: { iso: 'String', cut: 'Number' }, coast: {}, border: { kind: 'String' }, lake: {}, river: { rank: 'Number' }, admin1: {} };
  return {
    name: 'Wherein',
    attribution: 'Natural Earth, GSHHG',
    vector_layers: Object.entries(layers).map(([id, fields]) => ({ id, fields }))
  };
}
