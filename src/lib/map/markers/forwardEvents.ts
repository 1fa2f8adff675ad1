const AFTER_START = ['touchmove', 'touchend', 'touchcancel'] as const;

/** How far a pointer goes before a press becomes a drag, in CSS pixels: a click may tremble. */
const TREMOR = 4;

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

function hasMoved(from: Point, to: Point): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > TREMOR;
}

/**
 * Hands drags, pinches and the wheel that begin on a marker to the map beneath, so that a marker is no hole in it. A mere
 * click or tap is the marker's own: to the map it would be the half of a double click, the start of a box, or the end of
 * a flight.
 *
 * @param surface what receives them; `undefined` while there is no live map
 * @returns a function that stops it
 */
export function forwardEvents(node: SVGSVGElement, surface: () => HTMLElement | undefined): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  forwardWheel(node, surface, signal);
  forwardMouse(node, surface, signal);
  forwardTouches(node, surface, signal);
  return () => listening.abort();
}

function forwardWheel(
  node: SVGSVGElement,
  surface: () => HTMLElement | undefined,
  signal: AbortSignal
): void {
  const wheel = (event: WheelEvent): void => {
    const target = surface();
    if (!target) return;
    const copy = new WheelEvent(event.type, event);
    target.dispatchEvent(copy);
    if (copy.defaultPrevented) event.preventDefault();
  };
  node.addEventListener('wheel', wheel, { signal, passive: false });
}

function forwardMouse(
  node: SVGSVGElement,
  surface: () => HTMLElement | undefined,
  signal: AbortSignal
): void {
  let pressed: MouseEvent | undefined;
  const handOn = (event: MouseEvent): void => {
    surface()?.dispatchEvent(new MouseEvent(event.type, event));
  };
  const press = (event: MouseEvent): void => {
    pressed = event;
    const held = new AbortController();
    let handedOn = false;
    const until = { capture: true, signal: AbortSignal.any([held.signal, signal]) };
    const move = (moved: MouseEvent): void => {
      if (handedOn || !hasMoved(event, moved)) return;
      handedOn = true;
      handOn(event);
    };
    /** MapLibre takes a button as held until it hears otherwise, and a held button ends every flight. */
    const release = (released: MouseEvent): void => {
      held.abort();
      if (handedOn && node.contains(released.target as Node)) handOn(released);
    };
    addEventListener('mousemove', move, until);
    addEventListener('mouseup', release, until);
  };
  const click = (event: MouseEvent): void => {
    if (!pressed || event.detail === 0 || !hasMoved(pressed, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  node.addEventListener('mousedown', press, { signal });
  node.addEventListener('click', click, { signal, capture: true });
  node.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
}

function forwardTouches(
  node: SVGSVGElement,
  surface: () => HTMLElement | undefined,
  signal: AbortSignal
): void {
  /** A finger that has not moved yet. */
  let resting: TouchEvent | undefined;
  /** A finger stays with what it first touched, and MapLibre heeds only touches of its own: each is made anew. */
  const handOn = (event: TouchEvent): void => {
    const target = surface();
    if (!target) return;
    const anew = (list: TouchList): Touch[] =>
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
  const handOnResting = (): void => {
    if (resting) handOn(resting);
    resting = undefined;
  };
  const start = (event: TouchEvent): void => {
    handOnResting();
    if (event.touches.length === 1) resting = event;
    else handOn(event);
    follow(event);
  };
  const after = (event: TouchEvent): void => {
    const [began, now] = [resting?.changedTouches[0], event.changedTouches[0]];
    if (event.type === 'touchmove') {
      if (began && now && !hasMoved(began, now)) return;
      handOnResting();
    } else if (resting) return void (resting = undefined);
    handOn(event);
  };
  const followed = new Set<EventTarget>();
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
          after(event);
          if (event.targetTouches.length) return;
          followed.delete(target);
          until.abort();
        },
        { signal: until.signal, passive: type !== 'touchmove' }
      );
  };
  node.addEventListener('touchstart', start, { signal, passive: true });
}
