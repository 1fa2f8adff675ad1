import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CACHE } from './sources.ts';
import { project, type Line } from './plane.ts';

/** GSHHG's levels: the coast, lakes, islands in lakes. */
type Level = 1 | 2 | 3;

/** GMT's dump of all lines of one level in full resolution: text, in pieces that end where its cells of one degree do. */
function dump(level: Level): Uint8Array {
  const file = join(CACHE, `gshhg-${level}.txt`);
  const out = openSync(file, 'w');
  const args = ['coast', '-M', '-Df', '-W', `-A0/${level}/${level}`, '-Rd', '--FORMAT_FLOAT_OUT=%.6f'];
  const { status } = spawnSync('gmt', args, {
    stdio: ['ignore', out, 'ignore'],
    env: { ...process.env, LC_ALL: 'C', GMT_SESSION_NAME: 'wherein' }
  });
  closeSync(out);
  if (status !== 0 || statSync(file).size === 0) throw new Error(`gmt could not dump level ${level} of GSHHG`);
  return readFileSync(file);
}

/** Longitudes and latitudes of each piece, one after the other. */
function pieces(text: Uint8Array): number[][] {
  const found: number[][] = [];
  let current: number[] = [];
  const end = text.length;
  for (let at = 0; at < end;) {
    if (text[at] === 62 /* > */) {
      if (current.length > 2) found.push(current);
      current = [];
      while (at < end && text[at] !== 10) at += 1;
      at += 1;
      continue;
    }
    for (let axis = 0; axis < 2; axis += 1) {
      while (text[at] === 32 || text[at] === 9) at += 1;
      const negative = text[at] === 45;
      if (negative) at += 1;
      let value = 0;
      let scale = 0;
      for (; at < end; at += 1) {
        const code = text[at] ?? 0;
        if (code === 46) scale = 1;
        else if (code >= 48 && code <= 57) {
          value = value * 10 + code - 48;
          if (scale > 0) scale *= 10;
        } else break;
      }
      current.push(((negative ? -1 : 1) * value) / (scale || 1));
    }
    while (at < end && text[at] !== 10) at += 1;
    at += 1;
  }
  if (current.length > 2) found.push(current);
  return found;
}

/** The same for ends that meet, on either side of the antimeridian. */
function key(lon: number, lat: number): string {
  const x = Math.round((lon < 0 ? lon + 360 : lon) * 2e4);
  return `${x === 7_200_000 ? 0 : x} ${Math.round(lat * 2e4)}`;
}

/**
 * Joins pieces end to end into rings. A ring's longitudes go on beyond 180° where it crosses the antimeridian; one
 * around the pole ends 360° away from where it began.
 */
function joined(parts: readonly number[][]): number[][] {
  const ends = new Map<string, number[]>();
  const endKey = (part: number, last: boolean): string => {
    const points = parts[part] ?? [];
    const at = last ? points.length - 2 : 0;
    return key(points[at] ?? 0, points[at + 1] ?? 0);
  };
  for (const part of parts.keys())
    for (const name of [endKey(part, false), endKey(part, true)]) {
      const known = ends.get(name);
      if (known) known.push(part);
      else ends.set(name, [part]);
    }
  const used = new Uint8Array(parts.length);
  const chains: number[][] = [];
  for (const first of parts.keys()) {
    if (used[first]) continue;
    const chain: number[] = [];
    let part: number | undefined = first;
    let backwards = false;
    while (part !== undefined) {
      used[part] = 1;
      const points = parts[part] ?? [];
      const n = points.length / 2;
      for (let i = 0; i < n; i += 1) {
        const at = backwards ? n - 1 - i : i;
        let x = points[2 * at] ?? 0;
        const y = points[2 * at + 1] ?? 0;
        if (chain.length > 0) {
          const before = chain[chain.length - 2] ?? x;
          x += 360 * Math.round((before - x) / 360);
          if (Math.abs(x - before) < 1e-7 && y === chain[chain.length - 1]) continue;
        }
        chain.push(x, y);
      }
      const name = endKey(part, !backwards);
      const next: number | undefined = (ends.get(name) ?? []).find((other) => !used[other]);
      if (next !== undefined) backwards = endKey(next, false) !== name;
      part = next;
    }
    chains.push(chain);
  }
  return chains;
}

/**
 * GSHHG's rings of one level in full resolution, in the plane of {@link project}, the first point again at the end. What
 * goes around the south pole is closed along the plane's lower edge, a little beyond both sides.
 *
 * @throws Error when a line has an end
 */
export function shorelines(level: Level): Line[] {
  return joined(pieces(dump(level))).flatMap((chain) => {
    const n = chain.length / 2;
    if (n < 3) return [];
    const gap = (chain[chain.length - 2] ?? 0) - (chain[0] ?? 0);
    if (Math.abs(gap) > 350) return [aroundPole(chain)];
    if (Math.hypot(gap, (chain[chain.length - 1] ?? 0) - (chain[1] ?? 0)) > 0.02)
      throw new Error(`A line of level ${level} ends at ${chain[0]}, ${chain[1]} and ${chain.slice(-2).join(', ')}`);
    const line = new Float64Array(2 * n + 2);
    for (let i = 0; i <= n; i += 1)
      [line[2 * i], line[2 * i + 1]] = project(chain[2 * (i % n)] ?? 0, chain[2 * (i % n) + 1] ?? 0);
    return [line];
  });
}

/** How far a ring around the pole goes on beyond 180° to both sides, so that no tile shows where it is closed. */
const BEYOND = 2;

function aroundPole(chain: readonly number[]): Line {
  const points: [number, number][] = [];
  for (let i = 0; i < chain.length; i += 2) points.push(project(chain[i] ?? 0, chain[i + 1] ?? 0));
  if ((points[0]?.[0] ?? 0) > (points[points.length - 1]?.[0] ?? 0)) points.reverse();
  const all = [-360, 0, 360].flatMap((turn) => points.map(([x, y]): [number, number] => [x + turn, y]));
  const coast = all
    .filter(([x]) => x >= -180 - BEYOND && x <= 180 + BEYOND)
    .filter(([x, y], i, kept) => i === 0 || x !== kept[i - 1]?.[0] || y !== kept[i - 1]?.[1]);
  const [west, south] = project(-180 - BEYOND, -90);
  const ring = [[west, south] as [number, number], ...coast, [-west, south] as [number, number], [west, south] as [number, number]];
  return Float64Array.from(ring.flat());
}
