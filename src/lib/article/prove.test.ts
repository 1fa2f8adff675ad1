import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proveExcerpt, withoutEmails } from './prove.ts';
import { ARTICLES_DIRECTORY, ARTICLE_FILE, readArticles } from './read.ts';
import { REAL_SLUG, at, faultsWith, realProjects, said } from './testArticle.ts';
import { ArticleText } from './text.ts';

const port = 'sihanoukville-port';
const portExcerpt = at(port, 'properties', 'excerpts', 0, 'exact');
const portSentence =
  'On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.';

describe('the first article', () => {
  const { articles, faults } = readArticles(ARTICLES_DIRECTORY);
  const article = articles[0];

  it('stands without fault', () => {
    expect(faults).toEqual([]);
  });

  it('numbers its projects in the order in which the article speaks of them', () => {
    expect(article?.projects.map(({ id, number }) => [number, id])).toEqual([
      [1, 'sihanoukville-port'],
      [2, 'aeon-oji'],
      [3, 'sea-llm'],
      [4, 'asian-business-summit'],
      [5, 'elyza-thai-llm'],
      [6, 'azec'],
      [7, 'egat-mhi-hydrogen'],
      [8, 'egat-ihi-biomass'],
      [9, 'docomo-oran-ph'],
      [10, 'docomo-oran-sg'],
      [11, 'qr-payments'],
      [12, 'e-waste'],
      [13, 'iseas-survey'],
      [14, 'aizawa-kyushu']
    ]);
  });

  it('holds no more of the text than excerpts and what stands directly around them', () => {
    const longest = Math.max(
      ...(article?.projects.flatMap((p) => p.excerpts.map((e) => e.exact.length)) ?? [])
    );
    const strings = JSON.stringify(article).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(strings.filter((text) => text.length > Math.max(longest, 300) + 20)).toEqual([]);
  });

  const text = new ArticleText(
    readFileSync(join(ARTICLES_DIRECTORY, REAL_SLUG, ARTICLE_FILE), 'utf8').split('---\n')[2] ?? ''
  );
  const excerpts = realProjects().features.flatMap(({ id, properties }) =>
    properties.excerpts.map(({ exact }, index) => ({ id, index, exact }))
  );

  it.each(excerpts)('notices one letter less anywhere in $id, excerpt $index', ({ id, index, exact }) => {
    const shorter = [...exact.matchAll(/\p{L}/gu)].map(
      ({ index: offset }) => exact.slice(0, offset) + exact.slice(offset + 1)
    );
    for (const less of shorter) {
      const { value, mismatches } = proveExcerpt({ exact: less }, text, []);
      expect(value).toBeUndefined();
      expect(mismatches.map(({ code }) => code)).toEqual(['excerpt/not-found']);
      expect(mismatches[0]?.wanted.startsWith(`“${exact.replace(/\.$/, '')}`)).toBe(true);
    }
    const path = at(id, 'properties', 'excerpts', index, 'exact');
    expect(faultsWith({ put: [[path, shorter[3]]] })).toMatchObject([{ code: 'excerpt/not-found', id }]);
  });
});

