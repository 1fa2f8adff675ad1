import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { firstOf } from '../program.ts';

/** A screen that is only memory, for browsers that want one. */
export interface Display {
  /** What `DISPLAY` is to be. */
  readonly name: string;
  readonly close: () => Promise<void>;
}

/** What makes OpenGL draw by the processor, the same on every machine. */
export const SOFTWARE_GL = { LIBGL_ALWAYS_SOFTWARE: '1', GALLIUM_DRIVER: 'llvmpipe' };

/**
 * The Xvfb that this machine has.
 *
 * @throws Error that says how to get one, when there is none
 */
export function findXvfb(): string {
  const found = firstOf([process.env.XVFB, '/usr/bin/Xvfb', '/opt/X11/bin/Xvfb']);
  if (!found)
    throw new Error(
      'No Xvfb found. On Debian or Ubuntu: apt-get install -y xvfb. Elsewhere set XVFB to its path.'
    );
  return found;
}

/**
 * Starts Xvfb on a free display, with room for every size that is tested.
 *
 * @throws Error when it ends before it has one
 */
export async function startDisplay(): Promise<Display> {
  const child = spawn(
    findXvfb(),
    ['-displayfd', '1', '-screen', '0', '2048x1536x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'pipe', 'ignore'] }
  );
  const ended = once(child, 'exit');
  const end = (): boolean => child.kill();
  process.once('exit', end);
  const number = await Promise.race([
    once(child.stdout, 'data').then(([piece]) => String(piece).trim()),
    ended.then(() => undefined)
  ]);
  if (number === undefined) throw new Error('Xvfb ended before it had a display');
  return {
    name: `:${number}`,
    close: async () => {
      process.off('exit', end);
      end();
      await ended;
    }
  };
}
