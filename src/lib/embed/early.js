/**
 * What an embed's address asks for that must be known before the first paint: the theme and the place of the words. It
 * stands in the page's head as it is; `svelte.config.js` names its hash in the Content-Security-Policy.
 */
export const EARLY_SCRIPT = `{const q=new URLSearchParams(location.search),d=document.documentElement.dataset,t=q.get('theme'),p=q.get('panel');if(t=='light'||t=='dark')d.theme=t;if(p=='below'||p=='none')d.panel=p}`;
