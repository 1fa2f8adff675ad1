import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

/** One tile to be written. */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
}

export interface ArchiveOptions {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly metadata: object;
  /** Vector tiles are kept compressed; pictures are already. */
  readonly type: 'mvt' | 'webp';
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  run: number;
}

/** Most bytes that the root directory may have, so that a reader has it with its first request (PMTiles 3, section 3). */
const ROOT_LIMIT = 16_257;

const HEADER = 127;

/** How many entries a leaf directory holds. */
const LEAF = 4096;

function gzip(data: Uint8Array): Buffer {
  return gzipSync(data, { level: 9 });
}

function varint(value: number, out: number[]): void {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

function directory(entries: readonly Entry[]): Buffer {
  const out: number[] = [];
  varint(entries.length, out);
  entries.forEach(({ id }, i) => varint(id - (entries[i - 1]?.id ?? 0), out));
  for (const { run } of entries) varint(run, out);
  for (const { length } of entries) varint(length, out);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    varint(before && offset === before.offset + before.length ? 0 : offset + 1, out);
  });
  return gzip(Uint8Array.from(out));
}

/**
 * Writes tiles as one PMTiles archive, version 3 (github.com/protomaps/PMTiles, spec/v3). The same tiles in any order give
 * the same bytes; tiles that are alike are kept once.
 */
export function archive(tiles: readonly Tile[], { minZoom, maxZoom, metadata, type }: ArchiveOptions): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.id - b.id);
  const known = new Map<string, { offset: number; length: number }>();
  const bodies: Uint8Array[] = [];
  const entries: Entry[] = [];
  let size = 0;
  for (const { id, data } of sorted) {
    const body = type === 'mvt' ? gzip(data) : data;
    const key = Buffer.from(body).toString('latin1');
    let place = known.get(key);
    if (!place) {
      place = { offset: size, length: body.length };
      known.set(key, place);
      bodies.push(body);
      size += body.length;
    }
    const last = entries[entries.length - 1];
    if (last && last.id + last.run === id && last.offset === place.offset) last.run += 1;
    else entries.push({ id, ...place, run: 1 });
  }
  let root = directory(entries);
  const leaves: Buffer[] = [];
  if (root.length > ROOT_LIMIT) {
    const pointers: Entry[] = [];
    let at = 0;
    for (let i = 0; i < entries.length; i += LEAF) {
      const leaf = directory(entries.slice(i, i + LEAF));
      leaves.push(leaf);
      pointers.push({ id: entries[i]?.id ?? 0, offset: at, length: leaf.length, run: 0 });
      at += leaf.length;
    }
    root = directory(pointers);
  }
  const leaf = Buffer.concat(leaves);
  const json = gzip(Buffer.from(JSON.stringify(metadata)));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 'latin1');
  header.writeUInt8(3, 7);
  const parts = [HEADER, root.length, HEADER + root.length, json.length, HEADER + root.length + json.length, leaf.length];
  const counts = [HEADER + root.length + json.length + leaf.length, size, sorted.length, entries.length, bodies.length];
  [...parts, ...counts].forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  header.writeUInt8(1, 96);
  header.writeUInt8(2, 97);
  header.writeUInt8(type === 'mvt' ? 2 : 1, 98);
  header.writeUInt8(type === 'mvt' ? 1 : 4, 99);
  header.writeUInt8(minZoom, 100);
  header.writeUInt8(maxZoom, 101);
  [-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + 4 * i));
  return Buffer.concat([header, root, json, leaf, ...bodies]);
}
