import type { Place, PlaceKind } from './types.ts';

/**
 * The settlements of one file of columns. There are a hundred thousand, of which a text names ten: a place is made
 * when it is asked for, and stays the same object.
 */
export class Settlements {
  readonly names: readonly string[];
  readonly #countries: readonly string[];
  readonly #provinces: readonly string[];
  readonly #ranks: string;
  readonly #people: readonly string[];
  readonly #lons: readonly string[];
  readonly #lats: readonly string[];
  readonly #kind: PlaceKind;
  readonly #made: (Place | undefined)[] = [];

  /**
   * @param text Lines of columns, parted by tabs: countries and provinces (runs as `value*count`), names, ranks (one
   *   letter each), inhabitants, longitudes and latitudes in thousandths of a degree.
   */
  constructor(text: string, kind: PlaceKind) {
    const [countries = '', provinces = '', names = '', ranks = '', people = '', lons = '', lats = ''] =
      text.split('\n');
    this.names = names.split('\t');
    this.#countries = unrun(countries);
    this.#provinces = unrun(provinces);
    this.#ranks = ranks;
    this.#people = people.split('\t');
    this.#lons = lons.split('\t');
    this.#lats = lats.split('\t');
    this.#kind = kind;
  }

  country(index: number): string {
    return this.#countries[index] ?? '';
  }

  population(index: number): number {
    return Number(this.#people[index]);
  }

  place(index: number): Place | undefined {
    const name = this.names[index];
    if (name === undefined) return undefined;
    const country = this.country(index);
    const rank = this.#ranks[index];
    return (this.#made[index] ??= {
      kind: rank === 'X' ? 'part' : this.#kind,
      name,
      countries: [country],
      admin1: `${country}.${this.#provinces[index] ?? ''}`,
      coordinates: [Number(this.#lons[index]) / 1000, Number(this.#lats[index]) / 1000],
      population: this.population(index),
      ...(rank === 'C' ? { seat: 'capital' as const } : rank === 'A' ? { seat: 'province' as const } : {})
    });
  }
}

function unrun(line: string): string[] {
  const values: string[] = [];
  for (const part of line.split('\t')) {
    const star = part.indexOf('*');
    const value = star === -1 ? part : part.slice(0, star);
    for (let left = star === -1 ? 1 : Number(part.slice(star + 1)); left > 0; left--) values.push(value);
  }
  return values;
}
