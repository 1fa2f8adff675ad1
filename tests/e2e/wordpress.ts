import sanitize from 'sanitize-html';

/**
 * What WordPress makes of an oEmbed answer from a site that it does not know, by the rules of `wp_filter_oembed_result` as
 * seen in Debian's WordPress 6.1: it lets through a link, a quotation without
 * attributes before the first frame, and a frame without `style`; leaves a secret in the frame's address; puts it in a
 * sandbox; and hides it while there is a quotation to show instead.
 *
 * @returns `undefined` where WordPress makes no embed, since there is no frame
 */
export function asInWordPress(html: string, secret: string): string | undefined {
  const kept = sanitize(html, {
    allowedTags: ['a', 'blockquote', 'iframe'],
    allowedAttributes: {
      a: ['href'],
      iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title']
    }
  });
  const [, quotation = '', frame] =
    /(<blockquote>.*?<\/blockquote>)?.*?(<iframe.*?><\/iframe>)/s.exec(kept) ?? [];
  if (!frame) return undefined;
  const marked = `class="wp-embedded-content" data-secret="${secret}"`;
  const hidden = quotation && 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"';
  return (
    quotation.replace('<blockquote', `<blockquote ${marked}`) +
    frame
      .replace('<iframe', `<iframe ${marked} sandbox="allow-scripts" security="restricted" ${hidden}`)
      .replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}"`)
  );
}

/** Whether WordPress loads its listener for what it made of an answer. */
export function isHeardByWordPress(html: string): boolean {
  return /<blockquote\s[^>]*wp-embedded-content/.test(html);
}

/**
 * Does what WordPress's `wp-embed.js` does, as seen in 6.1: says that it is ready once the page is, shows a frame that
 * speaks and hides its quotation, gives it a height between 200 and 1000 px, and opens a link to the frame's own host if
 * the reader is in the frame. Where the link would lead is kept as `data-opened`.
 */
export const WORDPRESS_LISTENER = `<script>{
  const frames = () => [...document.querySelectorAll('iframe.wp-embedded-content')];
  addEventListener('message', ({ source, data }) => {
    if (!data?.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
    for (const quotation of document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]'))
      quotation.style.display = 'none';
    for (const frame of frames().filter((each) => each.contentWindow === source)) {
      frame.removeAttribute('style');
      if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
      if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame)
        document.body.dataset.opened = data.value;
    }
  });
  addEventListener('load', () => {
    for (const frame of frames()) frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });
}</script>`;
