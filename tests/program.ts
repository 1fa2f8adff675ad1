import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A web server that runs. */
export interface Running {
  /** Address of the site's root, with a slash at its end. */
  readonly url: string;
  /** Ends the server and removes what it wrote. */
  readonly close: () => Promise<void>;
}

/** How to start a web server. */
export interface Start {
  /** Path of the program. */
  readonly program: string;
  /** Its arguments and variables, for a free TCP port and an empty folder of its own. */
  readonly prepare: (place: { port: number; folder: string }) => {
    args: string[];
    env?: Record<string, string>;
  };
}

/** How long a server may take until it answers, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Starts a web server on a free port of 127.0.0.1 and waits until it answers. When this process exits, it ends too.
 *
 * @throws Error with what the program wrote, when it ends or does not answer
 */
export async function start({ program, prepare }: Start): Promise<Running> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'wherein-server-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  let prepared: ReturnType<Start['prepare']>;
  try {
    prepared = prepare({ port, folder });
  } catch (error) {
    discard();
    throw error;
  }
  const { args, env } = prepared;
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  const ended = once(child, 'exit').catch((error: unknown) => (output += String(error)));
  const end = (): boolean => child.kill();
  process.once('exit', end);

  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
    discard();
  };

  const url = `http://127.0.0.1:${port}/`;
  const deadline = Date.now() + PATIENCE;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) {
      await close();
      throw new Error(`${program} ${args.join(' ')} does not serve:\n${output}`);
    }
    await wait(50);
  }
  return { url, close };
}

/** The first of these paths that exists. */
export function firstOf(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path && existsSync(path));
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port');
  return address.port;
}
