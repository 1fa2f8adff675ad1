import type { Article, Project } from '#lib/article/types.ts';
import { markersOf } from '#lib/map/markers/markers.ts';
import { countsOf, litBy } from '#lib/map/shading.ts';

/** What the map shows of an article, on its page and in embeds. Each part is made anew only when what it shows changes. */
export class Contents {
  readonly #article: () => Article | undefined;
  readonly #project: () => Project | undefined;
  readonly #shown: () => readonly Project[];

  readonly #markers = $derived.by(() => markersOf(this.#shown(), this.#article()?.themes ?? []));
  readonly #counts = $derived.by(() => countsOf(this.#article()?.projects ?? [], this.#shown()));
  readonly #lit = $derived.by(() => litBy(this.#project()));

  /**
   * @param article the article, if there is one
   * @param project the project that is open
   * @param shown the projects that the reader wants to see
   */
  constructor(
    article: () => Article | undefined,
    project: () => Project | undefined,
    shown: () => readonly Project[]
  ) {
    this.#article = article;
    this.#project = project;
    this.#shown = shown;
  }

  /** Properties of `MapView`. */
  get map() {
    return {
      markers: this.#markers,
      counts: this.#counts,
      lit: this.#lit,
      selected: this.#project()?.id
    };
  }
}
