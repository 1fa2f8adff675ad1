import adapter from '@sveltejs/adapter-static';

const site = new URL(process.env.SITE_URL ?? 'http://localhost:4173/');

/** @type {import('@sveltejs/kit').Config} */
const config = {
  compilerOptions: {
    /** As `s1x3s`: shorter than Svelte's own, which stands on most elements of a page. */
    cssHash: ({ hash, filename, css }) => `s${hash(filename ?? css).slice(0, 4)}`
  },
  kit: {
    adapter: adapter({ precompress: true }),
    paths: { relative: true },
    inlineStyleThreshold: 40_000,
    prerender: { origin: site.origin }
  }
};

export default config;
