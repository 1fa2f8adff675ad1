import { findFirefox, findWebKit } from '../browser.ts';
import { findXvfb } from './display.ts';

/** Another engine than Chromium's, and whether this machine has what its tests need. */
export interface EngineHere {
  readonly name: 'Firefox' | 'WebKit';
  /** Path of its program. */
  readonly where?: string;
  /** How to get what is missing, in a sentence or two. */
  readonly missing?: string;
}

/** Looks for Firefox and WebKit, and for the screen that both are shown on. */
export function enginesHere(): readonly EngineHere[] {
  const look = (name: EngineHere['name'], find: () => string): EngineHere => {
    try {
      findXvfb();
      return { name, where: find() };
    } catch (error) {
      return { name, missing: error instanceof Error ? error.message : String(error) };
    }
  };
  return [look('Firefox', findFirefox), look('WebKit', () => findWebKit().browser)];
}
