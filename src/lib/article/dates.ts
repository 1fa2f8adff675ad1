import edtf from 'edtf';

/** A date as it is written and the days it may be. */
export interface DateRange {
  /** EDTF (ISO 8601-2), such as `2024-07`. */
  readonly value: string;
  /** The first day it may be, as `2024-07-01`. Absent when its beginning is open. */
  readonly earliest?: string;
  /** The last day it may be, as `2024-07-31`. Absent when its end is open. */
  readonly latest?: string;
}

/** No EDTF date is longer; the parser is not fed what cannot be one. */
const LONGEST = 64;

/**
 * Reads an EDTF date of level 0 or 1; `undefined` when it is none. A season may be any day of its year: its months depend
 * on the hemisphere, which EDTF's codes 21 to 24 leave open.
 */
export function readDate(value: string): DateRange | undefined {
  if (value.length > LONGEST || value.includes('T')) return undefined;
  try {
    const read = edtf(value, { level: 1, types: ['Date', 'Year', 'Season', 'Interval'] });
    const year = read.type === 'Season' ? value.slice(0, 4) : undefined;
    const earliest = year === undefined ? dayOf(read.min) : `${year}-01-01`;
    const latest = year === undefined ? dayOf(read.max) : `${year}-12-31`;
    return { value, ...(earliest && { earliest }), ...(latest && { latest }) };
  } catch {
    return undefined;
  }
}

function dayOf(time: number | null): string | undefined {
  return time !== null && Number.isFinite(time) ? new Date(time).toISOString().split('T')[0] : undefined;
}
