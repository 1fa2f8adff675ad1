import { join, resolve } from 'node:path';
import { firstOf, start, type Running } from './program.ts';

/** Where this machine has Caddy, if it has: on Debian and Ubuntu, `apt-get install -y caddy`. */
export const caddy = firstOf([
  process.env.CADDY,
  '/usr/bin/caddy',
  '/usr/local/bin/caddy',
  '/opt/homebrew/bin/caddy'
]);

/**
 * Serves a folder by Caddy with the `Caddyfile` as it is shipped, which takes address and folder from variables.
 *
 * @throws Error when there is no Caddy or it refuses the file
 */
export async function serveWithCaddy({ directory }: { directory: string }): Promise<Running> {
  if (!caddy) throw new Error('No Caddy found. On Debian or Ubuntu: apt-get install -y caddy.');
  return start({
    program: caddy,
    prepare: ({ port, folder }) => ({
      args: ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
      env: {
        WHEREIN_ADDRESS: `http://127.0.0.1:${port}`,
        WHEREIN_ROOT: resolve(directory),
        CADDY_ADMIN: `unix/${join(folder, 'admin.sock')}`,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder
      }
    })
  });
}
