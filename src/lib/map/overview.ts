import type { Found } from './markers.ts';

const ID = 'overview';

/**
 * What the prerendered map shows of a crowd, written into the page as data, so that a browser takes over the same items
 * without the index of clusters.
 */
export function writeOverview(overview: readonly Found[]): string {
  const json = JSON.stringify(overview).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${ID}">${json}</script>`;
}

/** What {@link writeOverview} wrote into this page; nothing where the page has no crowd. */
export function writtenOverview(): Found[] {
  const json = document.getElementById(ID)?.textContent;
  return json ? (JSON.parse(json) as Found[]) : [];
}
