import { Settlements } from './columns.ts';
import { fold } from './fold.ts';
import { tokens } from './tokens.ts';
import type { NameForm, Place, PlaceKind, Sense } from './types.ts';

/**
 * The texts of `geo/gazetteer/`, as `geo:build` wrote them. Whoever reads the files hands them over: the command line
 * from the disk, the browser from the network.
 */
export interface GazetteerFiles {
  /** Columns, a line each: countries, provinces (runs as `value*count`), names, ranks, inhabitants, longitudes and latitudes in thousandths. */
  readonly cities: string;
  /** The same for towns of 1 000 to 15 000 inhabitants; too large for the browser. */
  readonly towns?: string;
  /** Other names of cities: `+gap`, names; the local one marked by `=`. */
  readonly others?: string;
  readonly otherTowns?: string;
  /** Countries, provinces, counties: kind, code, name, longitude, latitude, inhabitants, other names. */
  readonly areas: string;
  /** Seas, rivers, islands, regions: kind, CLDR code, name, longitude, latitude, countries, other names. */
  readonly features: string;
  readonly airports?: string;
  /** Demonyms, abbreviations: form, code, words. */
  readonly english: string;
  /** Names that are words, surnames or given names too. */
  readonly words: string;
  /** People's given names. */
  readonly given: string;
  /** Names in a language other than English, by language: a code or `+gap`, names. */
  readonly names?: Readonly<Record<string, string>>;
  /** More of them, kept by hand: language, a code or a feature's name or a city as `UA.12/Kyiv`, names. */
  readonly moreNames?: string;
}

/** Lists of words that names of places are on as well. */
export type WordList = 'en' | 'fr' | 'es' | 'surname' | 'given';

