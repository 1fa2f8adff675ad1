import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const LEFT_BEHIND = ['.git', 'node_modules', 'build', '.svelte-kit', 'test-results'];

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'wherein-'));
  const root = resolve('.');
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !path.slice(root.length).split(sep).some((part) => LEFT_BEHIND.includes(part))
  });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'build'));
  writeFileSync(join(copy, 'build', 'index.html'), 'the last good build');
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function run(script: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', script], { cwd: copy, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function edit(change: (text: string) => string): void {
  const path = join(copy, 'geo/articles/japan-asean/projects.geojson');
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('The edit changed nothing');
  writeFileSync(path, after);
}

test('the data as it is passes, and the last line counts', { timeout: 120_000 }, () => {
  const { status, output } = run('check:geo');
  expect(output.trim().split('\n').at(-1)).toMatch(/^0 errors, 0 warnings in \d+ articles?\. \d+ projects and \d+ excerpts proved\.$/);
  expect(status).toBe(0);
});

test('a warning is told and counted, and does not stop the check', { timeout: 120_000 }, () => {
  edit((text) => text.replace('https://www.gem.wiki/', 'http://www.iseas.edu.sg/'));
  const { status, output } = run('check:geo');
  expect(output).toContain('warning  link/not-https  egat-ihi-biomass');
  expect(output.trim().split('\n').at(-1)).toMatch(/^0 errors, 1 warning in 1 article\./);
  expect(status).toBe(0);
});

test('--json prints one document and nothing else, in the order of the files', { timeout: 120_000 }, () => {
  edit((text) =>
    text
      .replace('https://www.gem.wiki/', 'http://www.iseas.edu.sg/')
      .replace('[99.752, 18.296]', '[18.296, 99.752]')
      .replace('"theme": "ports"', '"theme": "prots"')
  );
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'check:geo', '--', '--json'], { cwd: copy, encoding: 'utf8' });
  const { errors, warnings, faults } = JSON.parse(stdout) as {
    errors: number;
    warnings: number;
    faults: Record<string, unknown>[];
  };
  expect({ errors, warnings, status }).toEqual({ errors: 2, warnings: 1, status: 1 });
  expect(faults.map(({ severity, code, id }) => [severity, code, id])).toEqual([
    ['error', 'schema/not-listed', 'sihanoukville-port'],
    ['error', 'point/swapped', 'egat-ihi-biomass'],
    ['warning', 'link/not-https', 'egat-ihi-biomass']
  ]);
  expect(faults[1]).toEqual({
    severity: 'error',
    code: 'point/swapped',
    file: 'geo/articles/japan-asean/projects.geojson',
    line: expect.any(Number) as number,
    column: expect.any(Number) as number,
    id: 'egat-ihi-biomass',
    path: expect.stringMatching(/^features\[\d+\]\.geometry\.coordinates$/) as string,
    found: expect.stringContaining('[18.296, 99.752]') as string,
    wanted: '[99.752, 18.296]',
    mend: expect.stringContaining('[99.752, 18.296]') as string
  });
});

test(
  'a letter missing from an excerpt stops the build, says where and what it should be, and keeps the last build',
  { timeout: 120_000 },
  () => {
    edit((text) => text.replace('EGAT’s collaboration with IHI Corp.', 'EGAT’s colaboration with IHI Corp.'));
    const { status, output } = run('build');
    expect(status).not.toBe(0);
    expect(output).toContain('projects.geojson');
    expect(output).toContain('egat-ihi-biomass');
    expect(output).toContain('EGAT’s collaboration with IHI Corp. on biomass fuel');
    expect(readdirSync(join(copy, 'build'))).toEqual(['index.html']);
    expect(readFileSync(join(copy, 'build', 'index.html'), 'utf8')).toBe('the last good build');
  }
);

test('several faults are all named in one run', { timeout: 120_000 }, () => {
  edit((text) =>
    text
      .replace('EGAT’s collaboration with IHI Corp.', 'EGAT’s colaboration with IHI Corp.')
      .replace('notes that ASEAN, a burgeoning market', 'notes that ASEAN, a bourgeoning market')
      .replace('[99.752, 18.296]', '[18.296, 99.752]')
  );
  const { status, output } = run('check:geo');
  expect(status).toBe(1);
  expect(output).toContain('a burgeoning market');
  expect(output).toContain('aizawa-kyushu');
  expect(output).toContain('egat-ihi-biomass');
  expect(output).toMatch(/18\.296|latitude/);
});
