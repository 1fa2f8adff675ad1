import { once } from 'node:events';
import WebSocket from 'ws';
import type { Json } from './engine.ts';

/** A connection that speaks WebDriver BiDi. */
export interface Bidi {
  /**
   * Sends a command and resolves with its result.
   *
   * @throws Error with the browser's own words when it refuses
   */
  readonly send: (method: string, params: { readonly [name: string]: Json }) => Promise<Answer>;
  readonly close: () => void;
}

/** A command's result, whose shape depends on the command. */
export type Answer = { readonly [name: string]: Json };

interface Message {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: Answer;
  readonly error?: string;
  readonly message?: string;
}

/** Connects to a browser's WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/#protocol */
export async function connect(url: string): Promise<Bidi> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const { id, type, result, error, message } = JSON.parse(data.toString()) as Message;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (type === 'success') asked.resolve(result ?? {});
    else asked.reject(new Error(`${error}: ${message}`));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has closed the connection'));
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close()
  };
}
