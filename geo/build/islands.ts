import type { Box } from './mercator.ts';

/**
 * Islands that several countries claim and that the map gives to none: the Spratly Islands, the Paracel Islands,
 * Scarborough Shoal, Pratas, the Senkaku Islands, the Liancourt Rocks, Serranilla and Bajo Nuevo.
 */
export const CLAIMED: readonly Box[] = [
  [110.9, 6.2, 115.5, 12.2],
  [115.5, 7.3, 116.6, 12.2],
  [111, 15.5, 113, 17.3],
  [117.5, 15, 118, 15.4],
  [116.6, 20.5, 117, 20.9],
  [123.3, 25.6, 124.8, 26.1],
  [131.8, 37.2, 131.95, 37.3],
  [-80, 15.7, -78.5, 15.95]
];

/** Islands that Natural Earth does not have and whose nearest land is another country's, or is very far. */
export const ISLANDS: readonly { box: Box; iso: string }[] = [
  { box: [103.91, 1.375, 104.0, 1.432], iso: 'SG' },
  { box: [104.005, 1.375, 104.085, 1.44], iso: 'SG' },
  { box: [118.205, 24.35, 118.5, 24.53], iso: 'TW' },
  { box: [119.85, 25.9, 120.6, 26.45], iso: 'TW' },
  { box: [136, 20.3, 136.2, 20.5], iso: 'JP' },
  { box: [137, 6, 150, 10.5], iso: 'FM' },
  { box: [82, 77.3, 83, 77.7], iso: 'RU' },
  { box: [-109.4, 10.1, -109, 10.5], iso: 'FR' },
  { box: [59.3, -17, 59.9, -16], iso: 'MU' },
  { box: [148, -18, 157, -15], iso: 'AU' },
  { box: [157.5, -22, 160, -18.9], iso: 'NC' }
];

/**
 * Islands near another country's land than their own, and such as are easily lost: what the build is checked on, beside
 * the cities on the map. `from` is the zoom from which one must be in the tiles, if not only the finest.
 */
