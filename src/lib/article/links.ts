import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { count } from './fault.ts';

/** A link, and who uses it. */
export interface UsedLink {
  readonly url: string;
  /** Where it stands: `file:line`, and the project's id when it has one. At least one. */
  readonly uses: readonly LinkUse[];
}

/** One place in which a link stands. */
export interface LinkUse {
  readonly file: string;
  readonly line?: number;
  readonly id?: string;
}

/** How a link is: it answers; it has moved for good; or it is dead. */
export interface LinkState {
  readonly link: UsedLink;
  readonly state: 'alive' | 'moved' | 'dead';
  /** What was found, as `404 Not Found`. */
  readonly found: string;
  /** What to do about it. Absent when there is nothing to do. */
  readonly mend?: string;
}

/** Bounds of a check; the defaults suit the open web. */
export interface LinkOptions {
  /** How long one request may take, in milliseconds. */
  readonly timeout?: number;
  /** How many links are asked for at once, altogether. */
  readonly concurrency?: number;
  /** The same of one host. */
  readonly perHost?: number;
  /** The longest that a `Retry-After` is waited for, in milliseconds. */
  readonly longestWait?: number;
}

const DEFAULTS = { timeout: 10_000, concurrency: 6, perHost: 2, longestWait: 15_000 } satisfies LinkOptions;
const MOST_REDIRECTS = 10;
const NO_CONNECTION = 'no connection';

/**
 * Asks for each link once and says how it is, in the order of the links. Never throws for what a server does. Politely:
 * few at a time, two of one host, `HEAD` first, one retry when a server says that it is busy.
 *
 * @param links each address once, http or https
 */
export async function checkLinks(
  links: readonly UsedLink[],
  options: LinkOptions = {}
): Promise<readonly LinkState[]> {
  const bounds = { ...DEFAULTS, ...options };
  const altogether = pLimit(bounds.concurrency);
  const hosts = new Map<string, LimitFunction>();
  return Promise.all(
    links.map((link) => {
      const { host } = new URL(link.url);
      const ofHost = hosts.get(host) ?? pLimit(bounds.perHost);
      hosts.set(host, ofHost);
      return ofHost(() => altogether(() => checkLink(link, bounds)));
    })
  );
}

/** The links that several places use, each once, with all that use them; in the order in which they first stand. */
export function gatherLinks(uses: readonly (LinkUse & { readonly url: string })[]): readonly UsedLink[] {
  const gathered = new Map<string, LinkUse[]>();
  for (const { url, ...use } of uses) {
    const known = gathered.get(url);
    if (known) known.push(use);
    else gathered.set(url, [use]);
  }
  return [...gathered].map(([url, all]) => ({ url, uses: all }));
}

/** All that is wrong, for people: where the link stands, how it is, what to do; and a last line that counts. */
export function formatLinks(states: readonly LinkState[]): string {
  const blocks = states
    .filter(({ state }) => state !== 'alive')
    .map(({ link, state, found, mend = '' }) =>
      [
        ...link.uses.map(({ file, line, id }) =>
          [
            line === undefined ? file : `${file}:${line}`,
            state === 'dead' ? 'error' : 'warning',
            `link/${state}`,
            id
          ]
            .filter((part) => part !== undefined)
            .join('  ')
        ),
        `  Link:   ${link.url}`,
        `  Found:  ${found}`,
        `  Mend:   ${mend}`
      ].join('\n')
    );
  const dead = states.filter(({ state }) => state === 'dead').length;
  const moved = states.filter(({ state }) => state === 'moved').length;
  const last = `${count(dead, 'error')}, ${count(moved, 'warning')} in ${count(states.length, 'link')}`;
  const isOffline = states.length > 0 && states.every(({ found }) => found.startsWith(NO_CONNECTION));
  const offline = isOffline ? ['No link at all could be reached: is this machine offline?'] : [];
  return [...blocks, ...offline, `${last}.`].join('\n\n');
}

type Bounds = Required<LinkOptions>;

async function checkLink(link: UsedLink, bounds: Bounds): Promise<LinkState> {
  let url = new URL(link.url);
  url.hash = '';
  let movedTo: string | undefined;
  let isForGood = true;
  const dead = (found: string): LinkState => ({
    link,
    state: 'dead',
    found: url.href === link.url.replace(/#.*$/, '') ? found : `${found}, at ${url.href}`,
    mend: 'Look for the page’s new address or an archived copy; or leave "url" out and keep the title.'
  });
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const answer = await ask(url, bounds);
    if (typeof answer === 'string') return dead(answer);
    const { status, statusText, location } = answer;
    if (location !== undefined && status >= 300 && status < 400) {
      if (!URL.canParse(location, url)) return dead(`${status}, a redirect to no address`);
      const target = new URL(location, url);
      if (!/^https?:$/.test(target.protocol)) return dead(`${status}, a redirect to ${target.protocol}`);
      isForGood &&= status === 301 || status === 308;
      if (isForGood) movedTo = target.href;
      url = target;
    } else if (status >= 400) return dead(`${status} ${statusText}`.trim());
    else if (movedTo === undefined) return { link, state: 'alive', found: `${status} ${statusText}`.trim() };
    else return { link, state: 'moved', found: `moved for good to ${movedTo}`, mend: `Write ${movedTo}.` };
  }
  return dead(`more than ${MOST_REDIRECTS} redirects`);
}

interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly location?: string;
  readonly retryAfter?: string;
}

/** Asks, and once more when the server says that it is busy or broken. */
async function ask(url: URL, bounds: Bounds): Promise<Answer | string> {
  const first = await askHeadOrGet(url, bounds);
  if (typeof first === 'string' || !(first.status === 429 || first.status >= 500)) return first;
  await sleep(Math.min(bounds.longestWait, waitFor(first.retryAfter)));
  return askHeadOrGet(url, bounds);
}

/** How long a server asks to be left alone, in milliseconds: RFC 9110 has seconds or a date. A second when it is silent. */
function waitFor(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? 1);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter ?? '') - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 1000;
}

async function askHeadOrGet(url: URL, bounds: Bounds): Promise<Answer | string> {
  const head = await request(url, 'HEAD', bounds);
  return typeof head !== 'string' && [405, 501].includes(head.status) ? request(url, 'GET', bounds) : head;
}

async function request(url: URL, method: 'HEAD' | 'GET', { timeout }: Bounds): Promise<Answer | string> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: { 'user-agent': 'Wherein link check', accept: '*/*' }
    });
    await response.body?.cancel();
    const location = response.headers.get('location') ?? undefined;
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    return {
      status: response.status,
      statusText: response.statusText,
      ...(location === undefined ? {} : { location }),
      ...(retryAfter === undefined ? {} : { retryAfter })
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return `no answer within ${timeout / 1000} s`;
    return `${NO_CONNECTION}: ${reasonOf(error)}`;
  }
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return String(cause);
}
