/**
 * Script of an embed's head: sets the theme that its address asks for before anything is painted, so that a dark page
 * never sees a white flash. It stands inline, as `<svelte:head>{@html …}</svelte:head>`.
 *
 * Kit hashes its own inline scripts for the Content-Security-Policy, but none that a page writes with `{@html}`.
 * `svelte.config.js` hashes this very string; hence a module in plain JavaScript, which that file can import.
 */
export const EARLY_SCRIPT =
  "{const t=new URLSearchParams(location.search).get('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}";
