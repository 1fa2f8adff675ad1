import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { coastFaults } from './check-coast.ts';
import { coastTiles } from './coast.ts';
import { DETAIL_BOX, level, readCountries, readWaters, REGION_BOX } from './natural-earth.ts';
import { buildGazetteer } from './gazetteer.ts';
import type { Resolution } from './simplify.ts';
import { checkDebianPackages, FILES, OUT } from './sources.ts';
import { labels } from './labels.ts';
import { relief } from './relief.ts';

/** Islands too small for the coarse levels that are countries, or that readers look for. */
const KEEP: Resolution['keep'] = [
  { iso: 'SG', at: [103.82, 1.35] },
  { iso: 'BH', at: [50.54, 26.05] },
  { iso: 'MV', at: [73.51, 4.17] }
];

const GSHHG_NOTICE = `The files *.topo.json in this folder are derived from GSHHG, a Global Self-consistent, Hierarchical,
High-resolution Geography Database, version 2.3.7 (15 June 2017), by Paul Wessel and Walter H. F. Smith,
https://www.soest.hawaii.edu/pwessel/gshhg/

Copyright 2014 The GMT Team

GSHHG is free software: you can redistribute it and/or modify it under the terms of the GNU Lesser General Public
License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY. The licence is in
COPYING.LESSER, with the GNU General Public License that it refers to in COPYING.

Changed from the original: cut into cells of six degrees, simplified away from a few places, small islands left out,
and parted into countries along borders from Natural Earth (public domain). The changed files are under the same
licence. How to make them again, or from another version of GSHHG: geo/README.md, geo/build/coast.ts.
`;

function brotli(text: string | Uint8Array): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
}

const table: { file: string; raw: number; brotli: number }[] = [];

function write(file: string, content: string | Uint8Array): void {
  const path = join(OUT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  table.push({ file, raw: Buffer.byteLength(content), brotli: brotli(content) });
}

/** Pixels per degree of longitude at a zoom, with MapLibre's tiles of 512 pixels. */
const perDegree = (zoom: number) => (512 * 2 ** zoom) / 360;

checkDebianPackages();
const countries = readCountries();
const waters = readWaters(countries);

const names = labels(countries);
const tiles = await coastTiles(countries, waters.lakes);
const cities = names.cities.map(({ name, iso, lon, lat }) => ({ name, iso, at: [lon, lat] }));
const faults = coastFaults(tiles, countries, cities);
if (faults.length > 0) {
  throw new Error(`The coast is not parted into countries as it should be:\n\n  ${faults.join('\n  ')}\n`);
}

const world: Resolution = {
  scale: perDegree(4.2),
  tolerance: 2.5,
  island: 16,
  box: REGION_BOX,
  far: 40,
  keep: KEEP
};
const region: Resolution = {
  scale: perDegree(5.6),
  tolerance: 1.6,
  island: 6,
  box: DETAIL_BOX,
  far: 40,
  keep: KEEP
};
const detail: Resolution = {
  scale: perDegree(7.2),
  tolerance: 1.1,
  island: 4,
  box: DETAIL_BOX,
  far: 120,
  keep: KEEP
};
const still: Resolution = {
  scale: 17,
  tolerance: 2.85,
  island: 14,
  box: REGION_BOX,
  far: 60,
  keep: KEEP.slice(0, 1)
};

write(
  'static.topo.json',
  level(countries, waters, { resolution: still, quantization: 2e4, coast: false })
);
write(
  'world.topo.json',
  level(countries, waters, { resolution: world, quantization: 2.5e4, lakes: { ...world, island: 60 } })
);
write(
  'region.topo.json',
  level(countries, waters, {
    resolution: region,
    quantization: 1e5,
    lakes: { ...region, island: 30 },
    riverRank: 5
  })
);
write(
  'detail.topo.json',
  level(countries, waters, {
    resolution: detail,
    quantization: 2e5,
    lakes: { ...detail, island: 12 },
    riverRank: 9,
    admin1: true
  })
);

write('labels.json', JSON.stringify(names));
write('relief.webp', await relief(countries));
rmSync(join(OUT, 'gshhg'), { recursive: true, force: true });
for (const { name, text } of tiles) write(`gshhg/${name}.topo.json`, text);
write('gshhg/NOTICE.txt', GSHHG_NOTICE);
write('gshhg/COPYING.LESSER', readFileSync(FILES.lgpl));
write('gshhg/COPYING', readFileSync(FILES.gpl));

buildGazetteer();

for (const row of table) {
  console.log(
    `${row.file.padEnd(34)} ${String(row.raw).padStart(9)} B ${String(row.brotli).padStart(8)} B brotli`
  );
}
