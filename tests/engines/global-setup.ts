import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder in which Chromium's places are kept for the other engines. */
export default function setUp(): () => void {
  if (!existsSync('build/404.html')) throw new Error('There is no build/ to test. Run: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'wherein-engines-'));
  process.env.ENGINES_NOTES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
