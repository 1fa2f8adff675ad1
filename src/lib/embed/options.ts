import { THEME_CHOICES, type ThemeChoice } from './protocol.ts';

/** Where the words stand: `side` is beside the map where the frame is wide enough for that, else under it. */
export const PANEL_CHOICES = ['side', 'below', 'none'] as const;
export type PanelChoice = (typeof PANEL_CHOICES)[number];

/** Languages the site’s own words exist in, BCP 47. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How an embed looks and behaves: the query of its address, and attributes of the element of the same names. */
export interface EmbedOptions {
  /** Id of the project that is open at first. */
  readonly project: string | undefined;
  readonly theme: ThemeChoice;
  readonly panel: PanelChoice;
  readonly lang: Language;
  /** Whether the live map takes over; without it the drawn map stays. */
  readonly interactive: boolean;
}

export const DEFAULT_OPTIONS: EmbedOptions = {
  project: undefined,
  theme: 'auto',
  panel: 'side',
  lang: 'en',
  interactive: true
};

/**
 * Reads the options of an embed's address. Unknown ones are ignored, since hosts add their own; a wrong value is
 * replaced by the default.
 *
 * @param projects ids that may be asked for
 * @param complain told of each wrong value, in a sentence
 */
export function readOptions(
  query: URLSearchParams,
  projects: readonly string[],
  complain: (sentence: string) => void
): EmbedOptions {
  function choose<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const asked = query.get(name);
    if (asked === null) return otherwise;
    const found = choices.find((choice) => choice === asked);
    if (found === undefined)
      complain(
        `The option “${name}” is one of ${choices.join(', ')}; “${asked.slice(0, 40)}” is read as ${otherwise}.`
      );
    return found ?? otherwise;
  }

  const asked = query.get('project');
  if (asked !== null && !projects.includes(asked))
    complain(
      `The option “project” is the id of one of the map’s projects; there is no “${asked.slice(0, 40)}”.`
    );
  return {
    project: projects.find((id) => id === asked),
    theme: choose('theme', THEME_CHOICES, DEFAULT_OPTIONS.theme),
    panel: choose('panel', PANEL_CHOICES, DEFAULT_OPTIONS.panel),
    lang: choose('lang', LANGUAGES, DEFAULT_OPTIONS.lang),
    interactive: choose('interactive', ['true', 'false'], 'true') === 'true'
  };
}
