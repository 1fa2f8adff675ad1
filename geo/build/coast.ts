import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import mapshaper from 'mapshaper';
import { CLAIMED, ISLANDS } from './islands.ts';
import { type Box, boxOf, contains, isOn, overlap, type Resolution, simplifyLines, simplifyPolygons, within } from './simplify.ts';
import { CACHE, run } from './sources.ts';
import { type BorderKind, collection, encode, layers, type Mosaic } from './topology.ts';

/** Side of a tile's cell in degrees; `src/lib/basemap/levels.ts` has the same. */
const CELL = 6;

/** Where there are tiles: ASEAN, Japan and their neighbours. Whole cells. */
const TILES: Box = [90, -12, 150, 48];

/** Around the sites of the first article the coast keeps every point it has. */
const SITES: readonly Box[] = [
  [103.2, 10.3, 104, 11],
  [103.5, 1.1, 104.2, 1.6],
  [120.4, 14.1, 121.2, 14.9],
  [100.2, 13.2, 101, 13.9]
];

/** About 100 m away from the sites, at a scale of one pixel to 60 m. */
const RESOLUTION: Resolution = {
  scale: 1850,
  tolerance: 0.15,
  island: 0.5,
  box: TILES,
  far: 1,
  coarseness: (point) => (SITES.some((box) => within(point, box)) ? 1 : 28)
};

/** Islands smaller than this are left out away from the sites, in square kilometres. */
const SMALLEST = 0.2;

/** How far a border is drawn out to sea from where Natural Earth ends it, in degrees, to reach the real coast. */
const REACH = 0.1;

/** Where straight on there is no sea within {@link REACH}: how far it is looked for around, in degrees. */
const SEARCH = 0.4;

/** Farthest that an island may be from the land of the country it is given to, in degrees. */
const FAR = 4;

/** Lakes smaller than this are left out, in square kilometres. */
const SMALLEST_LAKE = 8;

const key = ([lon = 0, lat = 0]: Position) => `${Math.round(lon * 1e5)} ${Math.round(lat * 1e5)}`;

/** GSHHG's lines of one level (1 coast, 2 lakes) in full resolution, which GMT gives in pieces, joined end to end. */
function shorelines(level: 1 | 2): Position[][] {
  const [west, south, east, north] = TILES;
  const window = `-R${west - 1}/${east + 1}/${south - 1}/${north + 1}`;
  const text = run('gmt', [
    'coast',
    '-M',
    '-Df',
    `-W${level}`,
    window,
    `-A${level === 1 ? '0/0/1' : `${SMALLEST_LAKE}/2/2`}`,
    '--FORMAT_FLOAT_OUT=%.6f'
  ]);
  const pieces = text
    .split(/^>.*$/m)
    .map((part) =>
      part
        .trim()
        .split('\n')
        .map((row): Position => row.split(/\s+/).map(Number))
        .filter(([lon, lat]) => Number.isFinite(lon) && Number.isFinite(lat))
        .map(([lon = 0, lat = 0]): Position => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6])
    )
    .filter((piece) => piece.length > 1);
  const ends = new Map<string, Set<number>>();
  const chains: (Position[] | undefined)[] = [];
  const at = (point: Position) => {
    const found = ends.get(key(point)) ?? new Set<number>();
    ends.set(key(point), found);
    return found;
  };
  for (const piece of pieces) {
    let chain = piece;
    for (const side of ['last', 'first'] as const) {
      if (key(chain[0] ?? []) === key(chain[chain.length - 1] ?? [])) break;
      const end = (side === 'last' ? chain[chain.length - 1] : chain[0]) ?? [];
      const [other] = at(end);
      if (other === undefined) continue;
      const found = chains[other] ?? [];
      at(found[0] ?? []).delete(other);
      at(found[found.length - 1] ?? []).delete(other);
      chains[other] = undefined;
      const starts = key(found[0] ?? []) === key(end);
      if (side === 'last') chain = [...chain, ...(starts ? found : found.slice().reverse()).slice(1)];
      else chain = [...(starts ? found.slice().reverse() : found).slice(0, -1), ...chain];
    }
    const id = chains.push(chain) - 1;
    if (key(chain[0] ?? []) !== key(chain[chain.length - 1] ?? [])) {
      at(chain[0] ?? []).add(id);
      at(chain[chain.length - 1] ?? []).add(id);
    }
  }
  return chains.flatMap((chain) => {
    if (!chain) return [];
    const [first, last] = [chain[0], chain[chain.length - 1]];
    return first && last && key(first) === key(last) ? [[...chain.slice(0, -1), first]] : [chain];
  });
}

function squareKilometres(ring: readonly Position[]): number {
  const lat = ring[0]?.[1] ?? 0;
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    sum += ax * by - bx * ay;
  }
  return (Math.abs(sum) / 2) * 111.2 ** 2 * Math.cos((lat * Math.PI) / 180);
}

