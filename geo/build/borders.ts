import type { Position } from 'geojson';
import { type Inside, project } from './plane.ts';
import type { BorderKind, Mosaic } from './topology.ts';

/** How far a border is drawn out to sea from where Natural Earth ends it, in degrees, to reach the real coast. */
const REACH = 0.1;

/** Where straight on there is no sea within {@link REACH}: how far it is looked for around, in degrees. */
const SEARCH = 1.5;

/** Turns away from straight on that are tried, in degrees, and the step between two points that are tried. */
const TURNS = [0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90, -90];
const STEP = 0.01;

/** `hidden` parts land and is not drawn. */
export type LineKind = BorderKind | 'hidden';

/** A border as Natural Earth has it, in degrees, drawn out to sea. */
export interface BorderLine {
  readonly kind: LineKind;
  readonly line: Position[];
}

/** A point by which ends of lines meet. */
const key = ([lon = 0, lat = 0]: Position) => `${Math.round(lon * 1e5)} ${Math.round(lat * 1e5)}`;

const ends = (line: Position[]) => [line[0] ?? [], line[line.length - 1] ?? []];

/**
 * Natural Earth's borders, drawn out to sea where they end at its coast.
 *
 * @param isDry whether a point of the plane is on land by the coast that they are to reach
 */
export function bordersToSea(countries: Mosaic, isDry: (x: number, y: number) => boolean): BorderLine[] {
  const all = new Map<number, LineKind>(countries.borders);
  for (const arc of countries.hidden) all.set(arc, 'hidden');
  const found = [...all]
    .map(([arc, kind]) => ({ kind, line: countries.arcs[arc] ?? [] }))
    .filter(({ kind, line }) => kind !== 'hidden' || !line.every(([lon = 0, lat = 0]) => isSeam(lon, lat)));
  const uses = new Map<string, number>();
  for (const { line } of found)
    for (const end of ends(line)) uses.set(key(end), (uses.get(key(end)) ?? 0) + 1);
  const onCoast = new Set<string>();
  for (const [i, line] of countries.arcs.entries())
    if (!countries.borders.has(i) && !countries.hidden.has(i)) for (const end of ends(line)) onCoast.add(key(end));
  const drawnOut = (line: Position[]): Position[] => {
    const end = key(line[line.length - 1] ?? []);
    if (uses.get(end) !== 1 || !onCoast.has(end)) return line;
    const mouth = seaBeyond(line, isDry);
    return mouth ? [...line, mouth] : line;
  };
  return found.map(({ kind, line }) => ({ kind, line: drawnOut(drawnOut(line).slice().reverse()) }));
}

/** Whether a point is where Natural Earth is cut along the antimeridian or the pole. */
function isSeam(lon: number, lat: number): boolean {
  return Math.abs(Math.abs(lon) - 180) < 0.01 || lat < -85.1;
}

/**
 * Finds a point at sea to draw a line on to that ends at Natural Earth's coast: straight on where there is sea within
 * {@link REACH}, else the nearest, such as the head of an estuary that Natural Earth does not have.
 */
function seaBeyond(line: Position[], isDry: (x: number, y: number) => boolean): Position | undefined {
  const [ex = 0, ey = 0] = line[line.length - 1] ?? [];
  const before = line.slice(0, -1).reverse();
  const [bx = 0, by = 0] =
    before.find(([x = 0, y = 0]) => Math.hypot(x - ex, y - ey) > 0.03) ?? before[before.length - 1] ?? [];
  const ahead = Math.atan2(ey - by, ex - bx);
  const towards = (turn: number, distance: number): Position => {
    const angle = ahead + (turn * Math.PI) / 180;
    return [ex + Math.cos(angle) * distance, ey + Math.sin(angle) * distance];
  };
  let best: { to: Position; cost: number } | undefined;
  for (const turn of TURNS)
    for (let i = 1; i <= Math.round(SEARCH / STEP); i += 1) {
      const distance = i * STEP;
      const straight = turn === 0 && distance <= REACH;
      const cost = straight ? 0 : distance * (1 + Math.abs(turn) / 180);
      if (best && best.cost <= cost) continue;
      const [lon = 0, lat = 0] = towards(turn, distance);
      if (isDry(...project(lon, lat))) continue;
      /* One step farther, so that the line crosses the shore even where that has been simplified. */
      best = { to: straight ? towards(0, REACH) : towards(turn, distance + STEP), cost };
    }
  return best?.to;
}

/** Tells which kind of border runs between two neighbouring points of the plane; nothing where the line is made up. */
export function kindsByPlace(lines: readonly BorderLine[]): (a: [number, number], b: [number, number]) => LineKind | undefined {
  const cell = (x: number, y: number) => `${Math.round(x * 1e5)} ${Math.round(y * 1e5)}`;
  const kinds = new Map<string, Set<LineKind>>();
  for (const { kind, line } of lines)
    for (const [lon = 0, lat = 0] of line) {
      const at = cell(...project(lon, lat));
      const known = kinds.get(at);
      if (known) known.add(kind);
      else kinds.set(at, new Set([kind]));
    }
  return (a, b) => {
    const [one, other] = [kinds.get(cell(...a)), kinds.get(cell(...b))];
    if (!one || !other) return one?.size === 1 ? [...one][0] : other?.size === 1 ? [...other][0] : undefined;
    return [...one].find((kind) => other.has(kind)) ?? [...one][0];
  };
}

/** Land by its rings: which of them a point is in. */
export function dryFinder(
  rings: readonly { readonly inside: Inside }[],
  wet: readonly Inside[]
): (x: number, y: number) => boolean {
  const cells = new Map<number, Inside[]>();
  const cell = (x: number, y: number) => Math.floor(x) * 1000 + Math.floor(y);
  for (const { inside } of rings) {
    const [w, s, e, n] = inside.box;
    for (let x = Math.floor(w); x <= e; x += 1)
      for (let y = Math.floor(s); y <= n; y += 1) {
        const at = cell(x, y);
        const known = cells.get(at);
        if (known) known.push(inside);
        else cells.set(at, [inside]);
      }
  }
  return (x, y) =>
    [x, x + 360, x - 360].some((turned) => (cells.get(cell(turned, y)) ?? []).some((one) => one.has(turned, y))) &&
    !wet.some((one) => one.has(x, y));
}

