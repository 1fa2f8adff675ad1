import { expect, it } from 'vitest';
import { countScale } from './scales.ts';

it('steps the number of projects', () => {
  expect([0, 1, 2, 3, 40].map((n) => countScale(n))).toEqual([0, 1, 2, 3, 3]);
});
