import { navigating } from '$app/state';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { afterFirstPaint } from '#lib/page/firstPaint.ts';
import { reloadOnce } from '#lib/page/reload.ts';
import { isHydrated } from './routes/hydrated.ts';

/** How long components wait for the browser's word that it has shown the page, in milliseconds; links work before. */
const PATIENCE = 1000;

/**
 * Kit asks for some scripts without looking what becomes of it. What the page lacks by that is seen to below.
 *
 * Components come to life once the page is shown, which they would otherwise hold up: it is whole without them.
 */
export const init: ClientInit = () => {
  addEventListener('unhandledrejection', (event) => {
    if (isHydrated()) return;
    event.preventDefault();
    console.info('The page stays as it was sent.', event.reason);
  });
  return new Promise((done) => void afterFirstPaint(done, PATIENCE));
};

const never = (): Promise<never> => new Promise(() => undefined);

/**
 * Keeps what is prerendered before a reader when a part of the page's script cannot be loaded, as after a release that
 * has replaced it. Kit would put an error page there; it waits for this answer first, and gets none.
 *
 * - The page itself: it stays as it was prerendered, a drawn map with links and every excerpt.
 * - A page that a link leads to: the browser opens it by itself, if the server has it.
 */
export const handleError: HandleClientError = async ({ error, event, status }) => {
  if (status === 404) return undefined;
  if (!isHydrated()) {
    console.info('The page stays as it was sent: a script of it could not be loaded.', error);
    reloadOnce();
    return never();
  }
  if (!navigating.to) return undefined;
  const answer = await fetch(event.url, { method: 'HEAD' }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  location.href = event.url.href;
  return never();
};
