import { expect, it } from 'vitest';
import { categoryScale, countScale } from './scales.ts';

it('steps the number of projects', () => {
  expect([0, 1, 2, 3, 40].map((n) => countScale(n))).toEqual([0, 1, 2, 3, 3]);
});

it('numbers the themes in the order given', () => {
  const scale = categoryScale(['ports', 'supply chains', 'AI']);
  expect(['AI', 'ports', 'supply chains'].map((theme) => scale(theme))).toEqual([3, 1, 2]);
});
