import type { RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { handle } from './hooks.server.ts';

const POLICY = "default-src 'none'; script-src 'self' 'sha256-x'; worker-src 'self'; connect-src 'self'";
const WORDS = "<p>worker-src 'self' is a directive</p>";

function page(policy: string): string {
  return `<meta http-equiv="content-security-policy" content="${policy}">${WORDS}`;
}

/** The policies of a page at this path, in its `<meta>` and in its header, after the hook. */
async function policies(path: string): Promise<(string | null)[]> {
  const html = page(POLICY);
  const response = await handle({
    event: { url: new URL(path, 'https://example.org') } as RequestEvent,
    resolve: async (_: RequestEvent, options?: ResolveOptions) =>
      new Response((await options?.transformPageChunk?.({ html, done: true })) ?? html, {
        headers: { 'content-security-policy': POLICY }
      })
  });
  return [await response.text(), response.headers.get('content-security-policy')];
}

test('an embed may load what is on its origin by name, and start its worker from data:', async () => {
  const widened =
    "default-src 'none'; script-src 'self' https://example.org 'sha256-x'; worker-src 'self' https://example.org data:; connect-src 'self' https://example.org data:";
  for (const path of ['/embed/japan-asean/', '/embed/japan-asean/azec/'])
    expect(await policies(path)).toEqual([page(widened), widened]);
});

test('other pages keep the policy as it is', async () => {
  expect(await policies('/japan-asean/')).toEqual([page(POLICY), POLICY]);
});
