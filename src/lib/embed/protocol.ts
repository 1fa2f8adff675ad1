/**
 * What a frame and the page around it say to each other. Pure functions: the frame's side is `frame.ts`, the host's is
 * the custom element in `element.ts`.
 */

/** Version of the messages; every one of them carries it as `wherein`. */
export const PROTOCOL = 1;

/** Heights that a host may obey, in CSS pixels: a frame is never made smaller or larger than this. */
export const LEAST_HEIGHT = 120;
export const MOST_HEIGHT = 10_000;

/** Lengths that a host believes, in UTF-16 units: of an id or a slug, and of the words of an error. */
const MOST_NAME = 200;
const MOST_ERROR = 300;

/** The looks a frame can be told to have; `auto` follows the reader's system. */
export const THEME_CHOICES = ['light', 'dark', 'auto'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What a host asks of a frame, checked. `payload` has these shapes in the message. */
export type Command =
  | { readonly type: 'select'; readonly payload: { readonly project: string | null } }
  | { readonly type: 'view'; readonly payload: { readonly center: [number, number]; readonly zoom: number } }
  | { readonly type: 'theme'; readonly payload: { readonly theme: ThemeChoice } };

/** A number or a short string that the host chose, to match the answer with the command. */
export type CommandId = string | number;

/**
 * What a frame tells its host. `print` is the height its contents need on paper at the present width, in CSS pixels.
 */
export type Notice =
  | {
      readonly type: 'ready';
      readonly payload: { readonly article: string; readonly project: string | null };
    }
  | { readonly type: 'select'; readonly payload: { readonly project: string | null } }
  | { readonly type: 'view'; readonly payload: { readonly center: [number, number]; readonly zoom: number } }
  | { readonly type: 'print'; readonly payload: { readonly height: number } };

/** A notice as it is posted. */
export function noticeMessage(notice: Notice): Record<string, unknown> {
  return { wherein: PROTOCOL, ...notice };
}

/** The answer to a command. Without `error` it was carried out. */
export function ackMessage(id: CommandId, error?: string): Record<string, unknown> {
  return {
    wherein: PROTOCOL,
    type: 'ack',
    id,
    ok: error === undefined,
    ...(error !== undefined && { error })
  };
}

/** The height message of AMP, which `@newswire/frames` and `@nprapps/sidechain` know too. */
export function ampHeightMessage(height: number): Record<string, unknown> {
  return { sentinel: 'amp', type: 'embed-size', height };
}

/** The height message of pym.js, for a parent that named its child in the query as `childId`. */
export function pymHeightMessage(childId: string, height: number): string {
  return ['pym', childId, 'height', height].join('xPYMx');
}

/** Whether a message is a host's request to be told the height again. */
export function asksForHeight(data: unknown): boolean {
  return isRecord(data) && data.sentinel === 'amp' && data.type === 'frames-init';
}

/** What reading a message from a host comes to; `undefined` for messages that are none of ours. */
export type ReadCommand =
  | { readonly id: CommandId; readonly command: Command }
  | { readonly id: CommandId; readonly error: string }
  | undefined;

/**
 * Reads a message from a host. Whatever it holds beyond the shapes of {@link Command} is dropped; a command of a wrong
 * shape comes back with an error to answer, and one whose id cannot be answered is no command.
 *
 * @param projects ids that may be selected
 */
export function readCommand(data: unknown, projects: readonly string[]): ReadCommand {
  if (!isRecord(data) || data.wherein !== PROTOCOL) return undefined;
  const { id, type } = data;
  if (!isCommandId(id)) return undefined;
  const payload = isRecord(data.payload) ? data.payload : {};
  if (type === 'select') {
    const { project } = payload;
    if (project === null || (typeof project === 'string' && projects.includes(project)))
      return { id, command: { type, payload: { project } } };
    return { id, error: 'select: “project” is null or the id of one of the map’s projects' };
  }
  if (type === 'view') {
    const { center, zoom } = payload;
    if (isPosition(center) && isWithin(zoom, 0, 24))
      return { id, command: { type, payload: { center: [center[0], center[1]], zoom } } };
    return { id, error: 'view: “center” is [longitude, latitude] in degrees, “zoom” a number from 0 to 24' };
  }
  if (type === 'theme') {
    const { theme } = payload;
    const choice = THEME_CHOICES.find((each) => each === theme);
    if (choice) return { id, command: { type, payload: { theme: choice } } };
    return { id, error: `theme: “theme” is one of ${THEME_CHOICES.join(', ')}` };
  }
  return { id, error: 'There are the commands select, view and theme' };
}

/** What a host reads from a frame: a notice, a height to obey in CSS pixels, or the answer to a command. */
export type FromFrame =
  | Notice
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'ack'; readonly id: CommandId; readonly error: string | undefined };

/**
 * Reads a message from a frame; `undefined` for what has none of the shapes of {@link FromFrame}. Heights are clamped,
 * whatever else a message holds is dropped. Who sent it is for the caller to check.
 */
export function readFromFrame(data: unknown): FromFrame | undefined {
  if (!isRecord(data)) return undefined;
  const { type, id } = data;
  if (data.sentinel === 'amp' && type === 'embed-size') {
    const height = readHeight(data.height);
    return height === undefined ? undefined : { type: 'height', height };
  }
  if (data.wherein !== PROTOCOL) return undefined;
  if (type === 'ack') {
    if (!isCommandId(id)) return undefined;
    return { type, id, error: data.ok === true ? undefined : String(data.error).slice(0, MOST_ERROR) };
  }
  const payload = isRecord(data.payload) ? data.payload : {};
  const { article, project, center, zoom } = payload;
  if (type === 'print') {
    const height = readHeight(payload.height);
    return height === undefined ? undefined : { type, payload: { height } };
  }
  if (type === 'view')
    return isPosition(center) && isWithin(zoom, 0, 24)
      ? { type, payload: { center: [center[0], center[1]], zoom } }
      : undefined;
  if (project !== null && !isName(project)) return undefined;
  if (type === 'select') return { type, payload: { project } };
  if (type === 'ready' && isName(article)) return { type, payload: { article, project } };
  return undefined;
}

/** A height that may be obeyed, in CSS pixels, clamped; `undefined` when the value is no finite positive number. */
export function readHeight(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  return Math.min(Math.max(Math.ceil(value), LEAST_HEIGHT), MOST_HEIGHT);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCommandId(value: unknown): value is CommandId {
  return (
    (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value.length <= 64)
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST_NAME;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isPosition(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    isWithin(value[0], -180, 180) &&
    isWithin(value[1], -85.06, 85.06)
  );
}
