import type { Path, Mismatch } from './fault.ts';
import { isRecord, quote } from './value.ts';

/** One place in which a link stands. */
export interface LinkUse {
  readonly file: string;
  readonly line?: number;
  readonly id?: string;
}

/**
 * Finds links by http to a host to which another link of the same article goes by https: there https is known to work.
 * Offline nothing more can be known.
 *
 * @param value a file's data
 * @param all the data of all files of the article
 */
export function proveHttps(value: unknown, all: readonly unknown[]): Mismatch[] {
  const secure = new Set(
    all
      .flatMap((data) => linksIn(data))
      .filter(({ url }) => url.protocol === 'https:')
      .map(({ url }) => url.hostname)
  );
  return linksIn(value)
    .filter(({ url }) => url.protocol === 'http:' && secure.has(url.hostname))
    .map(({ path, written, url }) => ({
      path,
      code: 'link/not-https',
      found: quote(written),
      wanted: `https://, as another link of this article to ${url.hostname} has it`,
      mend: `Open ${quote(written.replace(/^http:/i, 'https:'))}; if it shows the same page, write that.`
    }));
}

/** A link in an article's data. */
export interface Link {
  readonly path: Path;
  readonly written: string;
  readonly url: URL;
}

/** The links in an article's data: whatever stands under the key `url` and can be parsed as one. */
export function linksIn(value: unknown, path: Path = []): Link[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => linksIn(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    if (key !== 'url' || typeof inner !== 'string') return linksIn(inner, at);
    return URL.canParse(inner) ? [{ path: at, written: inner, url: new URL(inner) }] : [];
  });
}
