/** Shows an element, map and words together, on the full screen, or leaves it. Refused where the browser allows none. */
export async function toggleFullScreen(element: Element | undefined): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await element?.requestFullscreen();
}
