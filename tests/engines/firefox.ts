import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../browser.ts';
import { connect } from './bidi.ts';
import { SOFTWARE_GL, startDisplay } from './display.ts';
import { until, type Engine, type EngineOptions, type Json, type Place } from './engine.ts';
import { clickAt, pressOf } from './w3c.ts';

/** What Firefox says once it can be driven, and where. */
const LISTENING = /WebDriver BiDi listening on (ws:\S+)/;

/** How long Firefox may take to say so, in milliseconds: a new profile on a busy machine takes its time. */
const PATIENCE = 60_000;

/** Firefox as it is tested: it draws WebGL in software, and asks nobody anything. */
function preferences({ colours }: EngineOptions): Record<string, Json> {
  return {
    'webgl.force-enabled': true,
    'webgl.disable-fail-if-major-performance-caveat': true,
    'layout.css.prefers-color-scheme.content-override': colours === 'dark' ? 0 : 1,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.aboutwelcome.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.safebrowsing.blockedURIs.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.tabs.warnOnClose': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.reportingpolicy.firstRun': false
  };
}

/**
 * Starts Firefox with a new profile, driven by WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/
 *
 * @throws Error when the machine lacks it, or it does not start
 */
export async function startFirefox(options: EngineOptions): Promise<Engine> {
  const program = findFirefox();
  const display = await startDisplay();
  const profile = mkdtempSync(join(tmpdir(), 'wherein-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences(options))
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join('')
  );
  const child = spawn(
    program,
    ['--remote-debugging-port', '0', '--profile', profile, '--no-remote', 'about:blank'],
    { env: { ...process.env, ...SOFTWARE_GL, DISPLAY: display.name }, stdio: ['ignore', 'ignore', 'pipe'] }
  );
  const ended = once(child, 'exit');
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
    await display.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };

  let output = '';
  child.stderr.on('data', (piece) => (output += String(piece)));
  let bidi: Awaited<ReturnType<typeof connect>>;
  try {
    await until(
      'Firefox’s word that it can be driven',
      () => {
        if (child.exitCode !== null) throw new Error(`Firefox ended:\n${output}`);
        return Promise.resolve(LISTENING.test(output));
      },
      PATIENCE
    );
    bidi = await connect(`${LISTENING.exec(output)?.[1]}/session`);
    await bidi.send('session.new', { capabilities: {} });
  } catch (error) {
    await close();
    throw error;
  }
  const { send } = bidi;

  /** The window's document, and the first frame's in it. */
  const contexts = async (): Promise<Record<Place, string>> => {
    const { contexts } = await send('browsingContext.getTree', {});
    const [page] = contexts as unknown as { context: string; children: { context: string }[] }[];
    if (!page) throw new Error('Firefox has no window');
    return { page: page.context, frame: page.children[0]?.context ?? '' };
  };

  const run: Engine['run'] = async (place, script, ...args) => {
    const { [place]: context } = await contexts();
    if (!context) throw new Error('There is no frame');
    const { type, result, exceptionDetails } = await send('script.callFunction', {
      functionDeclaration: `async (args) => JSON.stringify({ value: await (${String(script)})(...JSON.parse(args)) })`,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true,
      target: { context }
    });
    if (type !== 'success') throw new Error((exceptionDetails as { text: string }).text);
    return (JSON.parse((result as { value: string }).value) as { value: never }).value;
  };

  const act = async (actions: Json): Promise<void> => {
    await send('input.performActions', { context: (await contexts()).page, actions });
  };

  return {
    run,
    open: async (url) => {
      await send('browsingContext.navigate', { context: (await contexts()).page, url, wait: 'none' });
      await until(`${url} in Firefox`, () =>
        run('page', (wanted) => location.href === wanted && document.readyState !== 'loading', url)
      );
    },
    resize: async (width, height) => {
      await send('browsingContext.setViewport', {
        context: (await contexts()).page,
        viewport: { width, height }
      });
      await until(`a page of ${width} × ${height} in Firefox`, () =>
        run('page', (w, h) => innerWidth === w && innerHeight === h, width, height)
      );
    },
    click: (point) => act(clickAt(point)),
    press: (key) => act(pressOf(key)),
    back: async () => {
      await send('browsingContext.traverseHistory', { context: (await contexts()).page, delta: -1 });
    },
    close: async () => {
      bidi.close();
      await close();
    }
  };
}
