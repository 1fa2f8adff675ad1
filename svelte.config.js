import { createHash } from 'node:crypto';
import adapter from '@sveltejs/adapter-static';
import { EARLY_SCRIPT } from './src/lib/embed/early.js';

const site = new URL(process.env.SITE_URL ?? 'http://localhost:4173/');

/**
 * Scripts that pages write inline with `{@html}`. Kit adds the hashes of what it inlines itself; one that is missing here
 * does not run.
 */
const INLINE_SCRIPTS = [EARLY_SCRIPT];

/**
 * @param {string} script
 * @returns {`sha256-${string}`} a CSP source
 */
function hashOf(script) {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/**
 * Kit's own root component hides its announcer by a `style` attribute, which a strict `style-src` blocks: the page's title
 * would stand there for all to see. The site's class for what only screen readers read does the same.
 *
 * @type {import('svelte/compiler').PreprocessorGroup}
 */
const announcer = {
  name: 'wherein:announcer',
  markup({ content, filename }) {
    if (!filename?.endsWith('/generated/root.svelte')) return;
    const code = content.replace(/(<div id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1 class="hidden"');
    if (code === content)
      throw new Error('svelte.config.js: Kit’s announcer has no style attribute to replace');
    return { code };
  }
};

/** @type {import('@sveltejs/kit').Config} */
const config = {
  preprocess: announcer,
  compilerOptions: {
    /** As `s1x3s`: shorter than Svelte's own, which stands on most elements of a page. */
    cssHash: ({ hash, filename, css }) => `s${hash(filename ?? css).slice(0, 4)}`
  },
  kit: {
    adapter: adapter({ precompress: true }),
    paths: { relative: true },
    inlineStyleThreshold: 40_000,
    /** `src/lib/page/keep.ts` does, late, and never in an embed. */
    serviceWorker: { register: false },
    prerender: {
      origin: site.origin,
      /** A site may have no article yet, or only such as have no picture for each project. */
      handleUnseenRoutes: 'ignore'
    },
    /**
     * Every prerendered page carries this as a `<meta>`, so it holds on any static host. A `<meta>` cannot carry
     * `frame-ancestors`; see HOSTING.md. Pages under `/embed/` get a little more in `src/hooks.server.ts`.
     */
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', ...INLINE_SCRIPTS.map(hashOf)],
        'style-src': ['self'],
        'img-src': ['self'],
        'connect-src': ['self'],
        'worker-src': ['self'],
        'frame-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none']
      }
    }
  }
};

export default config;
