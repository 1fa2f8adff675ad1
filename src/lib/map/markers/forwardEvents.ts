const AFTER_START = ['touchmove', 'touchend', 'touchcancel'] as const;

/**
 * Hands events that begin on a marker to the map beneath, so that a marker is no hole in it.
 *
 * @param surface what receives them; `undefined` while there is no live map
 * @returns a function that stops it
 */
export function forwardEvents(node: SVGSVGElement, surface: () => HTMLElement | undefined): () => void {
  let pressed: { x: number; y: number } | undefined;
  const wheel = (event: WheelEvent) => {
    const target = surface();
    if (!target) return;
    const copy = new WheelEvent(event.type, event);
    target.dispatchEvent(copy);
    if (copy.defaultPrevented) event.preventDefault();
  };
  /** MapLibre takes a button as held until it hears otherwise, and a held button ends every flight. */
  const handOn = (event: MouseEvent) => {
    surface()?.dispatchEvent(new MouseEvent(event.type, event));
  };
  const press = (event: MouseEvent) => {
    pressed = { x: event.clientX, y: event.clientY };
    handOn(event);
  };
  /** A finger stays with what it first touched, and MapLibre heeds only touches of its own: each is made anew. */
  const touch = (event: TouchEvent) => {
    const target = surface();
    if (!target) return;
    const anew = (list: TouchList) =>
      [...list].map(
        ({ identifier, clientX, clientY }) => new Touch({ identifier, target, clientX, clientY })
      );
    const copy = new TouchEvent(event.type, {
      bubbles: true,
      cancelable: event.cancelable,
      touches: anew(event.touches),
      targetTouches: anew(event.targetTouches),
      changedTouches: anew(event.changedTouches)
    });
    target.dispatchEvent(copy);
    if (copy.defaultPrevented && event.cancelable) event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const dragged = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4;
    if (dragged && event.detail > 0) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const noDrag = (event: DragEvent) => event.preventDefault();
  /**
   * A finger's events go to what it first touched even when that has left the page meanwhile, as a cluster does that
   * parts under two fingers: so they are listened to there.
   */
  const follow = ({ target }: TouchEvent): void => {
    if (!target || followed.has(target)) return;
    followed.add(target);
    const until = new AbortController();
    for (const type of AFTER_START)
      target.addEventListener(
        type,
        (event) => {
          if (!(event instanceof TouchEvent)) return;
          touch(event);
          if (event.targetTouches.length) return;
          followed.delete(target);
          until.abort();
        },
        { signal: until.signal, passive: type !== 'touchmove' }
      );
  };
  const followed = new Set<EventTarget>();
  const start = (event: TouchEvent): void => {
    touch(event);
    follow(event);
  };
  const listening = new AbortController();
  const { signal } = listening;
  node.addEventListener('wheel', wheel, { signal, passive: false });
  node.addEventListener('mousedown', press, { signal });
  node.addEventListener('mouseup', handOn, { signal });
  node.addEventListener('touchstart', start, { signal, passive: true });
  node.addEventListener('click', click, { signal, capture: true });
  node.addEventListener('dragstart', noDrag, { signal });
  return () => listening.abort();
}
