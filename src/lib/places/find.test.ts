import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from './find.ts';
import { gazetteerFor } from './node/files.ts';

const find = (text: string) => findPlaces(text, { language: 'en', gazetteer: gazetteerFor('en') });
const named = (text: string) =>
  find(text).map(({ name, kind, country }) => `${name} ${kind} ${country ?? '-'}`);

// Reading the whole gazetteer takes seconds on a busy machine.
beforeAll(() => void gazetteerFor('en'), 60_000);

describe('finding places', () => {
  it('finds countries, provinces, cities and seas, and says where in the text they stand', () => {
    const text =
      'A ferry sank in the Java Sea on Sunday, between Surabaya and the Indonesian province of Bali.';
    expect(named(text)).toEqual([
      'Java Sea sea -',
      'Surabaya city ID',
      'Indonesian country ID',
      'Bali admin1 ID'
    ]);
    for (const { name, start, end } of find(text)) expect([...text].slice(start, end).join('')).toBe(name);
  });

  it('counts offsets in code points', () => {
    const [place] = find('🚢🚢 The ship left Mombasa.');
    expect(place).toMatchObject({ name: 'Mombasa', start: 17, end: 24, country: 'KE' });
  });

  it('tells namesakes apart by the province named beside them', () => {
    expect(named('She moved from Paris, Texas, to Birmingham, Alabama.')).toEqual([
      'Paris city US',
      'Texas admin1 US',
      'Birmingham city US',
      'Alabama admin1 US'
    ]);
  });

  it('reads a state’s abbreviation as part of the place before it, and takes its point along', () => {
    expect(named('LONDON, Ky. (AP) — Police in Fresno, Calif., and in Surrey, B.C., agreed.')).toEqual([
      'LONDON town US',
      'Ky. admin1 US',
      'Fresno city US',
      'Calif. admin1 US',
      'Surrey city CA',
      'B.C. admin1 CA'
    ]);
  });

  it('means one place by one name throughout a text', () => {
    const places = find(
      'The council of Cambridge, Ontario, met. Cambridge has grown. Later, Cambridge voted.'
    );
    expect(places.filter(({ name }) => name === 'Cambridge').map(({ country }) => country)).toEqual([
      'CA',
      'CA',
      'CA'
    ]);
  });

  it('tells the country Georgia from the state by what else is named', () => {
    const of = (text: string) => find(text).find(({ name }) => name === 'Georgia')?.kind;
    expect(of('Protesters filled Tbilisi and Batumi; Georgia has an election in October.')).toBe('country');
    expect(
      of(
        'Voters in Atlanta, Savannah and Macon decide; Georgia has an election, as Florida and Alabama have.'
      )
    ).toBe('admin1');
  });

  it('takes no person for a place', () => {
    expect(
      named(
        'Senator Jackson met Vladimir Petrenko and Jack London. Then Jackson left, and London wrote a book.'
      )
    ).toEqual([]);
  });

  it('takes no company, newspaper or street for a place', () => {
    expect(
      named('The New York Times, American Airlines and the office in Oxford Street were silent.')
    ).toEqual([]);
  });

  it('takes a word that a place bears by chance for a place only where the text speaks for it', () => {
    expect(named('Reading is a pleasure. Nice to see that Mobile phones work.')).toEqual([]);
    expect(named('The factory in Reading, England, was closed.')).toEqual([
      'Reading city GB',
      'England admin1 GB'
    ]);
  });

  it('finds a small town only where the text speaks for it', () => {
    expect(named('The village lies near Bantam, Connecticut.')).toContain('Connecticut admin1 US');
    expect(named('A Plains spokesman said Alvin was late.')).toEqual([]);
    expect(named('A barn burned near Poland, Maine.')).toEqual(['Poland town US', 'Maine admin1 US']);
  });

  it('gives an area no country where it lies in several, and says what else a name may be', () => {
    expect(find('Rain fell across Southeast Asia.')[0]).toMatchObject({ kind: 'region', country: null });
    const [paris] = find('They met in Paris.');
    expect(paris?.country).toBe('FR');
    expect(paris?.alternatives.some(({ country }) => country === 'US')).toBe(true);
    expect(paris?.why).not.toBe('');
  });

  it('gives a port’s or a plant’s town, and says that the site itself is not known', () => {
    expect(find('The Sihanoukville port was widened.')[0]?.why).toContain('The site itself is not known.');
    expect(find('A steel plant in Pohang closed.')[0]?.why).toContain('The site itself is not known.');
    expect(find('The mayor of Pohang spoke.')[0]?.why).not.toContain('site');
  });

  it('finds an airport by its name', () => {
    expect(named('Flights to Heathrow and Changi Airport were late.')).toEqual([
      'Heathrow airport GB',
      'Changi Airport airport SG'
    ]);
  });
});
