import type { RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { handle } from './hooks.server.ts';

const POLICY = "default-src 'none'; worker-src 'self'; connect-src 'self'";

/** The policies of a page at this path, in its `<meta>` and in its header, after the hook. */
async function policies(path: string): Promise<(string | null)[]> {
  const response = await handle({
    event: { url: new URL(path, 'https://example.org') } as RequestEvent,
    resolve: async (_: RequestEvent, options?: ResolveOptions) => {
      const html = await options?.transformPageChunk?.({ html: POLICY, done: true });
      return new Response(html ?? POLICY, { headers: { 'content-security-policy': POLICY } });
    }
  });
  return [await response.text(), response.headers.get('content-security-policy')];
}

test('an embed may read and start its worker from data:, and nothing else is widened', async () => {
  const widened = "default-src 'none'; worker-src 'self' data:; connect-src 'self' data:";
  expect(await policies('/embed/japan-asean/')).toEqual([widened, widened]);
  expect(await policies('/embed/japan-asean/azec/')).toEqual([widened, widened]);
});

test('other pages keep the policy as it is', async () => {
  expect(await policies('/japan-asean/')).toEqual([POLICY, POLICY]);
});
