import { DEFAULT_OPTIONS } from './options.ts';
import { iframeCode, SIZE, type Subject } from './snippets.ts';

/** A picture by its absolute address, with its size in pixels. */
export interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The oEmbed answer for a page, of type `rich`, after https://oembed.com/#section2.3. A static file cannot read
 * `maxwidth` and `maxheight`: width and height stand in it in the plain form `"width":600` and `width="600"`, which a
 * server can replace.
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
    html: iframeCode(subject, DEFAULT_OPTIONS, SIZE)
  };
}
