import type { Handle } from '@sveltejs/kit';
import { tongueOf } from './routes/tongue.ts';

/** Writes the page's language and direction into `app.html`. */
export const handle: Handle = ({ event, resolve }) =>
  widenForEmbeds({
    event,
    resolve: (_, options) =>
      resolve(event, {
        ...options,
        async transformPageChunk(chunk) {
          const html = (await options?.transformPageChunk?.(chunk)) ?? chunk.html;
          const { lang, dir } = tongueOf(event.route.id, event.params);
          return html.replace('%lang%', dir === 'rtl' ? `${lang}" dir="rtl` : lang);
        }
      })
  });

/**
 * Fits the policy of embeds to frames with an opaque origin: a host may put an embed into a frame with `sandbox` but
 * without `allow-same-origin`, as WordPress does. To such a frame no file is of the same origin, so
 *
 * - MapLibre reads its worker's code and starts it as `data:`, which the policy must allow;
 * - WebKit, after the letter of CSP 3, matches `'self'` with nothing, where Chromium and Firefox match it with the address
 *   of the page: every `'self'` is joined by the site's origin, which `SITE_URL` names when the site is built.
 *
 * An embed holds no frame of its own, so `default-src 'none'` is enough for frames and objects. Kit has one policy for all pages; this fits it for `/embed/` alone. Prerendered pages have it in a `<meta>`, those of
 * `npm run dev` in a header.
 *
 * @see https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
const widenForEmbeds: Handle = async ({ event, resolve }) => {
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
    .replace(/(?:frame-src 'self'|object-src 'none'); /g, '')
    .replaceAll("'self'", `'self' ${origin}`)
    .replace(/(?:worker|connect)-src [^;"]*/g, (directive) => `${directive} data:`);
}
