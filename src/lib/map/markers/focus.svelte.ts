import { nearestInDirection, type Direction } from '#lib/page/roving.ts';
import { toWorld } from '../geometry/mercator.ts';
import type { MapItem } from './markers.ts';

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down'
};

/** What a {@link MarkerFocus} goes by; read anew whenever it changes. */
export interface MarkerFocusOptions {
  readonly items: () => readonly MapItem[];
  /** Id of the open project. */
  readonly selected: () => string | undefined;
  readonly overlay: () => Element | undefined;
}

/** The keyboard's way through the markers: they are one tab stop, and arrow keys lead from one to the next. */
export class MarkerFocus {
  readonly #options: MarkerFocusOptions;
  #stop: string | undefined = $state();
  /** What has the focus. A cluster that parts takes the focus with it: then the nearest item gets it. */
  #held: MapItem | undefined;

  /** The one marker that Tab reaches: the last one focused, else the open one, else the first. */
  readonly tabStop: string | undefined = $derived.by(() => {
    const items = this.#options.items();
    const wanted = [this.#stop, this.#options.selected()];
    return wanted.find((id) => items.some((item) => item.id === id)) ?? items[0]?.id;
  });

  constructor(options: MarkerFocusOptions) {
    this.#options = options;
    $effect(() => this.#pass(options.items()));
  }

  focused(item: MapItem): void {
    this.#stop = item.id;
    this.#held = item;
  }

  /** Chromium tells of a lost focus also while it takes the element out of the page. */
  blurred(link: Element, item: MapItem): void {
    queueMicrotask(() => {
      if (this.#held === item && link.isConnected) this.#held = undefined;
    });
  }

  /** Moves the focus by arrow keys, Home and End. */
  move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = (event.target as Element).closest<SVGAElement>('a');
    const from = link?.dataset.id ?? link?.dataset.cluster;
    if (from === undefined) return;
    const items = this.#options.items();
    const direction = DIRECTIONS[event.key];
    let to: string | undefined;
    if (event.key === 'Home') to = items[0]?.id;
    else if (event.key === 'End') to = items.at(-1)?.id;
    else if (direction) {
      const places = items.flatMap(({ id }) => {
        const box = this.#linkOf(id)?.getBoundingClientRect();
        return box ? [{ id, x: box.x + box.width / 2, y: box.y + box.height / 2 }] : [];
      });
      to = nearestInDirection(places, from, direction);
    } else return;
    event.preventDefault();
    this.#focus(to);
  }

  #pass(items: readonly MapItem[]): void {
    const lost = this.#held;
    if (!lost || !items.length || items.some(({ id }) => id === lost.id)) return;
    this.#held = undefined;
    if (document.activeElement !== document.body) return;
    const [x, y] = toWorld(lost.coordinates);
    const away = ({ coordinates }: MapItem): number => {
      const [ax, ay] = toWorld(coordinates);
      return Math.hypot(ax - x, ay - y);
    };
    this.#focus(items.reduce((a, b) => (away(b) < away(a) ? b : a)).id);
  }

  #focus(id: string | undefined): void {
    if (id !== undefined) this.#linkOf(id)?.focus({ preventScroll: true });
  }

  #linkOf(id: string): SVGAElement | null {
    const name = CSS.escape(id);
    const links = `a:is([data-id="${name}"], [data-cluster="${name}"])`;
    return this.#options.overlay()?.querySelector<SVGAElement>(links) ?? null;
  }
}
