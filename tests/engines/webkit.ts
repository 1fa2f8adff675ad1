import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '../program.ts';
import { findWebKit } from '../browser.ts';
import { SOFTWARE_GL, startDisplay } from './display.ts';
import { until, type Engine, type EngineOptions, type Json, type Place } from './engine.ts';
import { clickAt, pressOf } from './w3c.ts';

/** WebDriver's name for a reference to an element: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** MiniBrowser is no narrower than its toolbar, which GTK makes wider than a phone. */
const NARROW_TOOLBAR = '* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';

/**
 * Starts WebKitGTK's MiniBrowser, driven by WebDriver: https://www.w3.org/TR/webdriver2/
 *
 * @throws Error when the machine lacks it, or it does not start
 */
export async function startWebKit({ colours }: EngineOptions): Promise<Engine> {
  const { driver, browser } = findWebKit();
  const display = await startDisplay();
  const running = await start({
    program: driver,
    prepare: ({ port, folder }) => {
      mkdirSync(join(folder, 'gtk-3.0'));
      writeFileSync(join(folder, 'gtk-3.0', 'gtk.css'), NARROW_TOOLBAR);
      return {
        args: [`--port=${port}`],
        env: {
          ...SOFTWARE_GL,
          DISPLAY: display.name,
          GDK_BACKEND: 'x11',
          NO_AT_BRIDGE: '1',
          XDG_CACHE_HOME: folder,
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder
        }
      };
    }
  });

  const ask = async (method: string, path: string, body?: Json): Promise<Json> => {
    const answer = await fetch(`${running.url}session${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const { value } = (await answer.json()) as { value: Json };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };

  const session = (await ask('POST', '', {
    capabilities: {
      alwaysMatch: {
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': {
          binary: browser,
          args: ['--automation', ...(colours === 'dark' ? ['--dark-mode'] : [])]
        }
      }
    }
  })) as { sessionId: string };
  const own = `/${session.sessionId}`;
  let within: Place = 'page';

  const enter = async (place: Place): Promise<void> => {
    if (place === within) return;
    await ask('POST', `${own}/frame`, { id: null });
    within = 'page';
    if (place === 'page') return;
    const frame = (await ask('POST', `${own}/element`, { using: 'css selector', value: 'iframe' })) as {
      [ELEMENT]: string;
    };
    await ask('POST', `${own}/frame`, { id: { [ELEMENT]: frame[ELEMENT] } });
    within = 'frame';
  };

  const run: Engine['run'] = async (place, script, ...args) => {
    await enter(place);
    const text = await ask('POST', `${own}/execute/async`, {
      script: `const done = arguments[1];
        Promise.resolve(JSON.parse(arguments[0])).then((args) => (${String(script)})(...args)).then(
          (value) => done(JSON.stringify({ value })),
          (error) => done(JSON.stringify({ error: String(error) }))
        );`,
      args: [JSON.stringify(args)]
    });
    const { value, error } = JSON.parse(String(text)) as { value: Json; error?: string };
    if (error !== undefined) throw new Error(error);
    return value as never;
  };

  const act = async (actions: Json): Promise<void> => {
    await enter('page');
    await ask('POST', `${own}/actions`, { actions });
  };

  return {
    run,
    open: async (url) => {
      await enter('page');
      await ask('POST', `${own}/url`, { url });
      await until(`${url} in WebKit`, () =>
        run('page', (wanted) => location.href === wanted && document.readyState !== 'loading', url)
      );
    },
    resize: async (width, height) => {
      const frame = { width: 0, height: 0 };
      await until(`a page of ${width} × ${height} in WebKit`, async () => {
        const [w, h] = await run('page', () => [innerWidth, innerHeight] as const);
        if (w === width && h === height) return true;
        const rect = (await ask('GET', `${own}/window/rect`)) as { width: number; height: number };
        frame.width = rect.width - w;
        frame.height = rect.height - h;
        await ask('POST', `${own}/window/rect`, {
          width: width + frame.width,
          height: height + frame.height
        });
        return false;
      });
    },
    click: (point) => act(clickAt(point)),
    press: (key) => act(pressOf(key)),
    back: async () => {
      await enter('page');
      await ask('POST', `${own}/back`, {});
    },
    close: async () => {
      await ask('DELETE', own).catch(() => undefined);
      await running.close();
      await display.close();
    }
  };
}
