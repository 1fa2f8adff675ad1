import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ARTICLES_DIRECTORY } from '../read.ts';
import { articlesWith, at } from '../testArticle.ts';
import { articles } from './vite-plugin.ts';

async function buildWith(directory: string): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'wherein-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const input = join(folder, 'main.js');
  writeFileSync(input, "export { index, load, slugs } from 'virtual:wherein/articles';");
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [articles({ directory })],
    build: {
      outDir: join(folder, 'out'),
      lib: { entry: input, formats: ['es'], fileName: 'main' },
      minify: false
    }
  });
  const out = join(folder, 'out');
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
}

describe('a build', () => {
  it('puts each article into a chunk of its own, without its full text', async () => {
    const files = await buildWith(ARTICLES_DIRECTORY);
    const [name = ''] = Object.keys(files).filter((file) => file.startsWith('japan-asean'));
    expect(files[name]).toContain('sihanoukville-port');
    expect(files[name]).not.toContain('Prime Minister Hun Manet emphasized');
    expect(Object.entries(files).filter(([, code]) => code.includes('sihanoukville-port'))).toHaveLength(1);
  }, 30_000);

  it('stops at a fault and lists it', async () => {
    const directory = articlesWith({ put: [[at('azec', 'properties', 'theme'), 'enrgy']] });
    await expect(buildWith(directory)).rejects.toThrow(
      /schema\/not-listed {2}azec[\s\S]*Did you mean “energy”\?[\s\S]*1 error, 0 warnings in 1 article/
    );
  }, 30_000);
});
