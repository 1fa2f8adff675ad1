import { expect, live, site } from './fixtures.ts';
import { test } from './hosts.ts';

/** Runs in the page before anything of it: knows each WebGL context, and each listener on what outlives a map. */
function count(): void {
  const contexts: WebGLRenderingContext[] = [];
  const listeners = new Map<string, number>();
  Object.assign(window, { counted: { contexts, listeners } });
  const get = HTMLCanvasElement.prototype.getContext as (...args: unknown[]) => unknown;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    const context = get.apply(this, args);
    if (args[0] === 'webgl2' && context) contexts.push(context as WebGLRenderingContext);
    return context;
  } as typeof HTMLCanvasElement.prototype.getContext;
  const outlives = (target: EventTarget): boolean =>
    target === window ||
    target === document ||
    target instanceof MediaQueryList ||
    target === document.documentElement;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const seen = new WeakMap<EventTarget, Set<string>>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const key = (type: string, listener: unknown, options: unknown): string => {
    if (!ids.has(listener as object)) ids.set(listener as object, ++last);
    const capture =
      typeof options === 'object' && options ? (options as { capture?: boolean }).capture : options;
    return `${type} ${ids.get(listener as object)} ${Boolean(capture)}`;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    add.call(target, type, listener, options);
    if (!listener || !outlives(target)) return;
    const known = seen.get(target) ?? new Set();
    seen.set(target, known);
    if (known.has(key(type, listener, options))) return;
    known.add(key(type, listener, options));
    listeners.set(type, (listeners.get(type) ?? 0) + 1);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    remove.call(target, type, listener, options);
    if (listener && seen.get(target)?.delete(key(type, listener, options)))
      listeners.set(type, (listeners.get(type) ?? 0) - 1);
  };
}

test('after twenty maps that came and went there is one WebGL context, and no listener more than after the second', async ({
  page,
  open
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(count);
  await open('japan-asean/');
  const counted = () =>
    page.evaluate(() => {
      const { contexts, listeners } = (
        window as unknown as {
          counted: { contexts: WebGLRenderingContext[]; listeners: Map<string, number> };
        }
      ).counted;
      return {
        made: contexts.length,
        alive: contexts.filter((context) => !context.isContextLost()).length,
        listeners: Object.fromEntries([...listeners].filter(([, n]) => n))
      };
    });
  /* The two routes have a map each; a link from one to the other takes one down and puts the other up. */
  const go = async (path: string) => {
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    await expect(page).toHaveURL(site() + path.slice(1));
    await live(page);
  };
  const turn = async () => {
    await go('/embed/japan-asean/');
    await go('/japan-asean/');
  };
  await turn();
  const before = await counted();
  expect(before).toMatchObject({ made: 3, alive: 1 });
  for (let i = 0; i < 9; i++) await turn();
  const after = await counted();
  expect(after).toEqual({ made: 21, alive: 1, listeners: before.listeners });
});
