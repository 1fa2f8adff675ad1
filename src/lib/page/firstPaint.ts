/**
 * Calls back once the browser has shown the page's first content. A frame's own callback would come too early: on a busy
 * machine what it draws is shown much later. WebKit tells of a paint that has been while it is asked to, so this may call
 * back before it returns.
 *
 * @param patience how long to wait for the browser's word, in milliseconds; a page in the background has none
 * @returns a function that cancels
 */
export function afterFirstPaint(then: () => void, patience: number): () => void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) go();
  });
  const timer = setTimeout(() => go(), patience);
  const cancel = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const go = (): void => {
    cancel();
    then();
  };
  observer.observe({ type: 'paint', buffered: true });
  return cancel;
}
