import { believe } from './belief.ts';
import { candidates } from './candidates.ts';
import { choose, type Choice } from './choose.ts';
import type { Gazetteer } from './gazetteer.ts';
import { people } from './people.ts';
import { tokens } from './tokens.ts';
import { unspacedCandidates } from './unspaced.ts';
import type { Alternative, Mention, Sense } from './types.ts';

export interface FindOptions {
  /** BCP 47. */
  readonly language: string;
  readonly gazetteer: Gazetteer;
}

/** From this log-odds on, words are taken for a place. */
const THRESHOLD = 0;

/**
 * Finds the places that a text names, each with the one of its namesakes that is likeliest meant.
 *
 * @returns In the order of the text, none over another.
 */
export function findPlaces(text: string, { language, gazetteer }: FindOptions): Mention[] {
  const words = tokens(text);
  const [primary = language] = language.split('-');
  const spaced = candidates(text, words, gazetteer);
  const list = [...spaced, ...unspacedCandidates(text, primary, gazetteer)].sort((a, b) => a.start - b.start);
  const around = {
    words,
    gazetteer,
    people: people(words, gazetteer, spaced),
    taken: new Set(spaced.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))),
    language: primary
  };
  const beliefs = list.map((candidate) => believe(candidate, around));
  const plausible = list.filter((_, index) => (beliefs[index]?.logOdds ?? -9) > -5);
  const choices = choose(plausible, text, gazetteer, primary);
  const offsets = codePoints(text);
  const found: Mention[] = [];
  choices.forEach((choice) => {
    const odds = (beliefs[list.indexOf(choice.candidate)]?.logOdds ?? -9) + choice.support;
    if (odds > THRESHOLD) found.push(mention(text, choice, odds, offsets));
  });
  return found;
}

function mention(text: string, choice: Choice, odds: number, offset: (utf16: number) => number): Mention {
  const { candidate, sense, why, others } = choice;
  const { place } = sense;
  return {
    name: text.slice(candidate.start, candidate.end),
    start: offset(candidate.start),
    end: offset(candidate.end),
    kind: place.kind,
    country: countryOf(sense),
    coordinates: place.coordinates,
    score: Math.round(100 / (1 + Math.exp(-odds))) / 100,
    why: namesSite(text, candidate) ? `${why} The site itself is not known.` : why,
    place,
    alternatives: others.slice(0, 5).map(alternative)
  };
}

/** Words for what stands in a town and is not it, after the town's name or, with “of”, before it. */
const SITE =
  'port|harbour|harbor|plant|power station|factory|mine|refinery|dam|mill|shipyard|terminal|airport|smelter|quarry|depot|base|camp|reactor|wind farm|solar farm|pipeline|substation|data centre|data center';
const SITE_AFTER = new RegExp(`^(?:['’]s)?(?: [\\p{L}-]+){0,2}? (?:${SITE})s?(?!\\p{L})`, 'iu');
const SITE_BEFORE = new RegExp(`(?<!\\p{L})(?:${SITE})s? (?:of|in|at|near|outside) $`, 'iu');

/** Whether the words around name a port or a plant, of which only the town is known. */
function namesSite(text: string, { start, end, senses }: Choice['candidate']): boolean {
  if (!senses.some(({ place }) => place.kind === 'city' || place.kind === 'town')) return false;
  return (
    SITE_AFTER.test(text.slice(end, end + 60)) || SITE_BEFORE.test(text.slice(Math.max(0, start - 40), start))
  );
}

const countryOf = ({ place }: Sense) => (place.countries.length === 1 ? (place.countries[0] ?? null) : null);

function alternative(sense: Sense): Alternative {
  const { name, kind, coordinates } = sense.place;
  return { name, kind, country: countryOf(sense), coordinates };
}

/** Turns offsets in UTF-16 units, asked for from left to right, into offsets in code points. */
function codePoints(text: string): (utf16: number) => number {
  let at = 0;
  let count = 0;
  return (utf16) => {
    if (utf16 < at) {
      at = 0;
      count = 0;
    }
    while (at < utf16) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      count++;
    }
    return count;
  };
}