describe('excerpts', () => {
  const messageFor = (exact: string) => {
    const [fault, ...others] = faultsWith({ put: [[portExcerpt, exact]] });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      code: 'excerpt/not-found',
      id: port,
      path: 'features[0].properties.excerpts[0].exact'
    });
    return said(fault);
  };

  it('shows a wrong letter', () => {
    expect(messageFor(portSentence.replace('inaugurated', 'inaugurafed'))).toMatchInlineSnapshot(`
      "excerpt/not-found
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurafed, a project funded by Japanese yen loans.”, which is not in the article
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”
      They differ here ([-only in the excerpt-], {+only in the article+}):
      …in Cambodia was inaugura[-f-]{+t+}ed, a project funded by Japanese yen loans.
      - the article has “t”, the excerpt “f”
      Copy the passage from article.md again."
    `);
  });

  it('names a straight apostrophe where the article has a curly one', () => {
    const [fault] = faultsWith({
      put: [
        [
          at('egat-ihi-biomass', 'properties', 'excerpts', 0, 'exact'),
          "EGAT's collaboration with IHI Corp. on biomass fuel"
        ]
      ]
    });
    expect(said(fault)).toMatchInlineSnapshot(`
      "excerpt/not-found
      “EGAT's collaboration with IHI Corp. on biomass fuel”, which is not in the article
      “EGAT’s collaboration with IHI Corp. on biomass fuel”
      They differ here ([-only in the excerpt-], {+only in the article+}):
      EGAT[-'-]{+’+}s collaboration with IHI Corp. on biomass fuel
      - the article has a curly apostrophe ’ (U+2019), the excerpt a straight apostrophe ' (U+0027)
      Copy the passage from article.md again."
    `);
  });

  it('names an extra space', () => {
    expect(messageFor(portSentence.replace('(PAS) in', '(PAS)  in'))).toMatchInlineSnapshot(`
      "excerpt/not-found
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS)  in Cambodia was inaugurated, a project funded by Japanese yen loans.”, which is not in the article
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”
      They differ here ([-only in the excerpt-], {+only in the article+}):
      …e Autonomous Port (PAS) [- -]in Cambodia was inaugura…
      - the excerpt has a space too many
      Copy the passage from article.md again."
    `);
  });

  /* eslint-disable no-irregular-whitespace -- the message repeats it */
  it('names a no-break space', () => {
    expect(messageFor(portSentence.replace('yen loans', 'yen\u00A0loans'))).toMatchInlineSnapshot(`
      "excerpt/not-found
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”, which is not in the article
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”
      They differ here ([-only in the excerpt-], {+only in the article+}):
      …t funded by Japanese yen[-⟨U+00A0⟩-]{+ +}loans.
      - the article has a space, the excerpt a no-break space (U+00A0)
      Copy the passage from article.md again."
    `);
  });
  /* eslint-enable no-irregular-whitespace */

  it('names a difference of case', () => {
    expect(messageFor(portSentence.replace('Autonomous', 'autonomous'))).toMatchInlineSnapshot(`
      "excerpt/not-found
      “On September 12, 2024, the expanded Sihanoukville autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”, which is not in the article
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”
      They differ here ([-only in the excerpt-], {+only in the article+}):
      … expanded Sihanoukville [-a-]{+A+}utonomous Port (PAS) in …
      - case: the article has “A”, the excerpt “a”
      Copy the passage from article.md again."
    `);
  });

  it('says so when nothing is alike', () => {
    expect(messageFor('Zebras graze quietly beyond the violet river.')).toMatchInlineSnapshot(
      `
      "excerpt/not-found
      “Zebras graze quietly beyond the violet river.”, which is not in the article
      a passage of the article, word for word; nothing in it is like this
      Copy the passage from article.md, or remove the excerpt."
    `
    );
  });

  it('does not take part of a word for the word', () => {
    const [fault] = faultsWith({
      put: [[portExcerpt, 'n September 12, 2024, the expanded Sihanoukville Autonomous Port']]
    });
    expect(fault).toMatchObject({ code: 'excerpt/not-found' });
    expect(fault?.detail).toContain('the excerpt lacks “O”');
  });

  it('refuses a passage that stands there twice, and says how to tell them apart', () => {
    const [fault] = faultsWith({ put: [[portExcerpt, 'Southeast Asia']] });
    expect(fault).toMatchObject({ code: 'excerpt/ambiguous', id: port });
    expect(said(fault)).toMatchInlineSnapshot(`
      "excerpt/ambiguous
      “Southeast Asia”, which the article says 2 times
      a passage that stands in the article once, or a prefix or suffix that chooses one
      - “…hening supply chains in ” [here] “, where Japanese compani…”
      - “…ntial economic power in ” [here] “, according to a Yusof I…”
      Take a longer passage, or say which one by what stands beside it: for the first, "suffix": ", where"."
    `);
  });

  it('takes a prefix or a suffix to choose', () => {
    const text = new ArticleText('The port grows. The port rests.');
    expect(proveExcerpt({ exact: 'The port', suffix: ' rests' }, text, []).value).toMatchObject({
      start: 16,
      end: 24
    });
    expect(proveExcerpt({ exact: 'port', prefix: 'grows. The ' }, text, []).value).toMatchObject({
      start: 20
    });
  });

  it('refuses a prefix that stands nowhere', () => {
    const [fault] = faultsWith({ put: [[at(port, 'properties', 'excerpts', 0, 'prefix'), 'Yesterday ']] });
    expect(fault?.code).toBe('excerpt/context-not-found');
    expect(said(fault)).toMatchInlineSnapshot(`
      "excerpt/context-not-found
      “On September 12, 2024, the expanded Sihanoukville Autonomous Port (PAS) in Cambodia was inaugurated, a project funded by Japanese yen loans.”, which the article does not say with the prefix "Yesterday "
      what stands there: "ual benefit and equal footing.\\n\\n" before it, " The port, handling 70% of Cambo" after it
      Remove prefix and suffix: the passage stands there only once."
    `);
  });

  it('counts in Unicode code points', () => {
    const { value } = proveExcerpt({ exact: 'Hafen 🚢' }, new ArticleText('🌊🌊 Der Hafen 🚢 liegt da.'), []);
    expect(value).toMatchObject({ start: 7, end: 14, before: '🌊🌊 Der ', after: ' liegt da.' });
  });

  it('finds passages in scripts without spaces', () => {
    expect(proveExcerpt({ exact: '港湾' }, new ArticleText('新しい港湾が開く。'), []).value).toMatchObject({
      start: 3,
      end: 5
    });
  });
});

