import { DEFAULT_OPTIONS, type EmbedOptions } from './options.ts';

/** What is shared: an article's map or one project on it, by absolute addresses. */
export interface Subject {
  readonly title: string;
  /** The full page. */
  readonly page: string;
  /** The page for frames. */
  readonly frame: string;
}

/** What an editor chooses in the dialog. */
export type SnippetOptions = Pick<EmbedOptions, 'theme' | 'panel' | 'interactive'>;

/** Size of an embed that a host gave none, in CSS pixels. */
export const SIZE = { width: 600, height: 450 } as const;

/** Text as it may stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The options that are not the default, by their names in addresses and attributes. */
function chosen({ theme, panel, interactive }: SnippetOptions): [name: string, value: string][] {
  const all: [string, string, string][] = [
    ['theme', theme, DEFAULT_OPTIONS.theme],
    ['panel', panel, DEFAULT_OPTIONS.panel],
    ['interactive', String(interactive), String(DEFAULT_OPTIONS.interactive)]
  ];
  return all.filter(([, value, usual]) => value !== usual).map(([name, value]) => [name, value]);
}

/** Address of the frame with these options. */
export function frameUrl({ frame }: Subject, options: SnippetOptions): string {
  const query = new URLSearchParams(chosen(options)).toString();
  return query ? `${frame}?${query}` : frame;
}

function attributes(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs.map(([name, value]) => (value ? ` ${name}="${escapeHtml(value)}"` : ` ${name}`)).join('');
}

function fallbackLink({ title, page }: Subject): string {
  return `<a href="${escapeHtml(page)}">See the map: ${escapeHtml(title)}</a>`;
}

/**
 * HTML that needs no script on the host's page: a frame, and a link that is left where frames are taken out.
 *
 * @param size fixed size in CSS pixels, for hosts that lay frames out by their attributes; without one the frame is as
 *   wide as the text and 4:3, but no lower than 480 px
 */
export function iframeCode(
  subject: Subject,
  options: SnippetOptions,
  size?: { readonly width: number; readonly height: number }
): string {
  const frame = attributes([
    ['title', `Map: ${subject.title}`],
    ['src', frameUrl(subject, options)],
    ...(size
      ? ([
          ['width', `${size.width}`],
          ['height', `${size.height}`]
        ] as const)
      : []),
    ['loading', 'lazy'],
    ['allow', 'fullscreen'],
    ['style', size ? 'border:0;max-width:100%' : 'border:0;width:100%;aspect-ratio:4/3;min-height:480px']
  ]);
  return `<iframe${frame}></iframe>\n<p>${fallbackLink(subject)}</p>`;
}

/** The element's script on the site, and what proves that it is the one that was released. */
export interface ElementScript {
  /** Absolute. */
  readonly url: string;
  /** Subresource Integrity: `sha384-…`. */
  readonly integrity: string;
}

/**
 * HTML with the custom element, which fits its height to what it shows.
 *
 * @param picture markup shown until a reader consents to load the map, may be empty; `undefined` loads the map when it
 *   comes near
 */
export function elementCode(
  subject: Subject,
  options: SnippetOptions,
  { url, integrity }: ElementScript,
  picture?: string
): string {
  const script = attributes([
    ['type', 'module'],
    ['src', url],
    ['integrity', integrity],
    ['crossorigin', '']
  ]);
  const element = attributes([
    ['src', subject.page],
    ...chosen(options),
    ...(picture === undefined ? [] : ([['consent', '']] as const))
  ]);
  const inside = [...(picture ? [picture] : []), fallbackLink(subject)];
  return `<script${script}></script>\n<wherein-map${element}>\n${inside.map((line) => `  ${line}`).join('\n')}\n</wherein-map>`;
}
