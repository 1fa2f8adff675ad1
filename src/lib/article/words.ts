import { countryName as nameIn } from '../words/formats.ts';
import type { CountryCode } from './types.ts';

/** A country's name in English, for faults, which editors read. */
export function countryName(code: CountryCode): string {
  return nameIn({ locale: 'en-GB' }, code);
}