describe('places', () => {
  const coordinates = at(port, 'geometry', 'coordinates');
  const message = (faults: ReturnType<typeof faultsWith>) => {
    expect(faults).toHaveLength(1);
    return said(faults[0]);
  };

  it('refuses a point outside the country', () => {
    expect(message(faultsWith({ put: [[coordinates, [100.5, 13.8]]] }))).toMatchInlineSnapshot(`
      "point/outside-country
      [100.5, 13.8], which is in Thailand, 198 km from Cambodia
      a point in Cambodia, or at most 5 km outside
      Correct the point, or add “TH” to “countries” if it truly is there."
    `);
  });

  it('refuses a point in the open sea', () => {
    expect(message(faultsWith({ put: [[coordinates, [102.0, 9.0]]] }))).toMatchInlineSnapshot(`
      "point/at-sea
      [102, 9], which is in no country, 225 km from Cambodia
      a point in Cambodia, or at most 5 km outside
      Correct the point, or the countries."
    `);
  });

  it('sees that the axes are swapped, when the latitude cannot be one', () => {
    expect(message(faultsWith({ put: [[coordinates, [10.6455, 103.497]]] }))).toMatchInlineSnapshot(`
      "point/swapped
      [10.6455, 103.497], in which longitude and latitude look swapped
      [103.497, 10.6455]
      Did you mean [103.497, 10.6455]? Write it; longitude comes first."
    `);
  });

  it('sees that the axes are swapped, when both could be either', () => {
    const put = [
      [coordinates, [9.03, 38.74]],
      [at(port, 'properties', 'countries'), ['ET']]
    ] as const;
    expect(message(faultsWith({ put }))).toMatchInlineSnapshot(`
      "point/swapped
      [9.03, 38.74], in which longitude and latitude look swapped
      [38.74, 9.03]
      Did you mean [38.74, 9.03]? Write it; longitude comes first."
    `);
  });

  it('sees that a sign is missing', () => {
    const put = [
      [coordinates, [46.63, -23.55]],
      [at(port, 'properties', 'countries'), ['BR']]
    ] as const;
    expect(message(faultsWith({ put }))).toContain('Did you mean [-46.63, -23.55]?');
  });

  it('lets a port lie a little off the coast, and nothing else', () => {
    expect(faultsWith({ put: [[coordinates, [103.47, 10.6455]]] })).toEqual([]);
    const put = [
      [coordinates, [103.47, 10.6455]],
      [at(port, 'properties', 'theme'), 'energy']
    ] as const;
    expect(message(faultsWith({ put }))).toContain('point/at-sea\n[103.47, 10.6455], which is in no country');
  });

  it('refuses a region with a point', () => {
    const put = [[at('azec', 'geometry'), { type: 'Point', coordinates: [103.5, 10.6] }]] as const;
    expect(message(faultsWith({ put }))).toMatchInlineSnapshot(`
      "precision/region-with-point
      a point, yet the precision is “region”
      null: a region has no point that would be true
      Write "geometry": null, or take the precision the point has: site, city, headquarters or country."
    `);
  });

  it('refuses a city without a point', () => {
    expect(message(faultsWith({ put: [[at('iseas-survey', 'geometry'), null]] }))).toMatchInlineSnapshot(`
      "precision/point-missing
      no point, yet the precision is “city”
      a Point
      Give one, or write “region” when several countries are meant at once."
    `);
  });

  it('refuses a site without a source', () => {
    expect(message(faultsWith({ put: [[at(port, 'properties', 'location', 'sources'), []]] })))
      .toMatchInlineSnapshot(`
        "source/missing
        the precision “site”, but no source that says where it stands
        at least one source with a title
        Name one, or take a lesser precision such as “city” from the article."
      `);
  });
});