export const KNOWN: readonly {
  name: string;
  at: readonly [lon: number, lat: number];
  iso: string;
  from?: number;
}[] = [
  { name: 'Singapore', at: [103.82, 1.36], iso: 'SG', from: 2 },
  { name: 'Bahrain', at: [50.55, 26.05], iso: 'BH', from: 3 },
  { name: 'Malta', at: [14.43, 35.89], iso: 'MT', from: 4 },
  { name: 'Nauru', at: [166.932, -0.525], iso: 'NR', from: 6 },
  { name: 'Upolu', at: [-171.75, -13.92], iso: 'WS', from: 3 },
  { name: 'Tongatapu', at: [-175.2, -21.18], iso: 'TO', from: 5 },
  { name: 'Oʻahu', at: [-157.98, 21.47], iso: 'US', from: 4 },
  { name: 'Viti Levu', at: [178, -17.8], iso: 'FJ', from: 2 },
  { name: 'Taveuni', at: [-179.98, -16.85], iso: 'FJ', from: 5 },
  { name: 'Vanua Levu', at: [179.3, -16.6], iso: 'FJ', from: 3 },
  { name: 'Chukotka', at: [-175, 66.5], iso: 'RU', from: 2 },
  { name: 'Wrangel Island', at: [-179.5, 71.2], iso: 'RU', from: 3 },
  { name: 'Spitsbergen', at: [16, 78.5], iso: 'NO', from: 2 },
  { name: 'Damietta', at: [31.81, 31.41], iso: 'EG', from: 7 },
  { name: 'Manaus', at: [-60.02, -3.05], iso: 'BR', from: 3 },
  { name: 'Reykjavík', at: [-21.85, 64.12], iso: 'IS', from: 7 },
  { name: 'Lobito', at: [13.58, -12.38], iso: 'AO', from: 5 },
  { name: 'Tenerife', at: [-16.55, 28.3], iso: 'ES', from: 4 },
  { name: 'Réunion', at: [55.5, -21.13], iso: 'FR', from: 5 },
  { name: 'Falkland Islands', at: [-58.45, -51.82], iso: 'FK', from: 3 },
  { name: 'Ormuz', at: [56.46, 27.06], iso: 'IR' },
  { name: 'Lesbos', at: [26.3, 39.2], iso: 'GR', from: 5 },
  { name: 'Soyo, south of the Congo', at: [12.5, -6.3], iso: 'AO', from: 5 },
  { name: 'Muanda, north of the Congo', at: [12.45, -5.85], iso: 'CD', from: 7 },
  { name: 'Saint-Laurent, east of the Maroni', at: [-54, 5.45], iso: 'FR', from: 5 },
  { name: 'Nickerie, east of the Corantijn', at: [-56.9, 5.85], iso: 'SR', from: 5 },
  { name: 'Skeldon, west of the Corantijn', at: [-57.25, 5.9], iso: 'GY', from: 7 },
  { name: 'Colonia', at: [-57.8, -34.4], iso: 'UY', from: 5 },
  { name: 'Gotland', at: [18.5, 57.5], iso: 'SE', from: 4 },
  { name: 'Phú Quốc', at: [104.0, 10.25], iso: 'VN' },
  { name: 'Thổ Chu', at: [103.485, 9.305], iso: 'VN' },
  { name: 'Koh Rong', at: [103.25, 10.72], iso: 'KH' },
  { name: 'Ko Kut', at: [102.57, 11.65], iso: 'TH' },
  { name: 'Langkawi', at: [99.8, 6.37], iso: 'MY' },
  { name: 'Tarutao', at: [99.65, 6.6], iso: 'TH' },
  { name: 'Tioman', at: [104.17, 2.8], iso: 'MY' },
  { name: 'Batam', at: [104.03, 1.08], iso: 'ID' },
  { name: 'Pulau Ubin', at: [103.96, 1.41], iso: 'SG' },
  { name: 'Pulau Tekong', at: [104.05, 1.405], iso: 'SG' },
  { name: 'Great Natuna', at: [108.2, 3.95], iso: 'ID' },
  { name: 'Miangas', at: [126.597, 5.557], iso: 'ID' },
  { name: 'Mapun', at: [118.5, 6.98], iso: 'PH' },
  { name: 'Balabac', at: [117.03, 7.95], iso: 'PH' },
  { name: 'Batan', at: [121.985, 20.45], iso: 'PH' },
  { name: 'Oecusse', at: [124.35, -9.3], iso: 'TL' },
  { name: 'Ataúro', at: [125.58, -8.25], iso: 'TL' },
  { name: 'Wetar', at: [126.3, -7.75], iso: 'ID' },
  { name: 'Temburong', at: [115.15, 4.6], iso: 'BN' },
  { name: 'Great Coco', at: [93.379, 14.107], iso: 'MM' },
  { name: 'North Andaman', at: [92.95, 13.3], iso: 'IN' },
  { name: 'Masalembo', at: [114.43, -5.55], iso: 'ID' },
  { name: 'Yonaguni', at: [123.0, 24.455], iso: 'JP' },
  { name: 'Tsushima', at: [129.3, 34.4], iso: 'JP' },
  { name: 'Minami-Daitō', at: [131.24, 25.84], iso: 'JP' },
  { name: 'Ulleungdo', at: [130.87, 37.5], iso: 'KR' },
  { name: 'Jeju', at: [126.55, 33.38], iso: 'KR' },
  { name: 'Baengnyeongdo', at: [124.68, 37.95], iso: 'KR' },
  { name: 'Kinmen', at: [118.35, 24.45], iso: 'TW' },
  { name: 'Hainan', at: [109.7, 19.2], iso: 'CN' },
  { name: 'Saibai', at: [142.65, -9.39], iso: 'AU' },
  { name: 'Babeldaob', at: [134.58, 7.5], iso: 'PW' },
  { name: 'Moneron', at: [141.23, 46.25], iso: 'RU' }
];
