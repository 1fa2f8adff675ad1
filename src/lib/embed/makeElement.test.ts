import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import ts from 'typescript';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { makeElement } from './makeElement.ts';
import { ELEMENT_FILE, ELEMENT_TYPES_FILE, elementFacts } from './vite-plugin.ts';

const script = readFileSync(ELEMENT_FILE, 'utf8');

it(
  'is committed as the source makes it; run `npm run element` after a change',
  { timeout: 60_000 },
  async () => {
    const made = await makeElement();
    expect(script).toBe(made.script);
    expect(readFileSync(ELEMENT_TYPES_FILE, 'utf8')).toBe(made.types);
  }
);

describe('the script', () => {
  it('weighs at most 3 kB with brotli', () => {
    expect(brotliCompressSync(script).length).toBeLessThanOrEqual(3072);
  });

  it('is a module that imports nothing', () => {
    const { body } = parseAst(script);
    expect(body.some(({ type }) => type === 'ExportNamedDeclaration')).toBe(true);
    expect(body.filter((node) => 'source' in node && node.source)).toEqual([]);
    expect(script).not.toMatch(/\bimport\s*\(|\brequire\b/);
  });

  it('has the integrity that the site is told', () => {
    const digest = createHash('sha384').update(readFileSync(ELEMENT_FILE)).digest('base64');
    expect(elementFacts(script).integrity).toBe(`sha384-${digest}`);
    expect(__ELEMENT_INTEGRITY__).toBe(`sha384-${digest}`);
  });
});

describe('the declarations', () => {
  it('serve a strict project of their own', { timeout: 60_000 }, () => {
    expect(
      faultsOf(`
        const map = document.createElement('wherein-map');
        map.setAttribute('src', 'https://maps.example/japan-asean/');
        document.body.append(map);
        const done: Promise<void> = map.select('azec');
        void done.then(() => map.select(null)).then(() => map.setView([103.5, 10.6], 7));
        document.querySelector('wherein-map')?.addEventListener('wherein:view', ({ detail }) => {
          const [lng, lat]: readonly [number, number] = detail.center;
          console.log(lng + lat + detail.zoom);
        });
        document.addEventListener('wherein:ready', ({ detail }) => detail.article.toUpperCase());
        map.addEventListener('wherein:select', ({ detail }) => detail.project?.toUpperCase());
        export const made: WhereinMap = new WhereinMap();
      `)
    ).toEqual([]);
  });

  it('refuse what the element would', { timeout: 60_000 }, () => {
    expect(faultsOf(`void document.createElement('wherein-map').select(1);`)).toEqual([
      expect.stringContaining("'number' is not assignable")
    ]);
    expect(faultsOf(`void new WhereinMap().setView([1], 2);`)).toEqual([
      expect.stringContaining("'[number]' is not assignable")
    ]);
    expect(
      faultsOf(`new WhereinMap().addEventListener('wherein:select', ({ detail }) => detail.project.length);`)
    ).toEqual([expect.stringContaining('possibly')]);
  });
});

/** What the compiler says of a file that imports the element, with the browser's library and the declarations alone. */
function faultsOf(code: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'wherein-'));
  try {
    const file = join(folder, 'consumer.ts');
    const types = resolve(ELEMENT_TYPES_FILE).replace(/\.d\.ts$/, '.js');
    writeFileSync(file, `import { WhereinMap } from ${JSON.stringify(types)};\nvoid WhereinMap;\n${code}`);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: []
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