function isRing(line: readonly Position[]): boolean {
  return (
    line.length > 3 &&
    line[0]?.[0] === line[line.length - 1]?.[0] &&
    line[0]?.[1] === line[line.length - 1]?.[1]
  );
}

function bigEnough(line: readonly Position[]): boolean {
  if (!isRing(line)) return true;
  const near = RESOLUTION.coarseness?.(line[0] ?? []) === 1;
  return squareKilometres(line) >= (near ? 0.005 : SMALLEST);
}

/** `hidden` parts land and is not drawn. */
interface BorderLine {
  kind: BorderKind | 'hidden';
  line: Position[];
}

/** Natural Earth's borders in and around the tiles, drawn out to sea where they end at its coast. */
function borders(countries: Mosaic): BorderLine[] {
  const [west, south, east, north] = TILES;
  const near: Box = [west - 1, south - 1, east + 1, north + 1];
  const uses = new Map<string, number>();
  const all = new Map<number, BorderLine['kind']>(countries.borders);
  for (const arc of countries.hidden) all.set(arc, 'hidden');
  const found = [...all]
    .map(([arc, kind]) => ({ kind, line: countries.arcs[arc] ?? [] }))
    .filter(({ line }) =>
      line.some((point) => within(point, near))
    );
  const ends = (line: Position[]) => [line[0] ?? [], line[line.length - 1] ?? []];
  for (const { line } of found)
    for (const end of ends(line)) uses.set(key(end), (uses.get(key(end)) ?? 0) + 1);
  const onCoast = new Set<string>();
  for (const [i, line] of countries.arcs.entries()) {
    if (!countries.borders.has(i) && !countries.hidden.has(i))
      for (const end of ends(line)) onCoast.add(key(end));
  }
  const open = found
    .flatMap(({ line }) => [line.slice().reverse(), line])
    .filter((line) => {
      const end = line[line.length - 1] ?? [];
      return uses.get(key(end)) === 1 && onCoast.has(key(end));
    });
  const mouths = seaBeyond(open);
  const drawnOut = (line: Position[]): Position[] => {
    const mouth = mouths.get(key(line[line.length - 1] ?? []));
    return mouth ? [...line, mouth] : line;
  };
  return found.map(({ kind, line }) => ({ kind, line: drawnOut(drawnOut(line).slice().reverse()) }));
}

/** Turns away from straight on that are tried, in degrees, and the step between two points that are tried. */
const TURNS = [0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90, -90];
const STEP = 0.01;

/**
 * Finds, for lines that end at Natural Earth's coast, a point at sea by GSHHG to draw each on to: straight on where there
 * is sea within {@link REACH}, else the nearest, such as the head of an estuary that Natural Earth does not have.
 *
 * @returns by the {@link key} of each line's end
 */
function seaBeyond(lines: readonly Position[][]): Map<string, Position> {
  const tries = lines.flatMap((line) => {
    const [ex = 0, ey = 0] = line[line.length - 1] ?? [];
    const before = line.slice(0, -1).reverse();
    const [bx = 0, by = 0] =
      before.find(([x = 0, y = 0]) => Math.hypot(x - ex, y - ey) > 0.03) ?? before[before.length - 1] ?? [];
    const ahead = Math.atan2(ey - by, ex - bx);
    const towards = (turn: number, distance: number): Position => {
      const angle = ahead + (turn * Math.PI) / 180;
      return [ex + Math.cos(angle) * distance, ey + Math.sin(angle) * distance];
    };
    return TURNS.flatMap((turn) =>
      Array.from({ length: Math.round(SEARCH / STEP) }, (_, i) => {
        const distance = (i + 1) * STEP;
        const straight = turn === 0 && distance <= REACH;
        return {
          end: key([ex, ey]),
          at: towards(turn, distance),
          /** One step farther, so that the line crosses the shore even where that has been simplified. */
          to: straight ? towards(0, REACH) : towards(turn, distance + STEP),
          cost: straight ? 0 : distance * (1 + Math.abs(turn) / 180)
        };
      })
    );
  });
  const dry = onLand(tries.map(({ at }) => at));
  const best = new Map<string, (typeof tries)[number]>();
  for (const [i, one] of tries.entries()) {
    if (dry.has(String(i))) continue;
    const known = best.get(one.end);
    if (!known || one.cost < known.cost) best.set(one.end, one);
  }
  return new Map([...best].map(([end, { to }]) => [end, to]));
}

