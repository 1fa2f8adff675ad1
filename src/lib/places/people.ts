import type { Candidate } from './candidates.ts';
import { PERSON_PARTICLES, TITLES } from './english.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Token } from './tokens.ts';

/** Who a text speaks of, as far as places are concerned. */
export interface People {
  /** Words that are part of a person's name, by index, with the index where it begins, its title included. */
  readonly inName: ReadonlyMap<number, number>;
  /** Surnames of people whose full name stands in the text. */
  readonly surnames: ReadonlyMap<string, number>;
}

const JOINED = /^(?: |\u00a0|\. |-|’|')$/u;

/** Whether a place has the better claim to a word that is a given name too: a country, or a city of some size. */
function isRatherPlace(gazetteer: Gazetteer, key: string): boolean {
  return gazetteer
    .senses(key)
    .some(({ place, form }) => form !== 'other' && (place.population > 150_000 || place.kind === 'country'));
}

/**
 * Finds people's names: a given name, a title or an initial, then capitalised words. What follows is one even where it
 * is a place's name as well, as in Mayor Houston or John Paris.
 */
export function people(words: readonly Token[], gazetteer: Gazetteer, list: readonly Candidate[]): People {
  const places = new Set(
    list
      .filter(({ from, to, senses }) => to - from > 1 && senses.some(({ place }) => place.kind !== 'town'))
      .map(({ from }) => from)
  );
  const inName = new Map<number, number>();
  const surnames = new Map<string, number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word?.capital || word.shouted) continue;
    const isTitle = TITLES.has(word.key);
    const isGiven = gazetteer.isGiven(word.key) && !isRatherPlace(gazetteer, word.key);
    if ((!isTitle && !isGiven) || places.has(at)) continue;
    let last = at;
    for (let next = at + 1; next < Math.min(words.length, at + 5); next++) {
      const following = words[next];
      if (!following || !JOINED.test(following.gap)) break;
      const isInitial = /^\p{Lu}\.?$/u.test(following.text);
      if (
        following.gap === '. ' &&
        !isInitial &&
        !/^\p{Lu}$/u.test(words[next - 1]?.text ?? '') &&
        !(isTitle && next === at + 1)
      )
        break;
      if (following.capital) last = next;
      else if (
        !PERSON_PARTICLES.has(following.key) ||
        !words[next + 1]?.capital ||
        (next === at + 1 && isTitle)
      )
        break;
    }
    if (last === at) continue;
    // A title before two words or more is of a full name; before one word, of a surname.
    for (let each = isTitle ? at + 1 : at; each <= last; each++) inName.set(each, at);
    const surname = words[last];
    if (surname && !gazetteer.isGiven(surname.key + ' '))
      surnames.set(surname.key, (surnames.get(surname.key) ?? 0) + 1);
    at = last;
  }
  return { inName, surnames };
}
