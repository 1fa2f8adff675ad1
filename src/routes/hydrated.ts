let hydrated = false;

/** Called when the page's components have come to life. */
export function markHydrated(): void {
  hydrated = true;
}

/** Whether they have; until then what a reader sees is the prerendered page. */
export function isHydrated(): boolean {
  return hydrated;
}
