declare global {
  /** Where the site is published: the `SITE_URL` of the build, with a trailing slash. */
  const __SITE_URL__: string;

  /** Subresource Integrity of `embed/v1.js`: `sha384-…`. */
  const __ELEMENT_INTEGRITY__: string;
}

export {};