/** Finds the country whose land a point is on or, up to {@link FAR}, next to. */
function locator(countries: Mosaic): (point: Position) => string | undefined {
  const { features } = layers(countries).countries;
  const parts = features.flatMap(({ properties: { iso }, geometry }) =>
    geometry.coordinates.map((rings) => {
      const outer = rings[0] ?? [];
      return { iso, rings, box: boxOf(outer) };
    })
  );
  return (point) => {
    const [x = 0, y = 0] = point;
    if (CLAIMED.some((box) => within(point, box))) return undefined;
    const island = ISLANDS.find(({ box }) => within(point, box));
    if (island) return island.iso;
    const near = parts.filter(
      ({ box: [w, s, e, n] }) => x > w - FAR && x < e + FAR && y > s - FAR && y < n + FAR
    );
    const on = near.find(({ rings }) => isOn(rings, point));
    if (on) return on.iso;
    let best: { iso: string | undefined; distance: number } = { iso: undefined, distance: FAR };
    for (const { iso, rings } of near) {
      for (const [px = 0, py = 0] of rings[0] ?? []) {
        const distance = Math.hypot(px - x, py - y);
        if (distance < best.distance) best = { iso, distance };
      }
    }
    return best.iso;
  };
}

/** Which of these points GSHHG has on land (or in a lake on it). */
function onLand(points: readonly Position[]): Set<string> {
  const file = join(CACHE, 'points.txt');
  writeFileSync(file, points.map(([x = 0, y = 0], i) => `${x} ${y} ${i}`).join('\n'));
  const kept = run('gmt', ['select', file, '-Df', '-A0', '-Ns/k/k/k/k', '--FORMAT_FLOAT_OUT=%.0f']);
  return new Set(
    kept
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/)[2] ?? '')
  );
}

function line(coordinates: Position[], properties: Record<string, string> = {}): Feature<LineString> {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
}

function frame([west, south, east, north]: Box): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
}

async function shape(
  commands: string,
  input: Record<string, FeatureCollection>
): Promise<Record<string, FeatureCollection>> {
  const files = Object.fromEntries(Object.entries(input).map(([name, data]) => [name, JSON.stringify(data)]));
  const made = await mapshaper.applyCommands(`-quiet ${commands}`, files);
  return Object.fromEntries(
    Object.entries(made).map(([name, data]) => [
      name,
      JSON.parse(Buffer.from(data).toString()) as FeatureCollection
    ])
  );
}

/** File name of a cell by its south-western corner, as `e102n06`. */
function cellName(west: number, south: number): string {
  const part = (value: number, letters: string, width: number) =>
    `${letters[value < 0 ? 1 : 0] ?? ''}${String(Math.abs(value)).padStart(width, '0')}`;
  return `${part(west, 'ew', 3)}${part(south, 'ns', 2)}`;
}

/** Those polygons of `others` in the tiles that do not overlap any of `polygons`. */
function apartFrom(polygons: readonly Position[][][], others: readonly Position[][][]): Position[][][] {
  const boxed = polygons.map(([ring = []]) => ({ ring, box: boxOf(ring) }));
  return others.filter(([ring = []]) => {
    const box = boxOf(ring);
    return (
      overlap(box, TILES) &&
      !boxed.some(
        (one) =>
          overlap(box, one.box) &&
          (ring.some((point) => contains(one.ring, point)) || one.ring.some((point) => contains(ring, point)))
      )
    );
  });
}

/** One cell of the coast. */
export interface CoastTile {
  /** By its south-western corner, as `e102n06`. */
  name: string;
  cell: Box;
  /** TopoJSON. */
  text: string;
}

/**
 * The coast in full detail, cut into cells: GSHHG's land, parted into countries along Natural Earth's borders, so that a
 * tint reaches exactly to the coast. `cover` is the cell itself: drawn first, as sea, it hides the coarser levels under it.
 *
 * @param lakesElsewhere lakes of the coarser levels: those that GSHHG has not are kept, or they would end at a cell's edge
 */
