import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

/** An entry of a directory: tiles from `id` on, `run` of them alike; 0 for a directory of its own. */
interface Entry {
  id: number;
  offset: number;
  length: number;
  run: number;
}

function directory(data: Uint8Array): Entry[] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data[at] ?? 0;
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const entries: Entry[] = Array.from({ length: varint() }, () => ({ id: 0, offset: 0, length: 0, run: 0 }));
  let id = 0;
  for (const entry of entries) entry.id = id += varint();
  for (const entry of entries) entry.run = varint();
  for (const entry of entries) entry.length = varint();
  entries.forEach((entry, i) => {
    const value = varint();
    const before = entries[i - 1];
    entry.offset = value === 0 && before ? before.offset + before.length : value - 1;
  });
  return entries;
}

/** The last entry that begins at or before a tile. */
function covering(entries: readonly Entry[], id: number): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.id ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

/**
 * A PMTiles archive (version 3) on this machine, read as tiles are asked for. It answers at once, since pages are drawn
 * without waiting for anything; the package `pmtiles` reads only with promises.
 */
export class Archive {
  readonly #file: number;
  readonly #root: readonly Entry[];
  readonly #leaves = new Map<number, readonly Entry[]>();
  readonly #leafStart: number;
  readonly #dataStart: number;
  readonly #zipped: boolean;
  /** The first and the last zoom it has. */
  readonly zooms: readonly [from: number, to: number];

  /** @throws Error when there is no such file, or it is no archive */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    const header = this.#read(0, 127);
    if (header.toString('latin1', 0, 7) !== 'PMTiles' || header[7] !== 3)
      throw new Error(`${path} is no PMTiles archive of version 3`);
    const number = (at: number): number => Number(header.readBigUInt64LE(at));
    this.#root = directory(gunzipSync(this.#read(number(8), number(16))));
    this.#leafStart = number(40);
    this.#dataStart = number(56);
    this.#zipped = header[98] === 2;
    this.zooms = [header[100] ?? 0, header[101] ?? 0];
  }

  /** A tile as it is published, or `undefined` where there is nothing on it. */
  tile(z: number, x: number, y: number): Buffer | undefined {
    const id = zxyToTileId(z, x, y);
    let entry = covering(this.#root, id);
    if (entry?.run === 0) {
      const { offset, length } = entry;
      const leaf =
        this.#leaves.get(offset) ?? directory(gunzipSync(this.#read(this.#leafStart + offset, length)));
      this.#leaves.set(offset, leaf);
      entry = covering(leaf, id);
    }
    if (!entry || id >= entry.id + entry.run) return undefined;
    const data = this.#read(this.#dataStart + entry.offset, entry.length);
    return this.#zipped ? gunzipSync(data) : data;
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(offset: number, length: number): Buffer {
    const data = Buffer.alloc(length);
    readSync(this.#file, data, 0, length, offset);
    return data;
  }
}

/** The committed archives, seen from the project's folder: one that is too large for a single file is in two. */
const FOLDER = 'geo/basemap';
export const ARCHIVES = { land: ['world.pmtiles', 'close.pmtiles'], relief: ['relief.pmtiles'] } as const;

/** A store of all the tiles of one kind. */
export interface Store {
  tile(z: number, x: number, y: number): Buffer | undefined;
}

const stores = new Map<string, Store>();

function storeOf(kind: keyof typeof ARCHIVES): Store {
  const known = stores.get(kind);
  if (known) return known;
  const archives = ARCHIVES[kind].map((name) => new Archive(join(FOLDER, name)));
  const store: Store = {
    tile: (z, x, y) => archives.find(({ zooms: [from, to] }) => z >= from && z <= to)?.tile(z, x, y)
  };
  stores.set(kind, store);
  return store;
}

/** The vector tiles of the world. */
export function worldTiles(): Store {
  return storeOf('land');
}

/** The relief of the world. */
export function reliefTiles(): Store {
  return storeOf('relief');
}
