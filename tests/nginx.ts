import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { firstOf, start, type Running } from './program.ts';

/**
 * The nginx that this machine has.
 *
 * @throws Error that says how to get one, when there is none
 */
export function findNginx(): string {
  const found = firstOf([
    process.env.NGINX,
    '/usr/sbin/nginx',
    '/usr/bin/nginx',
    '/usr/local/bin/nginx',
    '/opt/homebrew/bin/nginx'
  ]);
  if (!found)
    throw new Error(
      'No nginx found. On Debian or Ubuntu: apt-get install -y nginx. Elsewhere set NGINX to its path.'
    );
  return found;
}

/** Where Debian's package `libnginx-mod-http-brotli-static` puts nginx's module for `.br` files. */
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Whether nginx can serve `.br` files here. */
export const hasBrotli = existsSync(BROTLI_MODULE);

/** What nginx serves. */
export interface NginxOptions {
  /** Folder with the site's files. */
  readonly directory: string;
  /** Lines that stand in `nginx.conf` as comments, for the site's owner to choose, and are to count. */
  readonly switchOn?: readonly string[];
}

/**
 * Serves a folder by nginx with the `nginx.conf` that is shipped: only the port, the folder and what is switched on are
 * replaced in it. What nginx writes goes to a folder of its own, which `close()` removes.
 *
 * @throws Error when there is no nginx, when it refuses the configuration, or when `nginx.conf` has lost a line that is
 * replaced here
 */
export async function serveWithNginx({ directory, switchOn = [] }: NginxOptions): Promise<Running> {
  return start({
    program: findNginx(),
    prepare: ({ port, folder }) => {
      const replacements = [
        ['listen 80;', `listen 127.0.0.1:${port};`],
        ['root /var/www/wherein;', `root "${resolve(directory)}";`],
        ...switchOn.map((line) => [`# ${line}`, line] as const)
      ] as const;
      const site = replacements.reduce(
        (text, [line, by]) => replaceLine(text, line, by),
        readFileSync('nginx.conf', 'utf8')
      );
      writeFileSync(join(folder, 'site.conf'), site);
      writeFileSync(join(folder, 'nginx.conf'), surroundings(folder));
      return { args: ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'] };
    }
  });
}

/** The rest of a configuration, as plain as nginx lets it be. Started by root, nginx would read files as nobody. */
function surroundings(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path "${join(folder, kind)}";`
  );
  return [
    ...(hasBrotli ? [`load_module ${BROTLI_MODULE};`] : []),
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    `pid "${join(folder, 'nginx.pid')}";`,
    'error_log stderr;',
    'events {}',
    `http { access_log off; ${temporary.join(' ')} include "${join(folder, 'site.conf')}"; }`
  ].join('\n');
}

function replaceLine(text: string, line: string, by: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((each) => each.trim() === line);
  if (at < 0) throw new Error(`nginx.conf has no line “${line}” for the tests to replace`);
  lines[at] = by;
  return lines.join('\n');
}
