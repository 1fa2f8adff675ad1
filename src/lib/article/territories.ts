import type { BBox, CountryCode } from './types.ts';

/** Land or sea of which more than one state says that it is theirs, or that no ISO 3166-1 code names. */
export interface Territory {
  /** As a sentence can hold it: "Northern Cyprus", "the Spratly Islands". */
  readonly name: string;
  /** The codes that an article may place it under. The order says nothing. */
  readonly codes: readonly CountryCode[];
  /** The name of its shape in Natural Earth, where it has one of its own. */
  readonly shape?: string;
  /** The code of its shape there. */
  readonly code?: CountryCode;
  /** Where it lies otherwise: within this box, on land of one of its codes. */
  readonly within?: BBox;
  /** The same for islands too small for the map: anywhere in this box, at sea too. */
  readonly around?: BBox;
}

/**
 * Where the checker takes no side: an article may place a project there under any of the codes, and is only told to look
 * at its note. After Natural Earth's own list of breakaway and disputed areas, https://www.naturalearthdata.com; boxes
 * are rough on purpose, since all they do is warn.
 */
export const TERRITORIES: readonly Territory[] = [
  { name: 'Somaliland', codes: ['SO'], shape: 'Somaliland' },
  { name: 'Kosovo', codes: ['XK', 'RS'], shape: 'Kosovo' },
  { name: 'Guantánamo Bay', codes: ['CU', 'US'], shape: 'USNB Guantanamo Bay' },
  { name: 'Northern Cyprus', codes: ['CY', 'TR'], shape: 'N. Cyprus' },
  { name: 'the buffer zone in Cyprus', codes: ['CY', 'TR'], shape: 'Cyprus U.N. Buffer Zone' },
  { name: 'Dhekelia', codes: ['CY', 'GB'], shape: 'Dhekelia' },
  { name: 'Akrotiri', codes: ['CY', 'GB'], shape: 'Akrotiri' },
  { name: 'Baikonur', codes: ['KZ', 'RU'], shape: 'Baikonur' },
  { name: 'the Siachen Glacier', codes: ['IN', 'PK'], shape: 'Siachen Glacier' },
  {
    name: 'the Spratly Islands',
    codes: ['BN', 'CN', 'MY', 'PH', 'TW', 'VN'],
    shape: 'Spratly Is.',
    around: [109.5, 6, 117, 12]
  },
  { name: 'Scarborough Shoal', codes: ['CN', 'PH', 'TW'], around: [117.5, 14.9, 118, 15.4] },
  { name: 'Bajo Nuevo Bank', codes: ['CO', 'JM', 'US'], shape: 'Bajo Nuevo Bank' },
  { name: 'Serranilla Bank', codes: ['CO', 'JM', 'US'], shape: 'Serranilla Bank' },
  { name: 'Western Sahara', codes: ['EH', 'MA'], code: 'EH', within: [-17.2, 20.7, -8.6, 27.67] },
  { name: 'Crimea', codes: ['RU', 'UA'], within: [32.4, 44.3, 36.65, 46.15] },
  { name: 'the Golan Heights', codes: ['IL', 'SY'], within: [35.65, 32.68, 35.95, 33.35] },
  { name: 'Kashmir', codes: ['CN', 'IN', 'PK'], within: [73.4, 32.7, 80.4, 37.1] },
  { name: 'Arunachal Pradesh', codes: ['CN', 'IN'], within: [91.6, 26.7, 97.4, 29.5] },
  { name: 'Abyei', codes: ['SD', 'SS'], within: [27.8, 9.4, 29.1, 10.2] },
  { name: 'the Halaib Triangle', codes: ['EG', 'SD'], within: [33.2, 22, 37, 23.2] },
  { name: 'the Essequibo', codes: ['GY', 'VE'], within: [-61.4, 1.2, -58.4, 8.6] },
  { name: 'the southern Kuril Islands', codes: ['JP', 'RU'], within: [145.3, 43.3, 149, 45.6] },
  { name: 'the Senkaku or Diaoyu Islands', codes: ['CN', 'JP', 'TW'], around: [123.3, 25.6, 124.7, 26.1] },
  { name: 'the Paracel Islands', codes: ['CN', 'TW', 'VN'], around: [111, 15.7, 113, 17.2] },
  { name: 'Dokdo or Takeshima', codes: ['JP', 'KR'], around: [131.8, 37.2, 131.93, 37.3] },
  { name: 'the Falkland Islands', codes: ['AR', 'FK', 'GB'], code: 'FK' },
  { name: 'South Georgia', codes: ['AR', 'GB', 'GS'], code: 'GS' },
  { name: 'Gibraltar', codes: ['ES', 'GB', 'GI'], code: 'GI' },
  { name: 'the Palestinian territories', codes: ['IL', 'PS'], code: 'PS' },
  { name: 'Taiwan', codes: ['CN', 'TW'], code: 'TW' }
];

/** Codes under which an article may also place what has a code of its own, as `US` for Guam. */
export const PARTS_OF: Readonly<Record<CountryCode, readonly CountryCode[]>> = {
  AU: ['HM', 'NF'],
  CN: ['HK', 'MO'],
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'MF', 'NC', 'PF', 'PM', 'TF', 'WF'],
  GB: ['AI', 'BM', 'GG', 'IM', 'IO', 'JE', 'KY', 'MS', 'PN', 'SH', 'TC', 'VG'],
  NL: ['AW', 'CW', 'SX'],
  NZ: ['CK', 'NU'],
  US: ['AS', 'GU', 'MP', 'PR', 'UM', 'VI']
};

/** Shapes in Natural Earth that have no code, with the codes they belong to and nobody doubts. */
export const CODES_OF_SHAPES: Readonly<Record<string, readonly CountryCode[]>> = {
  'Clipperton I.': ['FR'],
  'Coral Sea Is.': ['AU'],
  'Indian Ocean Ter.': ['AU', 'CC', 'CX'],
  Kosovo: ['XK']
};

/**
 * Codes that have no outline of their own in Natural Earth, with the country whose outline holds theirs. `null`: none at
 * all, so nothing can be proved there.
 */
export const OUTLINE_OF: Readonly<Record<CountryCode, CountryCode | null>> = {
  BQ: 'NL',
  BV: 'NO',
  GF: 'FR',
  GP: 'FR',
  MQ: 'FR',
  RE: 'FR',
  SJ: 'NO',
  TK: null,
  YT: 'FR'
};
