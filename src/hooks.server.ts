import type { Handle } from '@sveltejs/kit';

/**
 * Fits the policy of embeds to frames with an opaque origin: a host may put an embed into a frame with `sandbox` but
 * without `allow-same-origin`, as WordPress does. To such a frame no file is of the same origin, so
 *
 * - MapLibre reads its worker's code and starts it as `data:`, which the policy must allow;
 * - WebKit, after the letter of CSP 3, matches `'self'` with nothing, where Chromium and Firefox match it with the address
 *   of the page: every `'self'` is joined by the site's origin, which `SITE_URL` names when the site is built.
 *
 * Kit has one policy for all pages; this widens it for `/embed/` alone. Prerendered pages have it in a `<meta>`, those of
 * `npm run dev` in a header.
 *
 * @see https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { pathname, origin } = event.url;
  if (!pathname.startsWith('/embed/')) return resolve(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace(META, (meta) => forOpaqueOrigins(meta, origin))
  });
  const policy = response.headers.get(HEADER);
  if (policy) response.headers.set(HEADER, forOpaqueOrigins(policy, origin));
  return response;
};

const HEADER = 'content-security-policy';
const META = /<meta http-equiv="content-security-policy"[^>]*>/;

function forOpaqueOrigins(policy: string, origin: string): string {
  return policy
    .replaceAll("'self'", `'self' ${origin}`)
    .replace(/(?:worker|connect)-src [^;"]*/g, (directive) => `${directive} data:`);
}
