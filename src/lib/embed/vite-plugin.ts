import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Where the element's script and its types are published, seen from the root of the project. */
export const ELEMENT_FILE = 'static/embed/v1.js';
export const ELEMENT_TYPES_FILE = 'static/embed/v1.d.ts';

/** What a host page needs to know of the element's script before it trusts and loads it. */
export interface ElementFacts {
  /** Subresource Integrity of the file: `sha384-…`. */
  readonly integrity: string;
  /** Bytes on the wire, compressed with brotli. */
  readonly size: number;
}

/** Weighs and hashes the element's script. */
export function elementFacts(script: string | Buffer): ElementFacts {
  return {
    integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
    size: brotliCompressSync(script).length
  };
}

/**
 * Gives the site the integrity of the published element as `__ELEMENT_INTEGRITY__`, and prints it when the site is built.
 *
 * @throws Error that says how to make the script, when there is none
 */
export function element(): Plugin {
  let facts: ElementFacts;
  return {
    name: 'wherein:element',

    config({ root = '.' }) {
      const file = join(root, ELEMENT_FILE);
      if (!existsSync(file)) throw new Error(`There is no ${ELEMENT_FILE}. Run: npm run element`);
      facts = elementFacts(readFileSync(file));
      return { define: { __ELEMENT_INTEGRITY__: JSON.stringify(facts.integrity) } };
    },

    configResolved({ command, build, logger }) {
      if (command === 'build' && !build.ssr)
        logger.info(`/embed/v1.js  ${facts.size} bytes with brotli  ${facts.integrity}`);
    }
  };
}
