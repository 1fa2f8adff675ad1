import { frameAddress } from './frameAddress.ts';
import { PROTOCOL, readFromFrame, type Command, type CommandId } from './protocol.ts';

/** Detail of `wherein:ready`: the map answers, and this is open in it. */
export interface ReadyDetail {
  readonly article: string;
  readonly project: string | null;
}

/** Detail of `wherein:select`: the project that was opened, `null` for the list. */
export interface SelectDetail {
  readonly project: string | null;
}

/** Detail of `wherein:view`: the middle of the map in degrees, longitude first, and its zoom as MapLibre counts it. */
export interface ViewDetail {
  readonly center: readonly [lng: number, lat: number];
  readonly zoom: number;
}

declare global {
  interface HTMLElementTagNameMap {
    'wherein-map': WhereinMap;
  }
  /** The events bubble and leave shadow trees, so they can be listened to on any element, the document and the window. */
  interface GlobalEventHandlersEventMap {
    'wherein:ready': CustomEvent<ReadyDetail>;
    'wherein:select': CustomEvent<SelectDetail>;
    'wherein:view': CustomEvent<ViewDetail>;
  }
}

const TAG = 'wherein-map';

/** This script is `embed/v1.js` of the site whose maps it shows. */
const SCRIPT = import.meta.url;
const ROOT = new URL('..', SCRIPT);

/** How far from the viewport a map begins to load, in CSS pixels. */
const NEAR = '400px';

/** How long a frame may take until it is ready, and a command until it is answered, in milliseconds. */
const PATIENCE = 20_000;
const ANSWER_PATIENCE = 5_000;

const WORDS = {
  title: 'Map',
  load: 'Load the map',
  loading: 'Loading the map…',
  from: `It comes from ${ROOT.hostname}; nothing is requested from there before you choose.`,
  detached: 'The element is not in the page',
  noConsent: 'The reader has not chosen to load the map yet',
  notReady: `The map is not ready after ${PATIENCE / 1000} s. Is it near the viewport, and can its site be reached?`,
  noAnswer: `The map did not answer within ${ANSWER_PATIENCE / 1000} s. Is its page still open in the frame?`
} as const;

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(
  ':host{display:block;width:-webkit-fill-available;width:-moz-available;width:stretch}' +
    ':host([hidden]){display:none}' +
    '.box{container-type:inline-size}' +
    '.stage{--h:clamp(420px,62cqw,680px);position:relative;min-height:var(--h)}' +
    '@container (width<560px){.stage{--h:calc(clamp(300px,95cqw,560px) + 170px)}}' +
    'iframe{display:block;border:0;width:100%;height:var(--h)}' +
    '.stage:not(.on) iframe{position:absolute;top:0;visibility:hidden}' +
    '.on:not(.mute) slot{display:none}' +
    'button{font:inherit;min-height:44px;padding:0 1em;cursor:pointer}'
);

/** A command that is not settled yet. */
interface Pending {
  readonly send: () => void;
  readonly settle: (error?: string) => void;
}

/**
 * `<wherein-map src="https://host/article/">`: the map of an article in a frame that is as high as its contents. Its
 * children are what is shown where scripts are off, before the map has come, and where it cannot come.
 *
 * Attributes: `src` (required), `project`, `theme`, `panel`, `lang`, `interactive` and `consent`. With `consent` nothing
 * is requested before the reader presses a button. Those who want to style it find a block element.
 */
export class WhereinMap extends HTMLElement {
  /** @internal */
  static readonly observedAttributes: readonly string[] = [
    'src',
    'project',
    'theme',
    'panel',
    'lang',
    'interactive',
    'consent'
  ];

  readonly #shadow: ShadowRoot = this.attachShadow({ mode: 'open' });
  readonly #stage = make('div', 'stage');
  /** Ends whatever was begun since the element was connected or its frame given up. */
  #life: AbortController | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** Origin that a frame which is ready can be told things at. */
  #target: string | undefined;
  #heard = false;
  #agreed = false;
  #height: number | undefined;
  #printHeight: number | undefined;
  #printing = false;
  #readiness = '';
  #warning = '';
  #lastId = 0;
  readonly #pending = new Map<CommandId, Pending>();

  constructor() {
    super();
    const box = make('div', 'box');
    this.#shadow.adoptedStyleSheets = [SHEET];
    this.#shadow.append(box);
    box.append(this.#stage);
    this.#stage.append(make('slot'));
  }

  /**
   * Opens a project, or the list.
   *
   * @param project the project's id; `null` for the list
   * @throws Error (as a rejection) when the map refuses, is not loaded within 20 s or does not answer within 5 s
   */
  async select(project: string | null): Promise<void> {
    return this.#command({ type: 'select', payload: { project: project === null ? project : `${project}` } });
  }

  /**
   * Moves the map.
   *
   * @param center the middle, in degrees, longitude first
   * @param zoom as MapLibre counts it, 0 to 24
   * @throws Error (as a rejection) when the map refuses, is not loaded within 20 s or does not answer within 5 s
   */
  async setView([lng, lat]: readonly [lng: number, lat: number], zoom: number): Promise<void> {
    return this.#command({ type: 'view', payload: { center: [+lng, +lat], zoom: +zoom } });
  }

  /** @internal */
  connectedCallback(): void {
    this.#start();
  }

  /** @internal Keeps the frame where `moveBefore` moves the element. */
  connectedMoveCallback(): void {}

  /** @internal */
  disconnectedCallback(): void {
    this.#stop();
    for (const { settle } of this.#pending.values()) settle(WORDS.detached);
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#life || before === now) return;
    if (!this.#frame) this.#start();
    else if (name === 'theme')
      this.#tell({ type: name, payload: { theme: (now || 'auto') as 'light' | 'dark' | 'auto' } });
    else if (name === 'project')
      this.#tell({ type: 'select', payload: { project: this.#address().project } });
    else if (name !== 'consent') this.#start();
  }

  #address() {
    return frameAddress(ROOT, this.getAttribute('src'), document.baseURI, (name) => this.getAttribute(name));
  }

  /** Why nothing can be loaded at present. */
  get #refusal(): string | undefined {
    if (!this.isConnected) return WORDS.detached;
    try {
      this.#address();
    } catch (error) {
      return (error as Error).message;
    }
    return this.hasAttribute('consent') && !this.#agreed && !this.#frame ? WORDS.noConsent : undefined;
  }

  /** Begins anew, once the script that changed the element has come to its end. */
  #start(): void {
    this.#stop();
    const { signal } = (this.#life = new AbortController());
    queueMicrotask(() => {
      if (signal.aborted) return;
      const refusal = this.#refusal;
      if (!refusal) this.#await(signal);
      else if (refusal === WORDS.noConsent) this.#ask(signal);
      else this.#warn(refusal);
    });
  }

  #stop(): void {
    this.#life?.abort();
    this.#life = this.#frame = this.#target = this.#printHeight = undefined;
    this.#heard = this.#printing = false;
    this.#readiness = '';
    this.#stage.classList.remove('on', 'mute');
  }

