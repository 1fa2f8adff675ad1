import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { build } from 'vite';
import { EARLY_FILE, ELEMENT_TYPES_FILE } from './vite-plugin.ts';

const SOURCE = 'src/lib/embed/element.ts';
const EARLY_SOURCE = 'src/lib/embed/runEarly.ts';

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
  return { script: await bundle(SOURCE, 'es'), types: await declare() };
}

/**
 * Makes `early.js` from `runEarly.ts`: a module that exports the script as one string, for the page that writes it inline
 * and for `svelte.config.js`, which must hash that very string and can import plain JavaScript alone.
 */
export async function makeEarly(): Promise<string> {
  const script = (await bundle(EARLY_SOURCE, 'iife')).trim();
  if (script.includes('<')) throw new Error(`${EARLY_SOURCE}: a “<” could end the script element early`);
  const module = `/** Made from runEarly.ts by \`npm run element\`. */\nexport const EARLY_SCRIPT = ${JSON.stringify(script)};\n`;
  return format(module, { ...(await resolveConfig(EARLY_FILE)), filepath: EARLY_FILE });
}

async function bundle(source: string, format: 'es' | 'iife'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: source,
        preserveEntrySignatures: 'strict',
        output: { format, minify: true }
      }
    }
  });
  if (!('output' in result)) throw new Error(`${source} came out as no bundle`);
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error(`${source} came out as more than one file`);
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
