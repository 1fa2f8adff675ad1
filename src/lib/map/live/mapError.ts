/** What can keep the live map from a reader. The drawn map stays in each case but `coarser`, where the live one does. */
export type Trouble = 'no-webgl' | 'refused' | 'not-loaded' | 'offline' | 'slow' | 'stopped' | 'coarser';

/** What a reader is told of it, in one line that is short enough for a phone. */
export const SENTENCES: Readonly<Record<Trouble, string>> = {
  'no-webgl': 'This browser cannot draw the live map.',
  refused: 'This site’s rules forbid the live map.',
  'not-loaded': 'The live map could not be loaded.',
  offline: 'No connection, so no live map.',
  slow: 'The live map is slow to come.',
  stopped: 'The live map has stopped.',
  coarser: 'Some finer parts of the map are missing.'
};

/** Whether trying once more may help. */
export function mayPass(trouble: Trouble): boolean {
  return trouble !== 'no-webgl' && trouble !== 'refused';
}

/** An error of which it is known what it keeps from a reader. */
export class MapError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MapError';
    this.trouble = trouble;
  }
}

/** The map's own script is not there, as after a release that has replaced it. */
export class MissingScript extends MapError {}

/** What to tell of an error. Of one that is not known, the network is the likeliest cause. */
export function troubleOf(error: unknown): Trouble {
  const known = error instanceof MapError ? error.trouble : 'not-loaded';
  return known === 'not-loaded' && !navigator.onLine ? 'offline' : known;
}
