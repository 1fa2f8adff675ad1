/** A point of the page, in CSS pixels from the window's left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a script in a page can be given and can answer. */
export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** Where in a page a script runs: in the page itself, or in its first frame. */
export type Place = 'page' | 'frame';

/** What a keyboard can send, by the names of UI Events. */
export type Key = 'Enter' | 'Escape' | 'Tab';

/** A running browser with one window: what the steps need of it, whichever engine it has. */
export interface Engine {
  /** Goes to an address and resolves once the new document is parsed; its scripts and pictures may still be coming. */
  readonly open: (url: string) => Promise<void>;
  /** Gives the page a size, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /**
   * Runs a function in the page.
   *
   * @throws Error when it throws, or when there is no such frame
   */
  readonly run: <A extends readonly Json[], R extends Json>(
    place: Place,
    script: (...args: A) => R | Promise<R>,
    ...args: A
  ) => Promise<R>;
  /** Presses and lets go the mouse's main button. */
  readonly click: (point: Point) => Promise<void>;
  readonly press: (key: Key) => Promise<void>;
  readonly back: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How to start an engine. */
export interface EngineOptions {
  /** What the system prefers. */
  readonly colours: 'light' | 'dark';
}

/** How often {@link until} asks, in milliseconds. */
const PACE = 50;

/**
 * Asks until the answer is true.
 *
 * @throws Error that names what did not come, with what the last try threw, after `patience` milliseconds
 */
export async function until(what: string, holds: () => Promise<boolean>, patience = 30_000): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    let cause: unknown;
    try {
      if (await holds()) return;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`In ${patience / 1000} s did not come: ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, PACE));
  }
}
