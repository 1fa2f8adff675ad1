/** Detail of `wherein:ready`: the map answers, and this is open in it. */
export interface ReadyDetail {
  readonly article: string;
  readonly project: string | null;
}
/** Detail of `wherein:select`: the project that was opened, `null` for the list. */
export interface SelectDetail {
  readonly project: string | null;
}
/** Detail of `wherein:view`: the middle of the map in degrees, longitude first, and its zoom as MapLibre counts it. */
export interface ViewDetail {
  readonly center: readonly [lng: number, lat: number];
  readonly zoom: number;
}
declare global {
  interface HTMLElementTagNameMap {
    'wherein-map': WhereinMap;
  }
  /** The events bubble and leave shadow trees, so they can be listened to on any element, the document and the window. */
  interface GlobalEventHandlersEventMap {
    'wherein:ready': CustomEvent<ReadyDetail>;
    'wherein:select': CustomEvent<SelectDetail>;
    'wherein:view': CustomEvent<ViewDetail>;
  }
}
/**
 * `<wherein-map src="https://host/article/">`: the map of an article in a frame that is as high as its contents. Its
 * children are what is shown where scripts are off, before the map has come, and where it cannot come.
 *
 * Attributes: `src` (required), `project`, `theme`, `panel`, `lang`, `interactive` and `consent`. With `consent` nothing
 * is requested before the reader presses a button. Those who want to style it find a block element.
 */
export declare class WhereinMap extends HTMLElement {
  #private;
  constructor();
  /**
   * Opens a project, or the list.
   *
   * @param project the project's id; `null` for the list
   * @throws Error (as a rejection) when the map refuses, is not loaded within 20 s or does not answer within 5 s
   */
  select(project: string | null): Promise<void>;
  /**
   * Moves the map.
   *
   * @param center the middle, in degrees, longitude first
   * @param zoom as MapLibre counts it, 0 to 24
   * @throws Error (as a rejection) when the map refuses, is not loaded within 20 s or does not answer within 5 s
   */
  setView([lng, lat]: readonly [lng: number, lat: number], zoom: number): Promise<void>;
}
