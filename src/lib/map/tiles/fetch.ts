import { folder } from 'virtual:wherein/basemap';
import { EVERYWHERE, FINEST, isPublished, tilePath, tilesIn, type TileRange } from '#lib/basemap/tiles.ts';
import { zoomAtFrameWidth, FRAME_ASPECT, type Frame } from '../geometry/mercator.ts';

/** Tiles that a map is about to want, on their way already; each is handed over once. */
const ahead = new Map<string, Promise<ArrayBuffer>>();

/**
 * Asks for the tiles that a live map of some size begins with, so that they come while its script does.
 *
 * @param read fetches an address
 * @returns a promise for each that is broken when the tile cannot be had
 */
export function fetchAhead(
  frame: Frame,
  { width, height }: { readonly width: number; readonly height: number },
  ranges: readonly TileRange[],
  read: (address: string) => Promise<ArrayBuffer>
): Promise<ArrayBuffer>[] {
  ahead.clear();
  const across = Math.min(width, height * FRAME_ASPECT);
  const share = frame.width / across;
  const middle = [frame.x + frame.width / 2, frame.y + frame.height / 2] as const;
  const box = {
    x: middle[0] - (width * share) / 2,
    y: middle[1] - (height * share) / 2,
    width: width * share,
    height: height * share
  };
  const z = Math.min(FINEST, Math.max(0, Math.floor(zoomAtFrameWidth(frame, across))));
  const wanted = new Set<string>();
  const { west, east, north, south } = tilesIn(box, z);
  for (let y = north; y <= south; y += 1)
    for (let x = west; x <= east; x += 1) {
      const column = ((x % 2 ** z) + 2 ** z) % 2 ** z;
      for (let up = 0; z - up >= EVERYWHERE || up === 0; up += 1)
        if (isPublished(ranges, z - up, column >> up, y >> up)) {
          wanted.add(folder + tilePath(z - up, column >> up, y >> up, 'land'));
          break;
        }
    }
  for (const address of wanted)
    ahead.set(
      address,
      read(address).then((data) => checked(address, data))
    );
  return [...ahead.values()];
}

/** A tile's bytes: those that were asked for ahead, or else from the network. */
export async function takeTile(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const early = ahead.get(address);
  ahead.delete(address);
  return (await early?.catch(() => undefined)) ?? readTile(address, signal);
}

/** @throws Error when the answer is no success, or no tile */
async function readTile(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
  return checked(address, await response.arrayBuffer());
}

/** What the first byte of a file may be: a vector tile's first layer, or nothing but sea; a picture's `RIFF`. */
const BEGINNINGS: readonly (number | undefined)[] = [0x1a, 0x78, 0x52];

/** @throws Error for what is no tile, such as the page of a network that wants a log-in first */
function checked(address: string, data: ArrayBuffer): ArrayBuffer {
  if (!BEGINNINGS.includes(new Uint8Array(data)[0])) throw new Error(`${address} is no tile`);
  return data;
}
