import { createContext } from 'svelte';
import type { Theme } from '#lib/article/types.ts';

/** What the map and the panel share while a reader looks around; it is not worth an address. */
export class Reading {
  /** Id of the project under the pointer or the focus, in the panel or on the map. */
  highlighted: string | undefined = $state();
  /** Whether the ways to share and embed are open. */
  sharing: boolean = $state(false);
  #themes: () => readonly Theme[];
  #query: () => string;

  constructor(themes: () => readonly Theme[], query: () => string) {
    this.#themes = themes;
    this.#query = query;
  }

  /** Themes that the address asks for; none means all. */
  get themes(): readonly Theme[] {
    return this.#themes();
  }

  /** The query that keeps them in a link. */
  get query(): string {
    return this.#query();
  }
}

export const [getReading, setReading] = createContext<Reading>();