describe('ids', () => {
  it('refuses one that is taken', () => {
    const [fault] = faultsWith({ put: [[at('azec', 'id'), port]] });
    expect(fault).toMatchObject({ code: 'id/duplicate', path: 'features[4].id' });
    expect(said(fault)).toMatchInlineSnapshot(`
      "id/duplicate
      “sihanoukville-port”, which is the id of features[0] too
      an id that no other project of the file has
      Give this one an id of its own, such as the name with the country behind it."
    `);
  });

  it.each([
    'Sihanoukville Port',
    'port--kh',
    '-port',
    '__proto__',
    'constructor',
    'a/b',
    'häfen',
    '',
    7,
    null
  ])('refuses %j', (id) => {
    const faults = faultsWith({ put: [[at(port, 'id'), id]] });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.code).toBe('id/unsafe');
  });
});

describe('what must not be published', () => {
  it.each([
    ['Ask jane.o+news7@mail.example.co.uk.', 'Ask j…@….'],
    ['mailto:desk_9%40example.com?x', 'mailto:d…@…?x'],
    ['a@b.cd, é1@ö.example', 'a…@…, é…@…'],
    ['@example.com and 5 @ 3.20 a piece', '@example.com and 5 @ 3.20 a piece']
  ])('masks the whole of an e-mail address in %s', (text, masked) => {
    expect(withoutEmails(text)).toBe(masked);
  });

  it('finds an e-mail address in a property, and does not repeat it', () => {
    const [fault, ...others] = faultsWith({
      put: [[at(port, 'properties', 'summary'), 'Ask desk@example.com about it']]
    });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: 'email/published', id: port });
    expect(JSON.stringify(fault)).not.toContain('example');
  });

  it('finds an e-mail address in the text and says on which line', () => {
    const [fault, ...others] = faultsWith({ article: (text) => `${text}\nWrite to desk@example.com.\n` });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: 'email/published', line: 31 });
  });

  it('finds an e-mail address in the byline', () => {
    const faults = faultsWith({
      article: (text) => text.replace('Hwang Sujin', 'Hwang Sujin (desk@example.com)')
    });
    expect(faults).toMatchObject([{ code: 'email/published', line: 3, path: 'byline' }]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com/a', '//example.com', 'not a link'])(
    'refuses the link %s',
    (url) => {
      const faults = faultsWith({ put: [[at(port, 'properties', 'location', 'sources', 0, 'url'), url]] });
      expect(faults).toMatchObject([{ code: 'link/not-http', id: port }]);
      expect(faults[0]?.found).toBe(`“${url}”, which is no http or https address`);
    }
  );
});