/** Words at the end of an area's name that writers leave out. */
const AREA_WORD =
  / (?:Province|Governorate|Region|Oblast|Oblast'|County|District|Department|Prefecture|Emirate|State|Krai|Kray|Voivodeship|Canton|Parish|Municipality|Republic|City|Sheng|Parish)$/;

/** The words of many names that have a short and a long form, by the short one. */
const SHORT_FORM: Readonly<Record<string, string>> = { saint: 'st', mount: 'mt', fort: 'ft', sainte: 'ste' };

/** A name as it is looked up: its words' keys, parted by spaces. */
export function phraseKey(keys: readonly string[]): string {
  return keys.length === 1 ? (keys[0] ?? '') : keys.map((key) => SHORT_FORM[key] ?? key).join(' ');
}

function nameKey(name: string): string {
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase();
  if (!/['’.ʻʼ·]/.test(name))
    return phraseKey(
      fold(name)
        .split(/[^\p{L}\p{M}\p{N}\u200c]+/u)
        .filter(Boolean)
    );
  return phraseKey(tokens(name).map(({ key }) => key));
}

/** Places by their names, with what else the names may mean. */
export class Gazetteer {
  /** Senses as they are asked for, or as numbers until then: see {@link pack}. */
  readonly #senses = new Map<string, number | (number | Sense)[]>();
  /** What the numbers stand for: the settlements of all files, one after the other. */
  readonly #settled: { readonly from: number; readonly list: Settlements }[] = [];
  #count = 0;
  readonly #longest = new Map<string, number>();
  readonly #words = new Map<string, Set<string>>();
  readonly #given: ReadonlySet<string>;
  /** How short names that are written in capitals always, or with a point, may be written. */
  readonly #spellings = new Map<string, Set<string>>();
  readonly #preferred = new Map<string, Place>();
  readonly #areas = new Map<string, Place>();
  /** The length of the longest name in a script without spaces between words, in UTF-16 units. */
  readonly #unspaced = new Map<string, number>();

  constructor(files: GazetteerFiles) {
    this.#given = new Set(files.given.split('\n'));
    for (const line of files.words.split('\n')) {
      const [list = '', ...words] = line.split('\t');
      this.#words.set(list, new Set(words));
    }
    this.#readAreas(files.areas);
    const cities = this.#readColumns(files.cities, 'city');
    if (files.others) this.#readOthers(files.others, cities);
    if (files.towns) {
      const towns = this.#readColumns(files.towns, 'town');
      if (files.otherTowns) this.#readOthers(files.otherTowns, towns);
    }
    this.#readFeatures(files.features);
    for (const word of ['UK', 'US', 'UN']) this.#spellings.set(word.toLowerCase(), new Set([word]));
    if (files.airports) this.#readAirports(files.airports);
    this.#readEnglish(files.english);
    for (const text of Object.values(files.names ?? {})) this.#readNames(text, cities);
    if (files.moreNames) this.#readMoreNames(files.moreNames, new Set(Object.keys(files.names ?? {})));
  }

  /** What a phrase may stand for, in no order that means anything; see {@link phraseKey}. */
  senses(key: string): readonly Sense[] {
    const packed = this.#senses.get(key);
    if (packed === undefined) return [];
    const list = typeof packed === 'number' ? [packed] : packed;
    if (list.every((sense) => typeof sense !== 'number')) return list;
    const senses: Sense[] = [];
    for (const each of list) {
      const sense = typeof each === 'number' ? this.#unpack(each) : each;
      const at = senses.findIndex(({ place }) => place === sense?.place);
      if (sense && at === -1) senses.push(sense);
      else if (sense?.form === 'name') senses[at] = sense;
    }
    this.#senses.set(key, senses);
    return senses;
  }

  /** How many words the longest name has that begins with this one. */
  longest(firstKey: string): number {
    return this.#longest.get(SHORT_FORM[firstKey] ?? firstKey) ?? this.#longest.get(firstKey) ?? 0;
  }

  /** The length in UTF-16 units of the longest name that begins with this character, in a script without spaces. */
  longestFrom(character: string): number {
    return this.#unspaced.get(character) ?? 0;
  }

  /** Whether a name is a word, a surname or a given name as well. */
  isAlso(list: WordList, key: string): boolean {
    return this.#words.get(list)?.has(key) ?? false;
  }

  isGiven(key: string): boolean {
    return this.#given.has(key);
  }

  /** How a name that must be written in one of a few ways may be written, as UK or Calif.; none for any other. */
  spellings(key: string): ReadonlySet<string> | undefined {
    return this.#spellings.get(key);
  }

  /** What a name means before its namesakes, where usage has decided, as Quebec the province. */
  preferred(key: string): Place | undefined {
    return this.#preferred.get(key);
  }

  /** A country, province or CLDR region by its code. */
  area(code: string): Place | undefined {
    return this.#areas.get(code);
  }

  #unpack(packed: number): Sense | undefined {
    const index = Math.floor(packed / 2);
    const file = this.#settled.findLast(({ from }) => from <= index);
    const place = file?.list.place(index - file.from);
    return place && { place, form: packed % 2 === 0 ? 'name' : 'other' };
  }

  /** @param sense A sense, or one of a settlement as a number: twice its index, and one more for another name. */
  #add(name: string, sense: Sense | number): void {
    const key = nameKey(name);
    if (key === '') return;
    if (UNSPACED.test(name)) {
      const plain = key.replaceAll(' ', '');
      const [first = ''] = plain;
      this.#unspaced.set(first, Math.max(this.#unspaced.get(first) ?? 0, plain.length));
      this.#put(plain, sense);
      // 广岛市 is 广岛 as well, จังหวัดระยอง is ระยอง.
      const short = plain.replace(ADMINISTRATIVE, '');
      if (short !== plain && short.length > 1) this.#add(short, sense);
      return;
    }
    this.#put(key, sense);
    const space = key.indexOf(' ');
    const first = space === -1 ? key : key.slice(0, space);
    let words = 1;
    for (let at = space; at !== -1; at = key.indexOf(' ', at + 1)) words++;
    if (words > (this.#longest.get(first) ?? 0)) this.#longest.set(first, words);
  }

  #put(key: string, sense: Sense | number): void {
    const known = this.#senses.get(key);
    if (known === undefined) this.#senses.set(key, typeof sense === 'number' ? sense : [sense]);
    else if (typeof known === 'number') this.#senses.set(key, [known, sense]);
    else if (typeof sense !== 'number') this.#improve(known, sense);
    else known.push(sense);
  }

  /** Adds a sense, or makes one of the same place the better one. */
  #improve(known: (number | Sense)[], sense: Sense): void {
    if (sense.form === 'not') known.length = 0;
    const at = known.findIndex((each) => typeof each !== 'number' && each.place === sense.place);
    if (at === -1) known.push(sense);
    else if (sense.form === 'name') known[at] = sense;
  }

  #addPlace(name: string, place: Place, form: NameForm): void {
    this.#add(name, { place, form });
  }

  #readAreas(text: string): void {
    for (const line of text.split('\n')) {
      const [kind, code = '', name = '', lon, lat, people, ...others] = line.split('\t');
      if (name === '') continue;
      const country = code.slice(0, 2);
      const place: Place = {
        kind: kind as PlaceKind,
        name,
        countries: [country],
        ...(kind === 'country' ? {} : { admin1: code.split('.').slice(0, 2).join('.') }),
        coordinates: [Number(lon), Number(lat)],
        population: Number(people)
      };
      this.#areas.set(code, place);
      for (const each of [name, ...others]) {
        this.#addPlace(each, place, 'name');
        // “Fulton” is hardly ever Fulton County, “Isère” always the department.
        if (AREA_WORD.test(each) && !(kind === 'admin2' && country === 'US')) {
          this.#addPlace(each.replace(AREA_WORD, ''), place, 'other');
        }
      }
    }
  }

  #readColumns(text: string, kind: PlaceKind): Settled {
    const list = new Settlements(text, kind);
    const from = this.#count;
    this.#settled.push({ from, list });
    this.#count += list.names.length;
    list.names.forEach((name, index) => {
      this.#add(name, (from + index) * 2);
      if (name.endsWith(' City') && list.country(index) === 'PH')
        this.#add(name.slice(0, -5), (from + index) * 2);
    });
    return { from, list };
  }

  #readOthers(text: string, { from, list }: Settled): void {
    let index = 0;
    for (const line of text.split('\n')) {
      const [gap = '', ...names] = line.split('\t');
      index += Number(gap);
      for (const name of names) {
        if (name.startsWith('=')) this.#add(name.slice(1), (from + index) * 2);
        else if (!this.#isTaken(name, list.population(index))) this.#add(name, (from + index) * 2 + 1);
      }
    }
  }

  /** A variant spelling gives way to a word, and to a place that has the name for its own. */
  #isTaken(name: string, population: number): boolean {
    const key = nameKey(name);
    if (this.isAlso('en', key)) return true;
    return (
      this.#senses.has(key) &&
      this.senses(key).some(({ form, place }) => form === 'name' && place.population * 20 > population)
    );
  }

  #readFeatures(text: string): void {
    for (const line of text.split('\n')) {
      const [kind = '', code = '', name = '', lon, lat, countries = '', ...others] = line.split('\t');
      if (name === '' || kind.startsWith('#')) continue;
      const place: Place = {
        kind: kind as PlaceKind,
        name,
        countries: countries === '-' || countries === '' ? [] : countries.split(' '),
        coordinates: [Number(lon), Number(lat)],
        population: 0
      };
      this.#areas.set(code === '-' ? name : code, place);
      this.#areas.set(name, place);
      for (const each of [name, ...others]) this.#addPlace(each, place, 'name');
    }
  }

  #readAirports(text: string): void {
    for (const line of text.split('\n')) {
      const [code = '', country = '', name = '', lon, lat, town = ''] = line.split('\t');
      if (name === '') continue;
      const place: Place = {
        kind: 'airport',
        name,
        countries: [country],
        coordinates: [Number(lon), Number(lat)],
        population: 0,
        serves: town || code
      };
      this.#addPlace(name, place, 'name');
      for (const short of airportNames(name, town)) this.#addPlace(short, place, 'other');
    }
  }

  #readEnglish(text: string): void {
    for (const line of text.split('\n')) {
      const [form = '', code = '', ...words] = line.split('\t');
      if (form.startsWith('#')) continue;
      if (form === 'not') for (const word of words) this.#addPlace(word, NOWHERE, 'not');
      const place = form === 'city' ? this.#city(code, words.shift() ?? '') : this.#areas.get(code);
      if (!place) continue;
      for (const word of words) {
        const key = nameKey(word);
        if (form === 'prefer') this.#preferred.set(key, place);
        else this.#addPlace(word, place, form === 'city' ? 'name' : (form as NameForm));
        if (/^[A-Z]{2,4}$|^[A-Z][a-z]*\.$/.test(word)) {
          this.#spellings.set(key, (this.#spellings.get(key) ?? new Set<string>()).add(word));
        }
      }
    }
  }

  #city(province: string, name: string): Place | undefined {
    return this.senses(nameKey(name)).find(({ place }) => place.admin1 === province && place.kind === 'city')
      ?.place;
  }

  #readMoreNames(text: string, languages: ReadonlySet<string>): void {
    for (const line of text.split('\n')) {
      const [language = '', what = '', ...names] = line.split('\t');
      if (!languages.has(language)) continue;
      const [province = '', city] = what.split('/');
      const place = city === undefined ? this.#areas.get(what) : this.#city(province, city);
      if (place) for (const name of names) this.#addPlace(name, place, 'name');
    }
  }

  #readNames(text: string, { from }: Settled): void {
    let index = 0;
    for (const line of text.split('\n')) {
      const [ref = '', ...names] = line.split('\t');
      if (ref.startsWith('+')) {
        index += Number(ref);
        for (const name of names) this.#add(name, (from + index) * 2);
        continue;
      }
      const place = this.#areas.get(ref);
      if (place) for (const name of names) this.#addPlace(name, place, 'name');
    }
  }
}

