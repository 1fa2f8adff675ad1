import type { Json, Key, Point } from './engine.ts';

/** Input as WebDriver and WebDriver BiDi both take it: https://www.w3.org/TR/webdriver2/#actions */
export type InputSource = { readonly [key: string]: Json };

/** WebDriver's code points for keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Record<Key, string> = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

/** A click of the mouse's main button. */
export function clickAt({ x, y }: Point): InputSource[] {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 }
      ]
    }
  ];
}

/** A key pressed and let go. */
export function pressOf(key: Key): InputSource[] {
  const value = KEYS[key];
  return [
    {
      type: 'key',
      id: 'keyboard',
      actions: [
        { type: 'keyDown', value },
        { type: 'keyUp', value }
      ]
    }
  ];
}
