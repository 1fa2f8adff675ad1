import { describe, expect, it } from 'vitest';
import { type Mode, type Palette, paletteCss, palettes } from './palette.ts';

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = (p: Palette) => ({
  sea: p.sea,
  land: p.land,
  member: p.member,
  'count 1': p.counts[0],
  'count 2': p.counts[1],
  'count 3': p.counts[2],
  lit: p.lit
});

describe.each(['light', 'dark'] satisfies Mode[])('%s palette', (mode) => {
  const palette = palettes[mode];

  it.each(palette.categories)('theme %s carries its number and stands out on every ground', (category) => {
    expect(contrast(category, palette.onCategory)).toBeGreaterThanOrEqual(4.5);
    for (const [name, ground] of Object.entries(grounds(palette))) {
      expect(contrast(category, ground), `on ${name}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['ink', 'muted', 'accent'] as const)('%s can be read on paper', (text) => {
    expect(contrast(palette[text], palette.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('has labels that can be read on their own halo and on every ground', () => {
    for (const text of [palette.label, palette.cityLabel]) {
      expect(contrast(text, palette.labelHalo)).toBeGreaterThanOrEqual(4.5);
      for (const [name, ground] of Object.entries(grounds(palette))) {
        expect(contrast(text, ground), `${text} on ${name}`).toBeGreaterThanOrEqual(3);
      }
    }
    expect(contrast(palette.seaLabel, palette.sea)).toBeGreaterThanOrEqual(3);
  });

  it('steps the counts evenly away from the land', () => {
    const steps = [palette.land, palette.member, ...palette.counts].map(luminance);
    const sorted = [...steps].sort((a, b) => (mode === 'light' ? b - a : a - b));
    expect(steps).toEqual(sorted);
    for (let i = 2; i < steps.length; i += 1) {
      const [before = '', after = ''] = [palette.land, palette.member, ...palette.counts].slice(i - 1, i + 1);
      expect(contrast(before, after)).toBeGreaterThanOrEqual(1.1);
    }
  });

  it('shows the chosen marker', () => {
    for (const ground of Object.values(grounds(palette))) {
      expect(contrast(palette.selection, ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

it('gives CSS both modes of every colour', () => {
  const css = paletteCss();
  for (const name of ['sea', 'count-3', 'category-8', 'on-category', 'label-halo', 'admin1', 'paper']) {
    expect(css).toMatch(new RegExp(`--${name}:light-dark\\(#[0-9a-f]{6},#[0-9a-f]{6}\\)`));
  }
  expect(css).toContain(':root[data-theme=dark]{color-scheme:dark}');
});