  #await(signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.#load(signal);
      },
      { rootMargin: NEAR }
    );
    observer.observe(this);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #ask(signal: AbortSignal): void {
    const question = make('div');
    const from = make('p');
    const button = make('button');
    from.id = 'from';
    from.textContent = WORDS.from;
    button.type = 'button';
    button.textContent = WORDS.load;
    button.setAttribute('aria-describedby', from.id);
    question.append(button, from);
    this.#stage.append(question);
    signal.addEventListener('abort', () => question.remove());
    button.addEventListener(
      'click',
      () => {
        this.#agreed = true;
        button.textContent = WORDS.loading;
        this.#load(signal, (frame) => {
          if (this.#shadow.activeElement === button) frame.focus();
          question.remove();
        });
      },
      { once: true }
    );
  }

  #load(signal: AbortSignal, shown?: (frame: HTMLIFrameElement) => void): void {
    const frame = (this.#frame = make('iframe'));
    frame.title =
      this.title ||
      this.getAttribute('aria-label') ||
      this.querySelector('a')?.textContent.trim() ||
      WORDS.title;
    frame.allow = 'fullscreen';
    frame.src = this.#address().url.href;
    let silence: ReturnType<typeof setTimeout> | undefined;
    frame.addEventListener('load', () => {
      this.#stage.classList.add('on');
      shown?.(frame);
      frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');
      clearTimeout(silence);
      silence = setTimeout(() => this.#stage.classList.toggle('mute', !this.#heard), PATIENCE);
    });
    signal.addEventListener('abort', () => {
      clearTimeout(silence);
      frame.remove();
    });
    addEventListener('message', (event) => this.#hear(frame, event), { signal });
    for (const type of ['beforeprint', 'afterprint'])
      addEventListener(
        type,
        () => {
          this.#printing = type === 'beforeprint';
          this.#fit();
        },
        { signal }
      );
    this.#stage.prepend(frame);
  }

  #hear(frame: HTMLIFrameElement, { source, origin, data }: MessageEvent): void {
    if (source !== frame.contentWindow || ![ROOT.origin, 'null'].includes(origin)) return;
    const told = readFromFrame(data);
    if (!told) return;
    this.#heard = true;
    this.#stage.classList.remove('mute');
    if (told.type === 'height') {
      this.#height = told.height;
      this.#fit();
    } else if (told.type === 'print') {
      this.#printHeight = told.payload.height;
      this.#fit();
    } else if (told.type === 'ack') this.#pending.get(told.id)?.settle(told.error);
    else {
      const { type, payload } = told;
      if (type === 'ready') {
        const readiness = JSON.stringify(payload);
        if (readiness === this.#readiness) return;
        this.#readiness = readiness;
      }
      this.dispatchEvent(
        new CustomEvent(`wherein:${type}`, { detail: payload, bubbles: true, composed: true })
      );
      if (type === 'ready' && !this.#target) {
        this.#target = origin === 'null' ? '*' : origin;
        for (const { send } of this.#pending.values()) send();
      }
    }
  }

  /** On paper the frame is as high as all of its contents. */
  #fit(): void {
    const height = (this.#printing && this.#printHeight) || this.#height;
    if (height) this.#stage.style.setProperty('--h', `${height}px`);
    else this.#stage.style.removeProperty('--h');
  }

  #command(command: Command): Promise<void> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const settle = (error?: string): void => {
        clearTimeout(timer);
        this.#pending.delete(id);
        if (error === undefined) resolve();
        else reject(new Error(error));
      };
      const settleAfter = (delay: number, error: string): void => {
        clearTimeout(timer);
        timer = setTimeout(settle, delay, error);
      };
      const send = (): void => {
        settleAfter(ANSWER_PATIENCE, WORDS.noAnswer);
        this.#frame?.contentWindow?.postMessage({ wherein: PROTOCOL, id, ...command }, this.#target ?? '');
      };
      this.#pending.set(id, { send, settle });
      const refusal = this.#refusal;
      if (refusal) settle(refusal);
      else if (this.#target) send();
      else settleAfter(PATIENCE, WORDS.notReady);
    });
  }

  #tell(command: Command): void {
    this.#command(command).catch((error: Error) => this.#warn(error.message));
  }

  #warn(words: string): void {
    if (words !== this.#warning) console.warn(`<${TAG}>: ${(this.#warning = words)}`);
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = ''): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), { className });
}

if (!customElements.get(TAG)) customElements.define(TAG, WhereinMap);
