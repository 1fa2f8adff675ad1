import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PMTiles } from 'pmtiles';
import { afterAll, describe, expect, it } from 'vitest';
import { archive } from '../../../../geo/build/pmtiles.ts';
import { Archive } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'wherein-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tiles = [0, 1, 2, 7].flatMap((z) =>
  Array.from({ length: Math.min(4 ** z, 9000) }, (_, i) => {
    const [x, y] = [i % 2 ** z, Math.floor(i / 2 ** z)];
    /* Every third tile is like all others of its kind, as sea is. */
    return { z, x, y, data: Buffer.from(i % 3 === 0 ? `zoom ${z}` : `${z}/${x}/${y}`) };
  })
);
const bytes = archive(tiles, { minZoom: 0, maxZoom: 7, metadata: { name: 'test' }, type: 'mvt' });
const path = join(folder, 'test.pmtiles');
writeFileSync(path, bytes);

describe('an archive', () => {
  it('hands back every tile, and nothing where there is none', () => {
    const read = new Archive(path);
    const wrong = tiles.filter(({ z, x, y, data }) => read.tile(z, x, y)?.equals(data) !== true);
    expect(wrong).toEqual([]);
    expect(read.tile(7, 127, 127)).toBeUndefined();
    expect(read.tile(3, 0, 0)).toBeUndefined();
    expect(read.zooms).toEqual([0, 7]);
    read.close();
  });

  it('is one that others read', async () => {
    const source = {
      getKey: () => path,
      getBytes: (offset: number, length: number) =>
        Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer })
    };
    const others = new PMTiles(source);
    expect(await others.getHeader()).toMatchObject({
      minZoom: 0,
      maxZoom: 7,
      tileType: 1,
      numAddressedTiles: tiles.length
    });
    for (const { z, x, y, data } of [tiles[0], tiles[9], tiles[4000], tiles[9001]].filter(
      (tile) => tile !== undefined
    )) {
      const found = await others.getZxy(z, x, y);
      expect(found && Buffer.from(found.data).toString()).toBe(data.toString());
    }
  });

  it('has the same bytes whatever order its tiles come in', () => {
    const options = { minZoom: 0, maxZoom: 7, metadata: { name: 'test' }, type: 'mvt' } as const;
    expect(Buffer.from(archive(tiles.toReversed(), options)).equals(Buffer.from(bytes))).toBe(true);
  });
});
