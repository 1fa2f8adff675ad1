/** Options that stand in the frame's query, under the names of the element's attributes. */
const QUERY_OPTIONS = ['theme', 'panel', 'lang', 'interactive'];

/** What an article's or a project's name in an address looks like. */
const NAME = /^[a-z\d-]+$/;

/** `embed/` if it is there, the article, the project if there is one; seen from the site's root. */
const PATH = /^(embed\/)?(?!embed(?:\/|$))([a-z\d-]+)(?:\/([a-z\d-]+))?\/?$/;

/** Where a frame begins. */
export interface FrameAddress {
  readonly url: URL;
  /** Id of the project that the frame opens with. */
  readonly project: string | null;
}

/**
 * The address of the frame for what an element asks for. It is always below the site's own root.
 *
 * A `project` attribute comes before the project in `src`. One that cannot stand in a path goes into the query, where
 * the frame complains of it. Of the query of `src` only an embed's is read: a page's own `theme` is its filter.
 *
 * @param root the site's root, with a trailing slash
 * @param src address of a page of the site or of its embed, seen from `base`
 * @param base address of the host page
 * @param attribute gives the element's attributes
 * @throws RangeError that says what `src` must be
 */
export function frameAddress(
  root: URL,
  src: string | null,
  base: string,
  attribute: (name: string) => string | null
): FrameAddress {
  const page = parse(src ?? '', base) ?? root;
  const [found, embed, article, inPath = null] =
    (page.href.startsWith(root.href) && PATH.exec(page.pathname.slice(root.pathname.length))) || [];
  if (!found)
    throw new RangeError(
      `src="${(src ?? '').slice(0, 200)}" is no map of this script’s site. Write src="${root.href}<article>/" or src="${root.href}<article>/<project>/".`
    );
  const inQuery = (name: string): string | null => (embed ? page.searchParams.get(name) : null);
  const project = attribute('project') || inPath || inQuery('project');
  const fitsPath = project && NAME.test(project);
  const url = new URL(`embed/${article}/${fitsPath ? `${project}/` : ''}`, root);
  if (project && !fitsPath) url.searchParams.set('project', project);
  for (const name of QUERY_OPTIONS) {
    const value = attribute(name) || inQuery(name);
    if (value) url.searchParams.set(name, value);
  }
  return { url, project };
}

function parse(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
