import type { ShareWords } from '#lib/words/dictionary.ts';
import { DEFAULT_OPTIONS, type EmbedOptions } from './options.ts';

/** What is shared: an article's map or one project on it, by absolute addresses. */
export interface Subject {
  readonly title: string;
  /** The full page. */
  readonly page: string;
  /** The page for frames. */
  readonly frame: string;
  /** What the code says, in the map's language. */
  readonly words: Pick<ShareWords, 'seeMap' | 'frameTitle'>;
}

/** What an editor chooses in the dialog. */
export type SnippetOptions = Pick<EmbedOptions, 'colorScheme' | 'panel' | 'interactive'>;

/**
 * Height of a frame whose host hears of none, in CSS pixels: what the map and the folded list need from 280 px up, so that
 * nobody scrolls inside it.
 */
export const HEIGHT = 500;

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
function chosen({ colorScheme, panel, interactive }: SnippetOptions): [name: string, value: string][] {
  const all: [string, string, string][] = [
    ['colorScheme', colorScheme, DEFAULT_OPTIONS.colorScheme],
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

/** A link that is left where frames and scripts are taken out, and says by itself what it leads to. */
export function fallbackLink({ title, page, words }: Subject): string {
  return `<a href="${escapeHtml(page)}">${escapeHtml(words.seeMap(title))}</a>`;
}

/** Whether a frame loads at once or as a reader comes near, its style, and its height in CSS pixels. */
interface FrameLook {
  readonly lazy: boolean;
  readonly height: number;
  readonly style: string;
}

/** A frame that is right by its attributes alone, since hosts take styles away, and better with its style. */
export function frameElement(
  subject: Subject,
  options: SnippetOptions,
  { lazy, height, style }: FrameLook
): string {
  const all = attributes([
    ['title', subject.words.frameTitle(subject.title)],
    ['src', frameUrl(subject, options)],
    ['width', '100%'],
    ['height', `${height}`],
    ['frameborder', '0'],
    ...(lazy ? ([['loading', 'lazy']] as const) : []),
    ['allow', 'fullscreen'],
    ['style', style]
  ]);
  return `<iframe${all}></iframe>`;
}

/**
 * HTML that needs no script on the host's page: a frame as wide as the text and 4:3, but no lower than {@link HEIGHT}, and
 * a link. Its own `height:auto` keeps what hosts say of all frames, `iframe { height: auto }`, from making it 150 px high.
 */
export function iframeCode(subject: Subject, options: SnippetOptions): string {
  const style = `border:0;width:100%;height:auto;aspect-ratio:4/3;min-height:${HEIGHT}px`;
  return `${frameElement(subject, options, { lazy: true, height: HEIGHT, style })}\n<p>${fallbackLink(subject)}</p>`;
}

/** The same for React, MDX and Astro, which read neither `style="…"` nor an unclosed tag. */
export function jsxCode(subject: Subject, options: SnippetOptions): string {
  const frame = attributes([
    ['title', subject.words.frameTitle(subject.title)],
    ['src', frameUrl(subject, options)],
    ['width', '100%'],
    ['height', `${HEIGHT}`],
    ['loading', 'lazy'],
    ['allow', 'fullscreen']
  ]);
  const style = `{{ border: 0, width: '100%', height: 'auto', aspectRatio: '4 / 3', minHeight: ${HEIGHT} }}`;
  return `<iframe${frame} style=${style} />\n<p><a href="${escapeHtml(subject.page)}">{${JSON.stringify(subject.words.seeMap(subject.title))}}</a></p>`;
}

/** Markdown for hosts that take raw HTML out: the picture and a link, both of the full page. */
export function markdownCode({ title, page, words }: Subject, picture: string): string {
  const plain = (text: string): string => text.replace(/[\\[\]<>*_`~&|]/g, '\\$&').replace(/\s+/g, ' ');
  return `[![${plain(words.frameTitle(title))}](<${picture}>)](<${page}>)\n\n[${plain(words.seeMap(title))}](<${page}>)`;
}

/** HTML for e-mail, where frames, scripts and most styles are taken out: the picture and a link. */
export function emailCode(subject: Subject, picture: string): string {
  const image = attributes([
    ['src', picture],
    ['alt', subject.words.frameTitle(subject.title)],
    ['width', '600'],
    ['border', '0'],
    ['style', 'display:block;width:100%;max-width:600px;height:auto']
  ]);
  return `<p><a href="${escapeHtml(subject.page)}"><img${image}></a></p>\n<p>${fallbackLink(subject)}</p>`;
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
