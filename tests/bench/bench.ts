import { chromium } from '@playwright/test';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';
import { budgets, type Row } from './budgets.ts';
import { temporary, writeBarePages } from './pages.ts';
import { serve } from './serve.ts';

const RESULTS = 'tests/bench/RESULTS.md';
/** What stands behind this line in the results is written by people and kept. */
const BY_HAND = '<!-- What follows is written by hand and kept. -->';

/**
 * Measures the budgets and writes the table: all of them, or those that the command line names, as in
 * `npm run bench -- P2 P3 --rounds 10`.
 */
async function main(): Promise<void> {
  const list = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: list, many: list, articles: list }
  });
  const unknown = positionals.filter((name) => !(name in budgets));
  if (unknown.length)
    throw new Error(
      `There is no budget ${unknown.join(', ')}. There are ${Object.keys(budgets).join(', ')}.`
    );
  const rounds = Number(values.rounds ?? 6);
  if (!(rounds >= 1)) throw new Error(`--rounds is a number from 1 on, not “${values.rounds}”.`);
  if (!existsSync('build/404.html')) throw new Error('There is no build/ to measure. Run: npm run build');
  const numbers = (text: string): number[] => text.split(',').map(Number);

  const pages = temporary();
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    await writeBarePages(pages);
    const server = await serve('build', pages);
    const bench = {
      browser,
      server,
      pages,
      rounds,
      many: numbers(values.many ?? '10,100,1000,10000,100000'),
      articles: numbers(values.articles ?? '1,10,100')
    };
    const names = positionals.length ? positionals : Object.keys(budgets);
    const lines: string[] = [];
    for (const name of names) {
      const rows = (await budgets[name]?.(bench)) ?? [];
      for (const row of rows) {
        lines.push(lineOf(name, row));
        console.log(lines.at(-1));
      }
    }
    await server.close();
    const table = [HEAD, ...lines].join('\n');
    if (!positionals.length) writeResults(table, rounds, browser.version());
  } finally {
    await browser.close();
    rmSync(pages, { recursive: true, force: true });
  }
}

const HEAD = `| budget | what | measured | limit | ratio | met |
| --- | --- | ---: | ---: | ---: | --- |`;

function lineOf(name: string, { what, measured, limit, unit, note }: Row): string {
  const about = note === undefined ? '' : ` (${note})`;
  const figure = (value: number): string =>
    `${value >= 100 ? Math.round(value) : Number(value.toFixed(2))} ${unit}`.trim();
  const most = Number.isNaN(limit) ? '–' : figure(limit);
  if (measured === undefined) return `| ${name} | ${what}${about} | – | ${most} | – | not measured |`;
  const ratio = limit === 0 ? '–' : (measured / limit).toFixed(2);
  const met = measured <= limit ? 'yes' : '**no**';
  return `| ${name} | ${what}${about} | ${figure(measured)} | ${most} | ${ratio} | ${met} |`;
}

function writeResults(table: string, rounds: number, chromiumVersion: string): void {
  const old = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  const byHand = old.includes(BY_HAND) ? old.slice(old.indexOf(BY_HAND)) : `${BY_HAND}\n`;
  const [processor] = cpus();
  const head = `# Budgets, measured

Written by \`npm run bench\`, on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), no GPU (WebGL in software),
Node ${process.versions.node}, Chromium ${chromiumVersion}, ${rounds} rounds, medians; load of the machine at the end ${loadavg()[0]?.toFixed(1)}.
Slow 4G is 1.6 Mbit/s and 150 ms. \`static\` is a drawn map with 30 points and no script; \`bare\` is MapLibre with the same basemap
and points and nothing else. All are served by one server and loaded in turn. The ratio is measured over limit.
`;
  writeFileSync(RESULTS, `${head}\n${table}\n\n${byHand}`);
}

await main();
