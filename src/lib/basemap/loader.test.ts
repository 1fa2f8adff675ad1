import { describe, expect, it, vi } from 'vitest';
import type { Level } from './levels.ts';
import { createLevelLoader, type LevelHost } from './loader.ts';

const TOPOLOGY = {
  type: 'Topology',
  arcs: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0]
    ]
  ],
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0]], properties: { iso: 'KH' } }]
    }
  }
};
const TWO = { ...TOPOLOGY, objects: { ...TOPOLOGY.objects, lakes: TOPOLOGY.objects.countries } };
const TILE = {
  ...TOPOLOGY,
  objects: { land: TOPOLOGY.objects.countries, lakes: TOPOLOGY.objects.countries }
};
const LABELS = {
  countries: [],
  cities: [{ name: 'Phnom Penh', iso: 'KH', lon: 104.9, lat: 11.6, minzoom: 3 }],
  seas: []
};

const LEVELS: readonly Level[] = [
  { id: 'world', kind: 'level', from: 0, url: 'world' },
  { id: 'region', kind: 'level', from: 4, url: 'region' },
  { id: 'detail', kind: 'level', from: 5.6, url: 'detail' },
  { id: 'e102n06', kind: 'tile', from: 7, url: 'e102n06', bounds: [102, 6, 108, 12] },
  { id: 'e108n06', kind: 'tile', from: 7, url: 'e108n06', bounds: [108, 6, 114, 12] }
];

class FakeMap implements LevelHost {
  zoom = 3;
  view = { west: 103, south: 10, east: 104, north: 11 };
  readonly data = new Map<string, unknown>();
  readonly ranges = new Map<string, readonly [number, number]>();
  readonly added: string[] = [];
  readonly #listeners = new Map<string, Set<() => void>>();

  getZoom = () => this.zoom;
  getBounds = () => ({
    getWest: () => this.view.west,
    getSouth: () => this.view.south,
    getEast: () => this.view.east,
    getNorth: () => this.view.north
  });
  getSource = (id: string) => {
    if (id === 'relief') return this.added.includes(id) ? {} : undefined;
    return {
      setData: async (data: unknown) => {
        this.data.set(id, data);
        this.most = Math.max(this.most, (this.under += 1));
        await settled(this.pace);
        this.under -= 1;
      }
    };
  };
  /** How long a source takes to take data, in milliseconds. */
  pace = 1;
  /** How many sources take data now, and how many did at the same time at most. */
  under = 0;
  most = 0;
  styled = true;
  getLayer = () => (this.styled ? {} : undefined);
  setLayerZoomRange = (id: string, min: number, max: number) => this.ranges.set(id, [min, max]);
  addSource = (id: string) => this.added.push(id);
  addLayer = () => undefined;
  triggerRepaint = () => undefined;
  on = (event: string, listener: () => void) => {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  };
  off = (event: string, listener: () => void) => this.#listeners.get(event)?.delete(listener);
  fire(event: 'move' | 'moveend' | 'idle' | 'style.load'): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }
  listeners(): number {
    return [...this.#listeners.values()].reduce((sum, all) => sum + all.size, 0);
  }
}

function server(answers: Record<string, string | number> = {}) {
  const body = (url: string) => {
    const answer = answers[url];
    if (answer !== undefined) return answer;
    if (url === 'labels') return JSON.stringify(LABELS);
    return JSON.stringify(url.startsWith('e1') ? TILE : TOPOLOGY);
  };
  return vi.fn((url: string) => {
    const answer = body(url);
    return Promise.resolve(
      typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
    );
  });
}

/** Longer than a source takes to take data. */
const settled = (ms = 25) => new Promise((resolve) => setTimeout(resolve, ms));
const asked = (fetch: ReturnType<typeof server>) => fetch.mock.calls.map(([url]) => url);

function start(map: FakeMap, fetch: ReturnType<typeof server>, more: { have?: string[] } = {}) {
  const onError = vi.fn<(id: string, error: Error) => void>();
  const loader = createLevelLoader(map, {
    levels: LEVELS,
    labelsUrl: 'labels',
    reliefUrl: 'relief',
    fetch,
    onError,
    ...more
  });
  return { loader, onError };
}

