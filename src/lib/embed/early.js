/**
 * Script of an embed's head: sets the theme and the place of the words that its address asks for before anything is
 * painted, so that a dark page never sees a white flash; and folds the list, for good only if the page's own scripts come
 * and say so by `data-up`: a frame may let this one run and block those, and nobody could open the list. A click
 * on the list's button before they are there is kept for them as `data-asked`. It stands inline, as `<svelte:head>{@html …}</svelte:head>`.
 *
 * Kit hashes its own inline scripts for the Content-Security-Policy, but none that a page writes with `{@html}`.
 * `svelte.config.js` hashes this very string; hence a module in plain JavaScript, which that file can import.
 */
export const EARLY_SCRIPT =
  "{const q=new URLSearchParams(location.search),d=document.documentElement.dataset,t=q.get('theme'),p=q.get('panel');if(t=='light'||t=='dark')d.theme=t;if(p=='below'||p=='none')d.panel=p;d.fold='';onclick=e=>{e.target.ariaExpanded&&(d.asked='')};setTimeout(()=>d.up??delete d.fold,5e3)}";
