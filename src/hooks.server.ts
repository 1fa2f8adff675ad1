import type { Handle } from '@sveltejs/kit';

/**
 * Lets embeds start MapLibre's worker from a `data:` address. A host may put an embed into a frame with `sandbox` but
 * without `allow-same-origin`; such a frame has an opaque origin, to which no file is of the same origin, so MapLibre
 * reads its worker's code and starts it as `data:`. Kit has one policy for all pages; this widens it for `/embed/` alone.
 *
 * Prerendered pages have their policy in a `<meta>`, those of `npm run dev` in a header.
 */
export const handle: Handle = async ({ event, resolve }) => {
  if (!event.url.pathname.startsWith('/embed/')) return resolve(event);
  const response = await resolve(event, { transformPageChunk: ({ html }) => withDataWorkers(html) });
  const policy = response.headers.get(HEADER);
  if (policy) response.headers.set(HEADER, withDataWorkers(policy));
  return response;
};

const HEADER = 'content-security-policy';

function withDataWorkers(policy: string): string {
  return policy
    .replace("worker-src 'self'", "worker-src 'self' data:")
    .replace("connect-src 'self'", "connect-src 'self' data:");
}
