import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

interface Vulnerability {
  readonly name: string;
  readonly severity: 'info' | 'low' | 'moderate' | 'high' | 'critical';
  readonly range: string;
}

/**
 * Vulnerabilities that are known and do not reach the site: package to reason. Empty is how it should be.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const GRAVE = ['moderate', 'high', 'critical'];

/**
 * The packages that the site is made of: whatever its code imports, what that needs, and Svelte and Kit themselves. More
 * than a browser gets, since what only draws pictures while building counts too.
 */
export function usedPackages(source = 'src', lockFile = 'package-lock.json'): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as Locked;
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|js|svelte)$/.test(name) && !/\.test\.ts$/.test(name)
  );
  const used = new Set<string>();
  const take = (name: string): void => {
    if (used.has(name) || !(`node_modules/${name}` in packages)) return;
    used.add(name);
    Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(take);
  };
  ['svelte', '@sveltejs/kit'].forEach(take);
  for (const file of files)
    for (const [, name = ''] of readFileSync(join(source, file), 'utf8').matchAll(
      /(?:from|import|import\()\s*['"]((?:@[\w.-]+\/)?[\w-][\w.-]*)/g
    ))
      take(name);
  return used;
}

/** Asks the registry, and says what it answered. Without an answer there is nothing to say, and that is no fault. */
function main(): void {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', timeout: 60_000 });
  let found: Vulnerability[] | undefined;
  try {
    const answer = JSON.parse(stdout) as { vulnerabilities?: Record<string, Vulnerability> };
    found = answer.vulnerabilities && Object.values(answer.vulnerabilities);
  } catch {
    found = undefined;
  }
  if (!found)
    return console.log('The registry could not be asked for known vulnerabilities; nothing was checked.');
  const used = usedPackages();
  const grave = found.filter(
    ({ name, severity }) => used.has(name) && GRAVE.includes(severity) && !(name in EXCEPTIONS)
  );
  for (const { name, severity, range } of grave)
    console.error(`${name} ${range}: ${severity}. See npm audit.`);
  console.log(`${used.size} packages make up the site; ${grave.length} of them have known vulnerabilities.`);
  process.exitCode = grave.length ? 1 : 0;
}

if (process.argv[1]?.endsWith('audit.ts')) main();
