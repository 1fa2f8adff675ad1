import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { build } from 'vite';
import { ELEMENT_TYPES_FILE } from './vite-plugin.ts';

const SOURCE = 'src/lib/embed/element.ts';

/** The element as it is published. */
export interface MadeElement {
  /** One ES module that imports nothing. */
  readonly script: string;
  /** Its declarations, which refer to no other file. */
  readonly types: string;
}

/**
 * Makes the element's script and declarations from `element.ts`. The files are committed, since a released script never
 * changes; a test asserts that they are what this makes.
 */
export async function makeElement(): Promise<MadeElement> {
  return { script: await bundle(), types: await declare() };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: SOURCE,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', minify: true }
      }
    }
  });
  if (!('output' in result)) throw new Error(`${SOURCE} came out as no bundle`);
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error(`${SOURCE} came out as more than one file`);
  return chunk.code;
}

async function declare(): Promise<string> {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(SOURCE, 'utf8'), {
    fileName: SOURCE,
    reportDiagnostics: true,
    compilerOptions: { strict: true, target: ts.ScriptTarget.ES2022, stripInternal: true }
  });
  const faults = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  if (faults.length > 0) throw new Error(`${SOURCE} cannot be declared:\n${faults.join('\n')}`);
  const style = await resolveConfig(ELEMENT_TYPES_FILE);
  return format(outputText, { ...style, filepath: ELEMENT_TYPES_FILE });
}
