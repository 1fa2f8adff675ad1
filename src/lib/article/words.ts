import { countryName as nameIn } from '../words/formats.ts';
import type { CountryCode, Theme } from './types.ts';

/** What a project is about, for people. */
export const themeWords: Readonly<Record<Theme, string>> = {
  ports: 'Ports',
  'supply chains': 'Supply chains',
  AI: 'AI',
  energy: 'Energy',
  telecom: 'Telecom',
  payments: 'Payments',
  'circular economy': 'Circular economy',
  research: 'Research'
};

/** A country's name in English, for faults, which editors read. */
export function countryName(code: CountryCode): string {
  return nameIn({ locale: 'en-GB' }, code);
}
