import { addProtocol, AJAXError } from 'maplibre-gl';
import { folder, relief } from 'virtual:wherein/basemap';
import { takeTile } from './fetch.ts';
import { isPublished, isReliefPublished, PROTOCOL, tilePath, type TileRange } from '#lib/basemap/tiles.ts';

interface Asked {
  readonly kind: 'land' | 'relief';
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

function asked(url: string): Asked {
  const [, kind, z, x, y] = /:\/\/(land|relief)\/(\d+)\/(\d+)\/(\d+)/.exec(url) ?? [];
  return { kind: kind === 'relief' ? 'relief' : 'land', z: Number(z), x: Number(x), y: Number(y) };
}

/** Which relief tiles there are, a bit for each, zoom by zoom and row by row. */
function hasRelief(z: number, x: number, y: number): boolean {
  const before = (4 ** z - 16) / 3;
  const bit = before + y * 2 ** z + x;
  return ((Number.parseInt(relief.charAt(bit >> 2), 16) >> (bit & 3)) & 1) === 1;
}

/**
 * Answers MapLibre's requests for tiles on the page's own thread: what is not published is never asked for, and what came
 * is known to the page, which can keep it for a reader without a network.
 *
 * @param ranges finer tiles that are published for this map
 */
export function serveTiles(ranges: readonly TileRange[]): void {
  addProtocol(PROTOCOL, async ({ url }, { signal }) => {
    const { kind, z, x, y } = asked(url);
    const there =
      kind === 'land'
        ? isPublished(ranges, z, x, y)
        : hasRelief(z, x, y) && isReliefPublished(ranges, z, x, y);
    if (!there) throw new AJAXError(404, 'not published', url, new Blob());
    const address = folder + tilePath(z, x, y, kind);
    return { data: await takeTile(address, signal) };
  });
}
