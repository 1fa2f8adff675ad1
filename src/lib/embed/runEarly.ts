/**
 * What runs in an embed's head before anything is painted: it sets the colours and the place of the words that the address
 * asks for, so that a dark page never sees a white flash; and folds the list, for good only if the page's own scripts come
 * and say so by `data-up`: a frame may let this one run and block those, and nobody could open the list. A click on the
 * list's button before they are there is kept for them as `data-asked`.
 *
 * It stands inline, so it imports nothing. `npm run element` makes `early.js` of it, which the page writes and whose hash
 * the Content-Security-Policy names.
 */
const query = new URLSearchParams(location.search);
const state = document.documentElement.dataset;
const scheme = query.get('colorScheme') ?? query.get('theme');
const panel = query.get('panel');

if (scheme === 'light' || scheme === 'dark') state.theme = scheme;
if (panel === 'below' || panel === 'none') state.panel = panel;

state.fold = '';
onclick = ({ target }) => {
  if ((target as Element).ariaExpanded) state.asked = '';
};

/** How long the page's own scripts may take, in milliseconds. */
const PATIENCE = 5000;
setTimeout(() => {
  if (!('up' in state)) delete state.fold;
}, PATIENCE);

export {};