describe('what is fetched when', () => {
  it('waits for the style, which MapLibre takes in a frame later', async () => {
    const map = new FakeMap();
    map.styled = false;
    const fetch = server();
    start(map, fetch);
    expect(asked(fetch)).toEqual([]);
    map.styled = true;
    map.fire('style.load');
    map.fire('style.load');
    await settled();
    expect(asked(fetch)).toEqual(['labels', 'world']);
  });

  it('fetches the first level and the labels at once, finer ones when the zoom comes near', async () => {
    const map = new FakeMap();
    const fetch = server();
    start(map, fetch);
    await settled();
    expect(asked(fetch)).toEqual(['labels', 'world']);
    map.zoom = 3.3;
    map.fire('move');
    expect(asked(fetch)).toEqual(['labels', 'world']);
    map.zoom = 3.45;
    map.fire('move');
    expect(asked(fetch)).toEqual(['labels', 'world', 'region']);
  });

  it('fetches nothing twice, and nothing that is there from the start', async () => {
    const map = new FakeMap();
    map.zoom = 6;
    const fetch = server();
    start(map, fetch, { have: ['world', 'labels'] });
    map.fire('move');
    await settled();
    map.fire('moveend');
    map.fire('move');
    expect(asked(fetch)).toEqual(['region', 'detail']);
  });

  it('fetches only the tiles in view and keeps those that came before', async () => {
    const map = new FakeMap();
    map.zoom = 8;
    const fetch = server();
    start(map, fetch);
    await settled();
    expect(asked(fetch)).not.toContain('e108n06');
    map.view = { west: 109, south: 10, east: 110, north: 11 };
    map.fire('moveend');
    await settled();
    expect(asked(fetch)).toContain('e108n06');
    expect(map.data.get('tile-land')).toMatchObject({ features: [{}, {}] });
  });

  it('adds the relief once, near its zooms', () => {
    const map = new FakeMap();
    map.zoom = 2;
    start(map, server());
    expect(map.added).toEqual([]);
    map.zoom = 3;
    map.fire('move');
    map.fire('move');
    expect(map.added).toEqual(['relief']);
  });
});

describe('what a file holds', () => {
  it('is put one source after the other, so that no copy is long', async () => {
    const map = new FakeMap();
    map.zoom = 4.5;
    const fetch = server({ region: JSON.stringify(TWO) });
    start(map, fetch, { have: ['world', 'labels'] });
    await settled(50);
    expect([...map.data.keys()]).toEqual(['region-countries', 'region-lakes']);
    expect(map.most).toBe(1);
  });

  it('is not lost when another tile comes meanwhile', async () => {
    const map = new FakeMap();
    map.zoom = 7;
    map.pace = 40;
    start(map, server(), { have: ['world', 'labels', 'region', 'detail'] });
    await settled(20);
    map.pace = 1;
    map.view = { west: 103, south: 10, east: 110, north: 11 };
    map.fire('move');
    await settled(100);
    for (const id of ['tile-land', 'tile-lakes'])
      expect(map.data.get(id)).toMatchObject({ features: [{}, {}] });
  });
});

describe('handing over', () => {
  it('takes the coarser level away only after the finer one has been drawn', async () => {
    const map = new FakeMap();
    map.zoom = 4.5;
    start(map, server());
    await settled();
    expect(map.data.has('region-countries')).toBe(true);
    expect(map.ranges.get('world-countries')).toBeUndefined();
    map.fire('idle');
    expect(map.ranges.get('world-countries')).toEqual([0, 4]);
    expect(map.ranges.get('world-coast')).toEqual([0, 4]);
    expect(map.ranges.has('region-countries')).toBe(false);
  });

  it.each([
    ['404', 404],
    ['an HTML page', '<!doctype html><title>Not found</title>'],
    ['half a file', JSON.stringify(TOPOLOGY).slice(0, -20)],
    ['other JSON', '{"type":"FeatureCollection","features":[]}']
  ])('keeps the coarser level and says so once when the answer is %s', async (_, answer) => {
    const map = new FakeMap();
    map.zoom = 4.5;
    const { onError } = start(map, server({ region: answer }));
    await settled();
    map.fire('idle');
    map.fire('move');
    await settled();
    map.fire('idle');
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith('region', expect.any(Error));
    expect(map.data.has('region-countries')).toBe(false);
    expect(map.ranges.has('world-countries')).toBe(false);
  });

  it('reaches over a level that failed', async () => {
    const map = new FakeMap();
    map.zoom = 6;
    start(map, server({ region: 404 }));
    await settled();
    map.fire('idle');
    expect(map.ranges.get('world-countries')).toEqual([0, 5.6]);
  });

  it('fetches what failed once more when asked to', async () => {
    const map = new FakeMap();
    map.zoom = 4.5;
    const answers: Record<string, string | number> = { region: 503 };
    const fetch = server(answers);
    const { loader } = start(map, fetch);
    await settled();
    delete answers.region;
    loader.retry();
    await settled();
    map.fire('idle');
    expect(asked(fetch).filter((url) => url === 'region')).toHaveLength(2);
    expect(map.ranges.get('world-countries')).toEqual([0, 4]);
  });
});

it('leaves the map alone while it has no style, and brings then what came meanwhile', async () => {
  const map = new FakeMap();
  const fetch = server();
  const { loader, onError } = start(map, fetch, { have: ['world', 'labels'] });
  map.zoom = 4.5;
  map.fire('move');
  loader.pause();
  map.zoom = 6;
  map.fire('move');
  await settled();
  expect(map.data.size).toBe(0);
  expect(asked(fetch)).toEqual(['region']);
  loader.resume();
  await settled();
  expect(asked(fetch)).toEqual(['region', 'detail']);
  expect([...map.data.keys()]).toContain('detail-countries');
  expect([...map.data.keys()]).toContain('region-countries');
  expect(onError).not.toHaveBeenCalled();
});

it('leaves no listener behind and sets no data after it has gone', async () => {
  const map = new FakeMap();
  const { loader, onError } = start(map, server());
  loader.destroy();
  await settled();
  expect(map.listeners()).toBe(0);
  expect(map.data.size).toBe(0);
  expect(onError).not.toHaveBeenCalled();
});