interface Settled {
  readonly from: number;
  readonly list: Settlements;
}

const NOWHERE: Place = { kind: 'landmark', name: '', countries: [], coordinates: [0, 0], population: 0 };

/** Words for provinces and cities in names of scripts without spaces, before them in Thai and Khmer. */
const ADMINISTRATIVE =
  /(?<=.{2})(?:特別市|自治区|自治區|都|府|県|省|州|市|区|區|县|縣|島)$|^(?:จังหวัด|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|อำเภอ|รัฐ|ประเทศ|เมือง|นคร(?=.{4}))/u;

/** Han, kana, Thai, Lao, Khmer and Burmese: scripts without spaces between words. */
export const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What an airport is called beside its full name: without “International”, and by the part that is not its town's. */
function airportNames(name: string, town: string): string[] {
  const short = name.replace(/ (?:International|Intercontinental|Regional)(?= Airport)/, '');
  const own = name
    .replace(/ ?(?:International|Intercontinental|Regional)? ?Airport$/, '')
    .replace(new RegExp(`^${town.replace(/[^\p{L}\p{N} ]/gu, '.')}[ –-]+`, 'u'), '');
  const names = short === name ? [] : [short];
  if (own !== name && own.length > 4 && fold(own) !== fold(town))
    names.push(`${own} Airport`, `${own} International Airport`);
  // Heathrow and Gatwick go by their name alone.
  if (/^[A-Z][a-z]{5,}$/.test(own) && own !== name) names.push(own);
  return names;
}
