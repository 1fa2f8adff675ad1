import {
  ackMessage,
  ampHeightMessage,
  asksForHeight,
  noticeMessage,
  pymHeightMessage,
  readCommand,
  type Command,
  type Notice
} from './protocol.ts';

/** How often the camera is told at most, in milliseconds. */
export const VIEW_INTERVAL = 250;

/** The windows and the address that a frame talks through; the browser's own outside of tests. */
export interface Surroundings {
  readonly self: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly parent: Pick<Window, 'postMessage'>;
  /** The frame's own address: pym.js names its child in the query, WordPress leaves a secret in the fragment. */
  readonly address: URL;
}

export interface FrameOptions {
  /** Folder name of the article. */
  readonly article: string;
  /** Ids that a host may select. */
  readonly projects: readonly string[];
  /** The project that is open now. */
  readonly selected: () => string | undefined;
  /**
   * Carries a command out.
   *
   * @throws Error whose message the host is answered
   */
  readonly oncommand: (command: Command) => void;
}

/** A frame's line to the page around it. */
export interface Frame {
  /** Tells the height that the contents want at the present width, in CSS pixels; told once until it changes. */
  height(pixels: number): void;
  /** Tells the height that the contents need on paper, in CSS pixels. */
  print(pixels: number): void;
  select(project: string | null): void;
  view(center: readonly [number, number], zoom: number): void;
  /** Stops listening. */
  destroy(): void;
}

/**
 * Opens a frame's line to its host: says that it is ready, obeys the commands that come from the window right around it
 * and from no other, and answers each. Heights are told in the words of AMP, of pym.js and of WordPress at once, so that
 * their hosts need no change.
 */
export function openFrame(
  { article, projects, selected, oncommand }: FrameOptions,
  { self, parent, address }: Surroundings
): Frame {
  const childId = address.searchParams.get('childId');
  const secret = /^#\?secret=([a-zA-Z0-9]+)$/.exec(address.hash)?.[1];
  let toldHeight: number | undefined;
  let toldPrint: number | undefined;
  let toldView = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (message: unknown): void => parent.postMessage(message, '*');
  const tell = (notice: Notice): void => post(noticeMessage(notice));
  const ready = (): void => tell({ type: 'ready', payload: { article, project: selected() ?? null } });

  function tellHeight(): void {
    if (toldHeight === undefined) return;
    post(ampHeightMessage(toldHeight));
    if (childId !== null) post(pymHeightMessage(childId, toldHeight));
    if (secret !== undefined) post({ message: 'height', value: toldHeight, secret });
  }

  function tellPrint(): void {
    if (toldPrint !== undefined) tell({ type: 'print', payload: { height: toldPrint } });
  }

  function onmessage({ source, data }: MessageEvent<unknown>): void {
    if (source !== parent) return;
    if (asksForHeight(data)) {
      ready();
      tellHeight();
      tellPrint();
      return;
    }
    const read = readCommand(data, projects);
    if (!read) return;
    if ('error' in read) return post(ackMessage(read.id, read.error));
    try {
      oncommand(read.command);
      post(ackMessage(read.id));
    } catch (error) {
      post(ackMessage(read.id, error instanceof Error ? error.message : String(error)));
    }
  }

  self.addEventListener('message', onmessage as EventListener);
  ready();

  return {
    height(pixels) {
      if (pixels === toldHeight) return;
      toldHeight = pixels;
      tellHeight();
    },
    print(pixels) {
      if (pixels === toldPrint) return;
      toldPrint = pixels;
      tellPrint();
    },
    select: (project) => tell({ type: 'select', payload: { project } }),
    view([longitude, latitude], zoom) {
      clearTimeout(timer);
      const send = (): void => {
        toldView = Date.now();
        tell({ type: 'view', payload: { center: [longitude, latitude], zoom } });
      };
      const wait = toldView + VIEW_INTERVAL - Date.now();
      if (wait <= 0) send();
      else timer = setTimeout(send, wait);
    },
    destroy() {
      clearTimeout(timer);
      self.removeEventListener('message', onmessage as EventListener);
    }
  };
}

/**
 * How high the contents are on paper at the present width, in CSS pixels: the page's rules for print are applied for
 * the length of this call, before the browser can paint them.
 *
 * @param measure reads the height while they apply
 */
export function onPaper(document: Document, measure: () => number): number {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule)
    .filter(({ media }) => media.mediaText.includes('print'));
  const before = rules.map(({ media }) => media.mediaText);
  for (const { media } of rules) media.mediaText = 'all';
  try {
    return measure();
  } finally {
    for (const [index, { media }] of rules.entries()) media.mediaText = before[index] ?? 'print';
  }
}
