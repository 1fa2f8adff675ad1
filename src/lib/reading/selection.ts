import { tick } from 'svelte';
import type { Project } from '#lib/article/types.ts';
import { targetOf, type Target } from '#lib/map/geometry/camera.ts';

/** What a selection moves: the map, the focus and the panel. */
export interface Places {
  /** The project that is open. */
  readonly project: () => Project | undefined;
  readonly map: () => { readonly show: (target: Target) => void } | undefined;
  /** The element that holds map and panel, and fills the screen when a reader wants that. */
  readonly root: () => HTMLElement | undefined;
  readonly panel: () => HTMLElement | undefined;
}

/**
 * What follows from a project being opened or closed: where the camera and the focus go. The full page, whose address says
 * which project is open, and embeds, which keep that to themselves, have it in common.
 */
export class Selection {
  readonly #places: Places;
  /** The link that opened the project, to go back to when it closes. */
  #opener: { readonly id: string; readonly onMap: boolean } | undefined;

  constructor(places: Places) {
    this.#places = places;
  }

  /** Notes that a link was followed, if it opens a project. */
  follow(link: HTMLElement | SVGElement | null | undefined): void {
    const id = link?.dataset.id;
    if (id !== undefined) this.#opener = { id, onMap: link instanceof SVGElement };
  }

  /** The project was opened or closed by something else than a link. */
  forget(): void {
    this.#opener = undefined;
  }

  /** Whether the link that opened the project stands on the map. */
  get fromMap(): boolean {
    return this.#opener?.onMap === true;
  }

  /** Whether a key closes the project. Escape leaves another element's full screen first. */
  isClosedBy(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#places.project()) return false;
    const filling = document.fullscreenElement;
    return !filling || filling === this.#places.root();
  }

  /** Shows the open project's place on the map. */
  show(): void {
    const project = this.#places.project();
    if (project) this.#places.map()?.show(targetOf(project.location, project.countries));
  }

  /** Shows the panel from its top. */
  scrollUp(): void {
    this.#places.panel()?.scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Puts the focus on the open project's heading. */
  focusHeading(options?: FocusOptions): void {
    this.#places.panel()?.querySelector<HTMLElement>('h1')?.focus(options);
  }

  /**
   * Puts the focus back on the link that opened a project, once the list is there again.
   *
   * @param closed id of the project, for one that was opened by no link
   */
  async focusOpener(closed: string | undefined, options?: FocusOptions): Promise<void> {
    const { id = closed ?? '', onMap = false } = this.#opener ?? {};
    this.#opener = undefined;
    await tick();
    const scope = onMap ? this.#places.root()?.querySelector('.markers') : this.#places.panel();
    scope?.querySelector<HTMLElement | SVGElement>(`a[data-id="${CSS.escape(id)}"]`)?.focus(options);
  }
}
