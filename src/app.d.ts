declare global {
  /** Where the site is published: the `SITE_URL` of the build, with a trailing slash. */
  const __SITE_URL__: string;
}

export {};
