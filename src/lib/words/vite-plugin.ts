import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Dictionary } from './dictionary.ts';
import { directionOf, dictionaries, type Language } from './tongues.ts';

const WORDS = 'virtual:wherein/words/';
const SITE = 'virtual:wherein/site';
const RESOLVED = '\0';

/** The parts of a dictionary that browsers load. */
type Part = Exclude<keyof Dictionary, 'locale' | 'dates'>;

/** Module whose default export is one part of a dictionary, and which holds nothing of the others. */
export function wordsModule(language: Language, part: Part): string {
  return `${WORDS}${language}/${part}`;
}

/**
 * Serves a dictionary's parts as modules of their own, and what the site itself says as `virtual:wherein/site`.
 *
 * The dictionary is one file; a query makes it another module for each part, from which the bundler takes the rest away.
 */
export function words(site: Language): Plugin {
  return {
    name: 'wherein:words',
    resolveId: (id) => (id.startsWith(WORDS) || id === SITE ? RESOLVED + id : undefined),
    load(id) {
      if (id === RESOLVED + SITE)
        return `export { default as words } from ${JSON.stringify(wordsModule(site, 'site'))};
export const tongue = ${JSON.stringify({ lang: site, dir: directionOf(site), own: {} })};\n`;
      if (!id.startsWith(RESOLVED + WORDS)) return undefined;
      const [language = '', part = ''] = id.slice((RESOLVED + WORDS).length).split('/');
      if (!(language in dictionaries)) this.error(`There are no words in “${language}”.`);
      const file = fileURLToPath(new URL(`./${language}.ts`, import.meta.url));
      return `export { ${part} as default } from ${JSON.stringify(`${file}?${part}`)};\n`;
    }
  };
}
