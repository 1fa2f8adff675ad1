import { existsSync } from 'node:fs';
import { serve } from './serve.ts';

/** Serves `build/` twice for all tests: at the root, and under a sub-path as many hosts do. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (!existsSync('build/404.html')) throw new Error('There is no build/ to test. Run: npm run build');
  const root = await serve({ directory: 'build', port: 0 });
  const nested = await serve({ directory: 'build', port: 0, base: '/maps/2025/' });
  process.env.SITE = root.url;
  process.env.NESTED_SITE = nested.url;
  return async () => {
    for (const { server } of [root, nested]) await new Promise((done) => server.close(done));
  };
}
