/** The parts of untyped packages that the build uses. */
declare module 'mapshaper' {
  type Files = Record<string, string | Uint8Array>;
  const mapshaper: { applyCommands(commands: string, input?: Files): Promise<Files> };
  export default mapshaper;
}

declare module 'polylabel' {
  /** The point of a polygon that is farthest from its outline. */
  export default function polylabel(polygon: [number, number][][], precision: number): [number, number];
}
