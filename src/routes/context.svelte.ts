import { createContext } from 'svelte';

/** What the map and the panel share while a reader looks around; it is not worth an address. */
export class Reading {
  /** Id of the project under the pointer or the focus, in the panel or on the map. */
  highlighted: string | undefined = $state();
  /** Whether the ways to share and embed are open. */
  sharing: boolean = $state(false);
  #themes: () => readonly string[];
  #query: () => string;

  constructor(themes: () => readonly string[], query: () => string) {
    this.#themes = themes;
    this.#query = query;
  }

  /** Ids of the themes that the address asks for; none means all. */
  get themes(): readonly string[] {
    return this.#themes();
  }

  /** The query that keeps them in a link. */
  get query(): string {
    return this.#query();
  }
}

export const [getReading, setReading] = createContext<Reading>();
