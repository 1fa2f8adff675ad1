/** What a frame does itself when a reader follows a link in it. */
export interface Follow {
  /** Opens a project, by a link of the list or of the map. */
  readonly project: (id: string, link: HTMLElement | SVGElement) => void;
  /** Goes back to the list. */
  readonly list: () => void;
  /**
   * Opens another page, which the link would open in a window of its own.
   *
   * @returns whether that is done; otherwise the browser follows the link
   */
  readonly page: (address: string) => boolean;
}

/**
 * Follows links in place, for a frame that may navigate neither itself nor the page around. Kit, which listens further
 * out, leaves alone what is followed here, as this leaves alone what Kit would: clicks that open a window of their own.
 *
 * @returns a function that stops it
 */
export function followLinks(node: HTMLElement, { project, list, page }: Follow): () => void {
  const onclick = (event: MouseEvent): void => {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.button || modified || event.defaultPrevented) return;
    const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>('a');
    if (!link) return;
    const { id, back } = link.dataset;
    if (id !== undefined) project(id, link);
    else if (back !== undefined) list();
    else if (!(link instanceof HTMLAnchorElement && link.target && page(link.href))) return;
    event.preventDefault();
  };
  node.addEventListener('click', onclick);
  return () => node.removeEventListener('click', onclick);
}
