import { THEMES } from '#lib/article/types.ts';
import type { Cluster } from './markers.ts';

/** What a cluster holds, in words: "12 projects: 7 energy, 5 ports". */
export function clusterName({ count, shares }: Cluster): string {
  const parts = shares.map(([category, members]) => `${members} ${THEMES[category - 1] ?? 'other'}`);
  return `${count} projects: ${parts.join(', ')}`;
}

/** A cluster's count as it stands in its middle, as "12" or "1.3k". */
export function clusterCount({ count }: Cluster): string {
  return count < 1000 ? `${count}` : `${Number((count / 1000).toPrecision(2))}k`;
}

/** A cluster's radius in CSS pixels: larger the more it holds, never so large that it hides the map. */
export function clusterRadius({ count }: Cluster): number {
  return Math.min(26, 15 + 2.5 * Math.floor(Math.log10(count) * 1.5));
}

/** Arcs as SVG paths around `[0, 0]`, clockwise from the top, as long as the colours' shares. */
export function shareArcs({ count, shares }: Cluster, radius: number): { category: number; path: string }[] {
  let before = 0;
  return shares.map(([category, members]) => {
    const from = before / count;
    before += members;
    return { category, path: arc(from, before / count, radius) };
  });
}

function arc(from: number, to: number, radius: number): string {
  const at = (share: number): string => {
    const angle = share * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  };
  const turn = (end: number): string => `A${radius} ${radius} 0 0 1 ${at(end)}`;
  const middle = (from + to) / 2;
  return `M${at(from)}${turn(middle)}${turn(to)}`;
}
