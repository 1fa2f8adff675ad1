import type { LiveMap, LiveMapOptions } from './live.ts';
import { reloadIfThere, reloadOnce } from '#lib/page/reload.ts';
import type { startLiveMap } from './start.ts';
import type { Target } from '../geometry/camera.ts';
import { mayPass, MissingScript, SENTENCES, troubleOf, type Trouble } from './mapError.ts';
import type { View } from '../geometry/view.ts';

/**
 * `static`: only the drawn map, and nothing is asked for; `loading`: the live map is under way; `live`: it has taken over;
 * `lost`: the browser has taken its WebGL context away, and may give it back; `failed`: there is none.
 */
export type Phase = 'static' | 'loading' | 'live' | 'lost' | 'failed';

/** What a session sees to itself. */
type Own = 'container' | 'onview' | 'onlost' | 'onrestored' | 'onstopped' | 'oncoarser' | 'signal';

/** The live map's life over the drawn one: it comes, may be lost, may be asked for again, and goes. */
export class Session {
  phase: Phase = $state('static');
  /** The live camera, from the live map's first frame to its end. */
  view: View | undefined = $state.raw();
  live: LiveMap | undefined = $state.raw();
  /** What a reader is told is missing, until they have read it. */
  trouble: Trouble | undefined = $state.raw();

  readonly sentence = $derived(this.trouble && SENTENCES[this.trouble]);
  readonly retriable = $derived(this.trouble !== undefined && mayPass(this.trouble));

  readonly #options: () => Omit<LiveMapOptions, Own>;
  readonly #onview: (view: View) => void;
  readonly #say: (sentence: string) => void;
  #container: HTMLElement | undefined;
  #startMap: typeof startLiveMap | undefined;
  #attempt = new AbortController();
  /** Where the camera is to go as soon as it can. */
  #pending: Target | undefined;
  /** What has been told and dismissed already is not told again. */
  #read: Trouble | undefined;

  /**
   * @param options what the live map begins with, as it is when asked
   * @param onview told of the live camera whenever it moved
   * @param say told, in a sentence for screen readers, what a reader is told
   */
  constructor(
    options: () => Omit<LiveMapOptions, Own>,
    onview: (view: View) => void,
    say: (sentence: string) => void
  ) {
    this.#say = say;
    this.#options = options;
    this.#onview = onview;
  }

  /**
   * Starts the live map in an empty element.
   *
   * @param startMap what starts it. The server, which has sessions but no live map, is not to know it: it would count
   * MapLibre's style sheet among what a page needs to be painted
   */
  start(container: HTMLElement, startMap: typeof startLiveMap): void {
    this.#container = container;
    this.#startMap = startMap;
    void this.#begin(false);
  }

  /** Ends the live map and whatever is under way. */
  end(): void {
    this.#attempt.abort();
    this.live?.remove();
    this.live = undefined;
    this.view = undefined;
  }

  /**
   * Moves the camera, once the browser has painted what else changed with it: words before flights. What is asked for
   * while there is no live map is done as soon as there is one.
   */
  show(target: Target): void {
    this.#pending = target;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#showPending()));
  }

  /** Tries again what a reader was told of. */
  retry(): void {
    const { trouble } = this;
    this.trouble = this.#read = undefined;
    if (trouble === 'coarser') this.live?.retry();
    else void this.#begin(true);
  }

  dismiss(): void {
    this.#read = this.trouble;
    this.trouble = undefined;
  }

  #tell(trouble: Trouble): void {
    if (trouble === this.#read || trouble === this.trouble) return;
    this.trouble = trouble;
    this.#say(SENTENCES[trouble]);
  }

  async #begin(again: boolean): Promise<void> {
    this.end();
    const container = this.#container;
    const startMap = this.#startMap;
    if (!container || !startMap) return;
    const attempt = (this.#attempt = new AbortController());
    this.phase = 'loading';
    try {
      const live = await startMap({
        ...this.#options(),
        container,
        signal: attempt.signal,
        onview: (view) => {
          this.view = view;
          this.#onview(view);
        },
        onstall: () => {
          if (!attempt.signal.aborted) this.#tell('slow');
        },
        onlost: () => (this.phase = 'lost'),
        onrestored: () => this.#takeOver(),
        onstopped: () => this.#giveUp('stopped'),
        oncoarser: () => this.#tell('coarser')
      });
      if (attempt.signal.aborted) return live.remove();
      this.live = live;
      this.trouble = this.#read = undefined;
      this.#takeOver();
    } catch (error) {
      if (attempt.signal.aborted) return;
      await this.#fail(error, again);
    }
  }

  async #fail(error: unknown, again: boolean): Promise<void> {
    if (error instanceof MissingScript && (again ? await reloadIfThere() : reloadOnce())) return;
    console.info('The live map could not start; the drawn map stays.', error);
    this.#giveUp(troubleOf(error));
  }

  #giveUp(trouble: Trouble): void {
    this.end();
    this.phase = 'failed';
    this.#tell(trouble);
  }

  #takeOver(): void {
    this.phase = 'live';
    this.#showPending();
  }

  #showPending(): void {
    if (this.phase !== 'live' || !this.#pending) return;
    this.live?.show(this.#pending);
    this.#pending = undefined;
  }
}
