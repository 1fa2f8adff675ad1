/** A company, an authority or an institution that a text names. */
export interface OrganisationMention {
  readonly name: string;
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Its short form, where the text gives one in brackets, as EGAT. */
  readonly short?: string;
}

const WORD = "(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}&’'-]*|\\p{N}+\\p{Lu}\\p{L}*)";

/** Legal forms: a name that ends in one is a company's. */
const LEGAL =
  '(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LLP|PLC|plc|AG|GmbH|SE|NV|N\\.V|B\\.V|S\\.A|SpA|S\\.p\\.A|Oy|AB|ASA|Bhd|Tbk|KK|Pte|Pty|Holdings|Group|Industries|Airlines|Airways|Motors|Motor|Energy|Petroleum|Pharmaceuticals|Technologies|Telecom|Electric|Steel|Shipbuilding|Railways|Bancorp)';
/** Institutions that are named so at the end of their names. */
const INSTITUTION =
  '(?:University|Institute|Authority|Agency|Commission|Corporation|Association|Federation|Foundation|Bank|Ministry|Council|Organization|Organisation|Society|Bureau|Board|College|Exchange|Fund|Union)';
/** And at their beginning. */
const BEGINNING =
  '(?:Ministry|Department|University|Bank|Institute|Bureau|Embassy|Federation|Confederation|Association|Organization|Organisation|Commission|Office|Chamber)';

const PATTERNS = [
  // Mitsubishi Heavy Industries, Ltd.; IHI Corp.
  new RegExp(
    `(?<![\\p{L}\\p{N}])${WORD}(?:${'(?: |&| & )'}${WORD}){0,5},? ${LEGAL}\\b(?:,? (?:Inc|Ltd|LLC|PLC|plc|Bhd|Tbk|Co)\\b)*\\.?`,
    'gu'
  ),
  // Electricity Generating Authority of Thailand
  new RegExp(
    `(?<![\\p{L}\\p{N}])${WORD}(?: (?:and )?${WORD}){0,4} ${INSTITUTION}(?: (?:of|for)(?: the)? ${WORD}(?: ${WORD}){0,2})?(?![\\p{L}])`,
    'gu'
  ),
  // Ministry of Economy, Trade and Industry; University of Tokyo
  new RegExp(
    `(?<![\\p{L}\\p{N}])${BEGINNING} (?:of|for)(?: the)? ${WORD}(?:(?:, | and |, and | of | )${WORD}){0,5}(?![\\p{L}])`,
    'gu'
  )
];

/** Words that begin a sentence, or stand before a name, and are no part of it. */
const NOT_FIRST =
  /^(?:The|A|An|In|On|At|By|For|From|With|And|But|When|While|After|Before|As|If|According|This|That|These|Those|Its|Their|His|Her|Our|Last|Next|Since|Under|Both|Former|New|President|Minister|Chairman|Director|Governor|Professor|Prime|Chief|Meanwhile|However|Today|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December) /u;
/** Not organisations by themselves: half a name, or a common noun that a headline writes large. */
const TOO_LITTLE =
  /^(?:The )?(?:Company|Group|Bank|University|Ministry|Authority|Agency|Union|Council|Board|Fund|Commission|Soviet Union|European|National|Central|State|First|Renewable Energy|Clean Energy|Solar Energy|Wind Energy|Nuclear Energy|Green Energy|Student Union|Trade Union|Labour Union|Labor Union|Credit Union|World Group|West Bank|Left Bank|Right Bank|South Bank|City Council|Security Council|Executive Board|Advisory Board|Food Bank|Blood Bank|Data Exchange|Student Exchange|Trust Fund|Pension Fund|Monetary Union|Customs Union|Civil Union|State of the Union|Working Group|Age Group|Public Company|Holding Company)$/u;

/**
 * Finds organisations that their names tell surely: by a legal form, by what they are called (University, Ministry), or
 * by a short form in brackets. A company that goes by a bare name, as Sony, is left out: few and sure are proposed.
 *
 * @returns In the order of the text, none over another, each name once.
 */
export function findOrganisations(text: string): OrganisationMention[] {
  const found: OrganisationMention[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      let name = match[0];
      let start = match.index;
      for (let cut = NOT_FIRST.exec(name); cut; cut = NOT_FIRST.exec(name)) {
        name = name.slice(cut[0].length);
        start += cut[0].length;
      }
      name = name.replace(/,$/, '');
      if (/[^.]\.$/.test(name) && !/(?:Inc|Corp|Co|Ltd|S\.A|N\.V|B\.V|S\.p\.A)\.$/.test(name))
        name = name.slice(0, -1);
      const end = start + name.length;
      if (!name.includes(' ') || TOO_LITTLE.test(name)) continue;
      const over = found.filter((other) => end > other.start && start < other.end);
      if (over.some((other) => other.end - other.start >= end - start)) continue;
      for (const other of over) found.splice(found.indexOf(other), 1);
      const short = /^ \(([A-Z][A-Za-z&]{1,9})\)/.exec(text.slice(end))?.[1];
      found.push({ name, start, end, ...(short === undefined ? {} : { short }) });
    }
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ name }) => !seen.has(name) && Boolean(seen.add(name)));
}
