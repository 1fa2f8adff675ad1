import { DEFAULT_OPTIONS } from './options.ts';
import { fallbackLink, frameElement, type Subject } from './snippets.ts';

/** A picture by its absolute address, with its size in pixels. */
export interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** Size of an embed that a consumer asked no smaller, in CSS pixels. */
export const SIZE = { width: 600, height: 450 } as const;

/**
 * The oEmbed answer for a page, of type `rich`, after https://oembed.com/#section2.3. A static file cannot read
 * `maxwidth` and `maxheight`: width and height stand in it in the plain forms `"width":600`, `max-width:600px` and
 * `height="450"`, which a server can replace.
 *
 * @param site absolute address of the whole site
 */
export function oembedOf(subject: Subject, publisher: string, thumbnail: Thumbnail, site: string) {
  return {
    version: '1.0',
    type: 'rich',
    title: subject.title,
    author_name: publisher,
    provider_name: 'Wherein',
    provider_url: site,
    cache_age: 86_400,
    ...SIZE,
    thumbnail_url: thumbnail.url,
    thumbnail_width: thumbnail.width,
    thumbnail_height: thumbnail.height,
    html: oembedHtml(subject)
  };
}

/**
 * As WordPress wants it, whose filter takes everything else away: a `<blockquote>` without attributes, then the frame. With
 * the quotation it loads the script that obeys the frame's height, and shows the quotation until the first one comes. It
 * also takes the style away, so the attributes alone make the frame as wide as the text, on phones too. It hides the frame
 * until then, so a lazy one would never load.
 */
function oembedHtml(subject: Subject): string {
  const frame = frameElement(subject, DEFAULT_OPTIONS, {
    lazy: false,
    height: SIZE.height,
    style: `border:0;max-width:${SIZE.width}px`
  });
  return `<blockquote>${fallbackLink(subject)}</blockquote>${frame}`;
}