export async function coastTiles(countries: Mosaic, lakesElsewhere: Position[][][]): Promise<CoastTile[]> {
  const [west, south, east, north] = TILES;
  const outside: Box = [west - 0.9, south - 0.9, east + 0.9, north + 0.9];
  const shore = simplifyLines(shorelines(1).filter(bigEnough), RESOLUTION);
  const border = borders(countries);
  const faces = (
    await shape(
      `-i all.json -clip bbox=${outside.join()} -i frame.json name=frame -merge-layers target=* force -snap interval=1e-7 -polygons -o faces.json format=geojson geojson-type=FeatureCollection precision=1e-6`,
      {
        'all.json': collection([...shore, ...border.map((b) => b.line)].map((points) => line(points))),
        'frame.json': collection([line(frame(outside))])
      }
    )
  )['faces.json'] as FeatureCollection<Polygon | MultiPolygon>;
  const inner = (
    await shape(
      '-i faces.json -points inner -o points.json format=geojson geojson-type=FeatureCollection precision=1e-6',
      { 'faces.json': faces }
    )
  )['points.json'] as FeatureCollection<Point>;
  const dry = onLand(inner.features.map(({ geometry }) => geometry.coordinates));
  const countryAt = locator(countries);
  const land = faces.features.flatMap((face, i) => {
    if (!dry.has(String(i))) return [];
    const iso = countryAt(inner.features[i]?.geometry.coordinates ?? []) ?? '';
    return [{ ...face, properties: { iso } }];
  });
  const ownLakes = simplifyPolygons(
    shorelines(2)
      .filter(isRing)
      .filter((ring) => squareKilometres(ring) >= SMALLEST_LAKE)
      .map((ring) => [ring]),
    { ...RESOLUTION, island: 0 }
  );
  const lakes = [...ownLakes, ...apartFrom(ownLakes, lakesElsewhere)];
  const ready = await shape(
    `-i land.json -dissolve iso -o land.json format=geojson geojson-type=FeatureCollection precision=1e-6 -dissolve + name=whole -lines -o coast.json format=geojson geojson-type=FeatureCollection precision=1e-6`,
    { 'land.json': collection(land) }
  );
  const parts: Record<string, FeatureCollection> = {
    'land.json': ready['land.json'] ?? collection([]),
    'coast.json': ready['coast.json'] ?? collection([]),
    'borders.json':
      (
        await shape(
          '-i land.json -i borders.json -clip source=land target=borders -o borders.json format=geojson geojson-type=FeatureCollection precision=1e-6 target=borders',
          {
            'land.json': ready['land.json'] ?? collection([]),
            'borders.json': collection(
              border.flatMap(({ kind, line: points }) => (kind === 'hidden' ? [] : [line(points, { kind })]))
            )
          }
        )
      )['borders.json'] ?? collection([]),
    'lakes.json': collection(
      lakes.map((coordinates): Feature<Polygon> => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates }
      }))
    )
  };
  const tiles: CoastTile[] = [];
  for (let x = west; x < east; x += CELL) {
    const column = await shape(
      Object.keys(parts)
        .map(
          (name) =>
            `-i ${name} -clip bbox=${x - 0.02},${south - 1},${x + CELL + 0.02},${north + 1} -o ${name} format=geojson geojson-type=FeatureCollection precision=1e-6`
        )
        .join(' '),
      parts
    );
    for (let y = south; y < north; y += CELL) {
      const cell: Box = [x, y, x + CELL, y + CELL];
      const made = await shape(
        Object.keys(parts)
          .map(
            (name) =>
              `-i ${name} -clip bbox=${cell.join()} -o ${name} format=geojson geojson-type=FeatureCollection precision=1e-6`
          )
          .join(' '),
        Object.fromEntries(Object.keys(parts).map((name) => [name, column[name] ?? collection([])]))
      );
      const of = (name: string) =>
        collection((made[name]?.features ?? []).filter(({ geometry }) => geometry !== null));
      if (of('coast.json').features.length === 0) continue;
      const cover: Feature<Polygon> = {
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [frame(cell)] }
      };
      const objects = {
        cover: collection([cover]),
        land: withoutEmptyIso(of('land.json')),
        coast: merged(of('coast.json')),
        borders: merged(of('borders.json')),
        lakes: merged(of('lakes.json'))
      };
      tiles.push({ name: cellName(x, y), cell, text: encode(objects, 1e5) });
    }
  }
  return tiles;
}

function withoutEmptyIso(source: FeatureCollection): FeatureCollection {
  return collection(
    source.features.map((one) => ({
      ...one,
      properties: one.properties?.iso ? { iso: String(one.properties.iso) } : {}
    }))
  );
}

/** One feature per kind, so that a file does not repeat what is the same. */
function merged(source: FeatureCollection): FeatureCollection {
  const groups = new Map<string, Feature>();
  for (const { geometry, properties } of source.features) {
    const id = `${geometry.type.replace('Multi', '')} ${String(properties?.kind ?? '')}`;
    const known = groups.get(id)?.geometry;
    if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') {
      const more = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      const before = known?.type === 'MultiLineString' ? known.coordinates : [];
      const kind = properties?.kind === undefined ? {} : { kind: String(properties.kind) };
      groups.set(id, {
        type: 'Feature',
        properties: kind,
        geometry: { type: 'MultiLineString', coordinates: [...before, ...more] }
      });
    } else if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
      const more = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const before = known?.type === 'MultiPolygon' ? known.coordinates : [];
      groups.set(id, {
        type: 'Feature',
        properties: {},
        geometry: { type: 'MultiPolygon', coordinates: [...before, ...more] }
      });
    }
  }
  return collection([...groups.values()]);
}
