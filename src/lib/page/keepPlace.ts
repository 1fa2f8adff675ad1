/** How long a reader's scrolling rests before what stands at the top is looked up, in milliseconds. */
const REST = 100;

/**
 * Keeps the words where they are when a tablet is turned: that takes them from a panel that scrolls to a page that does,
 * where other lines stand at other heights. What stood at their top is remembered, and brought back there.
 *
 * @param words the panel; the element before it holds the map
 * @param beside the media query under which the panel scrolls by itself, beside the map
 * @returns what ends it
 */
export function keepPlace(words: HTMLElement, beside: string): () => void {
  const layout = matchMedia(beside);
  let top: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const map = layout.matches ? 0 : (words.previousElementSibling?.getBoundingClientRect().bottom ?? 0);
    const moved = words.scrollTop > 0 || window.scrollY > 0;
    const parts = moved ? [...words.querySelectorAll('h1, h2, li, p, blockquote')] : [];
    top = parts.find((each) => each.getBoundingClientRect().top >= Math.max(0, map) - 1);
  }

  function onscroll(): void {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  }

  function onturn(): void {
    clearTimeout(timer);
    if (top?.isConnected) top.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  words.addEventListener('scroll', onscroll, { passive: true });
  window.addEventListener('scroll', onscroll, { passive: true });
  layout.addEventListener('change', onturn);
  return () => {
    clearTimeout(timer);
    words.removeEventListener('scroll', onscroll);
    window.removeEventListener('scroll', onscroll);
    layout.removeEventListener('change', onturn);
  };
}
