/** Where a page notes for which release it was loaded anew, for as long as its tab is open. */
const NOTE = 'wherein:reloaded';

/** This script's own address, which is another in each release. */
const RELEASE = import.meta.url;

/**
 * Loads the page anew when a script of it is missing: after a new release a page that was opened before it still asks for
 * the old one's files. It happens once for each release and tab, so that a file that stays missing makes no loop; never in
 * a frame, which keeps no note and may have more than the map around it; never offline; and never while something is open
 * that would be lost.
 *
 * @returns whether the page is about to go
 */
export function reloadOnce(): boolean {
  const busy = document.querySelector('dialog[open]') ?? document.fullscreenElement;
  if (window.parent !== window || !navigator.onLine || busy) return false;
  try {
    if (sessionStorage.getItem(NOTE) === RELEASE) return false;
    sessionStorage.setItem(NOTE, RELEASE);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/**
 * Loads the page anew because a reader asked for what is missing, if its server answers: without one there would be no
 * page at all.
 *
 * @returns whether the page is about to go
 */
export async function reloadIfThere(): Promise<boolean> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return false;
  location.reload();
  return true;
}
