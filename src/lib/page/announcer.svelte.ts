import { createContext } from 'svelte';

/**
 * Says things to screen readers through one `role="status"` element. Only the latest message counts: a reader who acts
 * quickly hears what came of the last action, not a queue.
 */
export class Announcer {
  message = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param message one short sentence
   * @param delay milliseconds to wait for a later message that would replace this one
   */
  say(message: string, delay = 100): void {
    clearTimeout(this.#timer);
    this.message = '';
    this.#timer = setTimeout(() => (this.message = message), delay);
  }
}

/** The page's one announcer. */
export const [getAnnouncer, setAnnouncer] = createContext<Announcer>();
