import type { Theme } from '#lib/article/types.ts';
import type { PageWords } from '#lib/words/dictionary.ts';
import type { Cluster } from './markers.ts';

/** What a cluster holds, in words: "12 projects: 7 Energy, 5 Ports". */
export function clusterName({ count, shares }: Cluster, themes: readonly Theme[], words: PageWords): string {
  return words.cluster(
    count,
    shares.map(([category, members]) => [themes[category - 1]?.label ?? '', members])
  );
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
