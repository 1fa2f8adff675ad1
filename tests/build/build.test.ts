import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const BUILD = 'build';
if (!existsSync(join(BUILD, '404.html'))) throw new Error('There is no build/ to test. Run: npm run build');

/** Every file of the site, as a path from its root. */
const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(BUILD.length + 1))
  .filter((name) => !/\.(gz|br)$/.test(name));

function contents(name: string): string {
  return readFileSync(join(BUILD, name), 'utf8');
}

/** All files that are text, read as such. */
const texts = files.filter((name) =>
  ['.html', '.js', '.css', '.json', '.geojson', '.jsonld', '.csv', '.svg', '.txt', '.xml'].includes(
    extname(name)
  )
);
const scripts = files.filter((name) => name.endsWith('.js'));

const article = readFileSync('geo/articles/japan-asean/article.md', 'utf8').replace(/^---\n[^]*?\n---\n/, '');

interface SourceFeature {
  id: string;
  geometry: unknown;
  properties: { excerpts: { exact: string }[] };
}
const projects = (
  JSON.parse(readFileSync('geo/articles/japan-asean/projects.geojson', 'utf8')) as {
    features: SourceFeature[];
  }
).features.map(({ id, geometry, properties }) => ({
  id,
  placed: geometry !== null,
  excerpts: properties.excerpts.map(({ exact }) => exact)
}));

/** The words of a page's quotations, as a browser would show them. */
function quotations(html: string): string[] {
  return [...html.matchAll(/<blockquote[^>]*>([^]*?)<\/blockquote>/g)].map(([, inside = '']) =>
    inside
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .trim()
  );
}

describe('MapLibre in the build', () => {
  test('is there once, and its worker is a file that brings it and that a script asks for', () => {
    const byContent = scripts.filter((name) => contents(name).includes('registerWorkerSource'));
    expect(byContent, 'MapLibre, main part and worker').toHaveLength(1);
    const maplibre = posix.basename(byContent[0] ?? '');
    const workers = scripts.filter((name) => new RegExp(`^export ?\\{.*\\} ?from ?"./${maplibre}";?$`).test(contents(name).trim()));
    expect(workers, 'the worker').toHaveLength(1);
    const name = posix.basename(workers[0] ?? '');
    const askers = scripts.filter((script) => contents(script).includes(`"${name}"`) || contents(script).includes(`/${name}`) || contents(script).includes(`\`${name}\``));
    expect(askers).not.toEqual([]);
  });

  test('is not among what a page loads before it is painted', () => {
    const main = scripts.filter((name) => contents(name).includes('maplibregl-canvas'));
    expect(main, 'MapLibre’s main part').toHaveLength(1);
    for (const page of files.filter((name) => name.endsWith('.html'))) {
      const initial = initialScripts(page);
      if (page !== '404.html') expect(initial.size, page).toBeGreaterThan(3);
      expect(initial, page).not.toContain(main[0]);
    }
  });
});

/** The scripts that a page names, and all that these import before they run. */
function initialScripts(page: string): Set<string> {
  const found = new Set<string>();
  const add = (from: string, reference: string): void => {
    const name = posix.normalize(posix.join(posix.dirname(from), reference));
    if (found.has(name) || !existsSync(join(BUILD, name))) return;
    found.add(name);
    for (const [, imported = ''] of contents(name).matchAll(
      /(?:^|[;}\n])(?:import|export)(?:[\w${},*\s]*from)?\s*["'](\.[^"']+)["']/g
    ))
      add(name, imported);
  };
  for (const [, reference = ''] of contents(page).matchAll(/["']([^"'\s]+\.js)["']/g)) add(page, reference);
  return found;
}

describe('what a reader downloads', () => {
  test.each(['valibot', 'resvg', 'world-atlas', 'approx-string-match', 'Did you mean', 'PMTiles', 'Topology'])(
    'holds nothing of the build’s own “%s”',
    (mark) => {
      expect(scripts.filter((name) => contents(name).includes(mark))).toEqual([]);
    }
  );

  test('is all there: every relative reference of every page leads to a file', () => {
    for (const page of files.filter((name) => name.endsWith('.html') && name !== '404.html')) {
      const html = contents(page).replace(/<script[^]*?<\/script>/g, '');
      for (const [, reference = ''] of html.matchAll(/\s(?:href|src)="([^"#?:]+)(?:[#?][^"]*)?"/g)) {
        const name = posix.normalize(posix.join(dirname(page), reference));
        const file = reference.endsWith('/') || name === '.' ? posix.join(name, 'index.html') : name;
        expect(files, `${page} refers to ${reference}`).toContain(file);
      }
    }
  });
});

describe('prerendered pages', () => {
  test.each(projects)('$id: its page holds its excerpts, word for word, and the drawn map', (project) => {
    const html = contents(`japan-asean/${project.id}/index.html`);
    expect(quotations(html)).toEqual(project.excerpts);
    for (const excerpt of project.excerpts) expect(article).toContain(excerpt);
    expectDrawnMap(html);
  });

  test.each(['index.html', 'japan-asean/index.html'])('%s holds every excerpt and the drawn map', (page) => {
    const html = contents(page);
    expect(quotations(html).sort()).toEqual(projects.flatMap(({ excerpts }) => excerpts).sort());
    expectDrawnMap(html);
  });

  function expectDrawnMap(html: string): void {
    for (const iso of ['JP', 'TH', 'KH', 'SG', 'PH', 'VN'])
      expect(html).toMatch(new RegExp(`<path[^>]*data-iso="${iso}"`));
    const linked = [...html.matchAll(/data-id="([^"]+)"/g)].map(([, id]) => id);
    for (const { id, placed } of projects) if (placed) expect(linked).toContain(id);
  }
});

describe('what is not ours to publish', () => {
  /** What lies between the excerpts, paragraph by paragraph. */
  const unquoted = projects
    .flatMap(({ excerpts }) => excerpts)
    .reduce((text, excerpt) => text.replace(excerpt, '\n'), article)
    .split('\n')
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 60);

  test('the article’s words that no project quotes stand nowhere', () => {
    expect(unquoted.length).toBeGreaterThan(5);
    expect(unquoted.join(' ')).toContain('Prime Minister Hun Manet emphasized');
    for (const name of texts) {
      const text = contents(name)
        .replaceAll('&#39;', "'")
        .replaceAll('\\u2019', '’')
        .replaceAll("\\'", "'");
      for (const piece of unquoted) {
        const middle = Math.floor(piece.length / 2);
        for (const words of [piece.slice(0, 45), piece.slice(middle - 20, middle + 20), piece.slice(-45)])
          expect(text.includes(words), `${name}: ${words}`).toBe(false);
      }
    }
  });

  test('no e-mail address stands anywhere', () => {
    for (const name of texts)
      expect(contents(name).match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi) ?? [], name).toEqual([]);
  });
});
