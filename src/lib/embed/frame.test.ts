import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrame, VIEW_INTERVAL, type FrameOptions } from './frame.ts';

/** A window around the frame that keeps what it is told, and can speak to it. */
function around(address = 'https://site.example/embed/a/', options: Partial<FrameOptions> = {}) {
  const told: unknown[] = [];
  const parent = { postMessage: (message: unknown) => void told.push(message) };
  const self = new EventTarget();
  const frame = openFrame(
    { article: 'a', projects: ['p', 'q'], selected: () => undefined, oncommand: () => undefined, ...options },
    { self, parent, address: new URL(address) }
  );
  const say = (data: unknown, source: unknown = parent): void => {
    self.dispatchEvent(Object.assign(new Event('message'), { data, source }));
  };
  return { frame, told, say };
}

const READY = { wherein: 1, type: 'ready', payload: { article: 'a', project: null } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('heights', () => {
  it('are told in the words of AMP, once until they change', () => {
    const { frame, told } = around();
    for (const height of [400, 400, 500]) frame.height(height);
    expect(told).toEqual([
      READY,
      { sentinel: 'amp', type: 'embed-size', height: 400 },
      { sentinel: 'amp', type: 'embed-size', height: 500 }
    ]);
  });

  it('are told in the words of pym.js and WordPress too where the address asks for that', () => {
    const { frame, told } = around('https://site.example/embed/a/?childId=map-1#?secret=aB3');
    frame.height(400);
    expect(told).toContainEqual('pymxPYMxmap-1xPYMxheightxPYMx400');
    expect(told).toContainEqual({ message: 'height', value: 400, secret: 'aB3' });
  });

  it('are told again, with all else, when a host begins to listen', () => {
    const { frame, told, say } = around();
    frame.height(400);
    frame.print(900);
    told.length = 0;
    say({ sentinel: 'amp', type: 'frames-init' });
    expect(told).toEqual([
      READY,
      { sentinel: 'amp', type: 'embed-size', height: 400 },
      { wherein: 1, type: 'print', payload: { height: 900 } }
    ]);
  });
});

describe('commands', () => {
  it('are carried out and answered', () => {
    const oncommand = vi.fn();
    const { told, say } = around(undefined, { oncommand });
    say({ wherein: 1, id: 'x', type: 'select', payload: { project: 'q', more: 1 }, more: 1 });
    expect(oncommand).toHaveBeenCalledExactlyOnceWith({ type: 'select', payload: { project: 'q' } });
    expect(told.at(-1)).toEqual({ wherein: 1, type: 'ack', id: 'x', ok: true });
  });

  it('are answered with what went wrong', () => {
    const { told, say } = around(undefined, {
      oncommand: () => {
        throw new Error('this map is not interactive');
      }
    });
    say({ wherein: 1, id: 1, type: 'view', payload: { center: [100, 13], zoom: 5 } });
    expect(told.at(-1)).toEqual({
      wherein: 1,
      type: 'ack',
      id: 1,
      ok: false,
      error: 'this map is not interactive'
    });
  });

  it('of any other window are not heard, nor those after the end', () => {
    const oncommand = vi.fn();
    const { frame, told, say } = around(undefined, { oncommand });
    const command = { wherein: 1, id: 1, type: 'theme', payload: { theme: 'dark' } };
    say(command, {});
    frame.destroy();
    say(command);
    expect(oncommand).not.toHaveBeenCalled();
    expect(told).toEqual([READY]);
  });
});

describe('the camera', () => {
  it(`is told at most every ${VIEW_INTERVAL} ms, and the last of a flight always`, () => {
    const { frame, told } = around();
    told.length = 0;
    for (let step = 0; step <= 20; step++) {
      frame.view([100 + step, 10], 5);
      vi.advanceTimersByTime(50);
    }
    vi.advanceTimersByTime(1000);
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told.at(-1)).toEqual({ wherein: 1, type: 'view', payload: { center: [120, 10], zoom: 5 } });
  });
});
