import adapter from '@sveltejs/adapter-static';

const site = new URL(process.env.SITE_URL ?? 'http://localhost:4173/');

/** @type {import('@sveltejs/kit').Config} */
const config = {
  kit: {
    adapter: adapter({ precompress: true }),
    paths: { relative: true },
    inlineStyleThreshold: 40_000,
    prerender: { origin: site.origin }
  }
};

export default config;
