/**
 * What a page asks the service worker to keep. Addresses are absolute.
 *
 * Files under `_app/immutable/` have a hash of their contents in their names, and import one another by these names. So the
 * name of the entry that imports all others names the whole release: two pages with the same entry belong together, and
 * two with different ones never share a shelf.
 */
export interface Report {
  readonly type: 'wherein:keep';
  /** The page that is read. */
  readonly page: string;
  /** What it has loaded so far from under `_app/immutable/`. */
  readonly files: readonly string[];
}

const FILE = /_app\/immutable\/[\w./-]*\w/g;
const ENTRY = /\/_app\/immutable\/entry\/(app\.[\w-]+)\.js$/;

/** Whether something that came as a message is a {@link Report}. */
export function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false;
  const { type, page, files } = value as Partial<Record<keyof Report, unknown>>;
  return (
    type === 'wherein:keep' &&
    typeof page === 'string' &&
    Array.isArray(files) &&
    files.every((file) => typeof file === 'string')
  );
}

/** Whether an address is that of a file that never changes, of the site at `scope`. */
export function isImmutable(address: string, scope: string): boolean {
  return address.startsWith(`${scope}_app/immutable/`);
}

/**
 * Whether an address is that of a page for readers: a folder of the site at `scope`, but no embed, which belongs to the
 * page around it.
 */
export function isPage(address: string, scope: string): boolean {
  const { origin, pathname } = new URL(address);
  const path = origin + pathname;
  return path.startsWith(scope) && path.endsWith('/') && !/^(embed|_app)\//.test(path.slice(scope.length));
}

/** Absolute addresses of the files that a page's HTML names. */
export function filesIn(html: string, scope: string): string[] {
  return [...new Set(html.match(FILE))].map((name) => scope + name);
}

/** The release that some files are of, or `undefined` when its entry is not among them. */
export function releaseOf(files: readonly string[]): string | undefined {
  return files.map((file) => ENTRY.exec(file)?.[1]).find((name) => name !== undefined);
}

/** Caches belong to an origin, on which other sites may live under other paths: all of ours begin with this. */
export function shelfPrefix(scope: string): string {
  return `wherein 1 ${scope} `;
}

/** Pages above an address, the nearest first: `/a/b/` has `/a/` and `/` above it. */
export function pagesAbove(address: string, scope: string): string[] {
  const { origin, pathname } = new URL(address);
  const above = new URL('..', origin + pathname).href;
  return origin + pathname === scope || !above.startsWith(scope) ? [] : [above, ...pagesAbove(above, scope)];
}
