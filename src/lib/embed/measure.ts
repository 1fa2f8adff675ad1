import { onPaper, type Frame } from './frame.ts';

/** How long contents must be unchanged before their height on paper is measured, in milliseconds. */
const REST = 300;

/**
 * Tells the host how high the contents want to be: at once, since a browser measures nothing by itself while a host hides
 * the frame, and whenever they change. The parts marked `data-measured` have heights that the frame's own does not change;
 * those with `--counts: no` scroll by themselves.
 *
 * @param node holds the parts
 * @returns a function that stops it
 */
export function tellHeights(node: HTMLElement, frame: Frame): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const parts = [...node.querySelectorAll<HTMLElement>('[data-measured]')];
  const tell = (): void => {
    const wanted = parts.filter((part) => getComputedStyle(part).getPropertyValue('--counts') !== 'no');
    frame.height(Math.ceil(wanted.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0)));
    clearTimeout(timer);
    timer = setTimeout(() => frame.print(onPaper(document, () => Math.ceil(node.scrollHeight))), REST);
  };
  tell();
  const observer = new ResizeObserver(tell);
  for (const part of parts) observer.observe(part);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
