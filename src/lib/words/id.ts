import { counting } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

export const locale = 'id';
const { number } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string => `${number(count)} proyek`;

export const page: PageWords = {
  comma: ', ',
  stop: '.',

  mapOf: (title) => `Peta “${title}”`,
  pictureOf: (title) => `Peta proyek-proyek dalam “${title}”`,
  pictureWith: (project) => `Peta dengan tanda ${project}`,
  map: 'peta',
  kicker: 'Peta sebuah artikel',
  skip: 'Lewati peta',
  readArticle: 'Baca artikelnya',
  readIn: (publisher) => `Baca di ${publisher}`,
  share: 'Bagikan dan sematkan',

  filter: 'Saring menurut tema',
  themes: 'Tampilkan hanya tema ini',
  showAll: 'Tampilkan semua',
  projects,
  shown: (count, total) => `${number(count)} dari ${projects(total)} ditampilkan`,
  onTheMap: 'Di peta',
  nonePlaced: 'Tidak ada proyek yang punya tempat di peta.',
  noProjects: 'Belum ada proyek.',
  noneChosen: 'Tidak ada proyek dari tema yang dipilih yang punya tempat di peta.',
  across: 'Di seluruh kawasan',
  acrossHint: 'Beberapa negara sekaligus: pilih proyek untuk menyorotinya.',
  acrossOne: 'Tidak ada satu titik yang tepat: pilih proyek untuk menyoroti negaranya.',
  more: (next, listed, total) =>
    `Tampilkan ${number(next)} lagi (${number(listed)} dari ${number(total)} dalam daftar)`,
  rest: (count) => `${number(count)} lagi ada dalam data artikel.`,
  markersKey: 'Cara membaca penanda',
  promise:
    'Setiap kutipan ada dalam artikel, kata demi kata. Ringkasan, posisi, dan catatan berasal dari redaksi, dengan sumbernya. Data:',
  annotations: 'Web Annotations',
  precision: {
    site: { key: 'Lokasi tepat', sentence: 'Inilah lokasinya, seteliti yang disebut sumbernya.' },
    city: {
      key: 'Kota; lokasi tepatnya tidak diketahui',
      sentence: 'Kotanya diketahui, lokasi tepatnya tidak.'
    },
    headquarters: {
      key: 'Kantor pusat mitra; proyeknya di tempat lain',
      sentence: 'Kantor pusat mitra ada di sini; proyeknya di tempat lain, atau tempatnya tidak diketahui.'
    },
    area: { key: 'Suatu wilayah', sentence: 'Tempatnya di suatu titik dalam wilayah ini.' },
    country: { key: 'Negara saja', sentence: 'Artikel hanya menyebut negaranya.' },
    region: {
      key: 'Seluruh kawasan',
      sentence: 'Ini menyangkut seluruh kawasan, jadi tidak ada satu titik yang tepat.'
    }
  },
  shape: {
    line: 'Tepat di sini jalurnya.',
    area: 'Tepat wilayah ini yang ditempati.',
    alongLine: 'Tempatnya di suatu titik sepanjang jalur ini.',
    named: 'Hanya wilayahnya yang disebut, jadi tidak ada satu titik yang tepat.',
    countries: 'Ini menyangkut beberapa negara sekaligus, jadi tidak ada satu titik yang tepat.'
  },

  all: (count) => [`Semua ${number(count)}`, ' proyek'],
  some: (count, total) => `${number(count)} dari ${projects(total)}`,
  backToList: 'Kembali ke daftar',
  back: 'Kembali',
  backInList: 'Kembali ke daftar proyek',
  placeFromSources: 'Artikel tidak menyebut tempatnya; sumber kami menyebutnya.',
  articleSays: 'Yang dikatakan artikel',
  facts: 'Fakta',
  kind: {
    project: 'Proyek',
    partnership: 'Kemitraan',
    pilot: 'Proyek percontohan',
    programme: 'Program',
    framework: 'Kerangka kerja',
    presence: 'Kehadiran',
    event: 'Acara',
    context: 'Konteks'
  },
  status: 'Status',
  statusOf: {
    planned: 'Direncanakan',
    'under way': 'Berlangsung',
    completed: 'Selesai',
    operating: 'Beroperasi',
    past: 'Sudah lewat',
    suspended: 'Ditangguhkan',
    cancelled: 'Dibatalkan'
  },
  partners: 'Mitra',
  date: 'Tanggal',
  notStated: 'Tidak disebutkan dalam artikel',
  notFromArticle: 'bukan dari artikel',
  countries: () => 'Negara',
  noAddress: 'disebut tanpa alamat',
  dateSource: 'Sumber tanggal',
  figureSources: () => 'Sumber angka',
  notes: () => 'Catatan redaksi',
  ours: 'Dari kami, bukan dari artikel.',
  placed: 'Cara kami menentukan tempatnya',
  unplaced: 'Mengapa tidak ada penandanya',
  otherProjects: 'Proyek lain',
  steps: 'Sebelumnya dan berikutnya',
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  step: (at, total) => `${number(at)} dari ${number(total)}`,
  from: (publisher) => ['Dari “', `”, ${publisher}, `, '.'],

  unfold: (count) => `Tampilkan semua ${projects(count)}`,
  fold: 'Lipat daftar',
  fullPage: 'Tanggal, catatan, dan sumber',
  newTab: '(membuka tab baru)',
  fullMap: 'Peta lengkap',
  readOn: (project) => `${project}: baca selengkapnya`,

  markers: 'Proyek di peta',
  cluster: (count, parts) =>
    `${projects(count)}: ${parts.map(([theme, n]) => `${number(n)} ${theme}`).join(', ')}`,
  short: (count) => (count < 1000 ? number(count) : `${number(Number((count / 1000).toPrecision(2)))}rb`),
  closer: (count) => `Lebih dekat ke ${projects(count)} ini`,
  here: (count) => `${projects(count)} di sini`,
  moreHere: (count) => `Dan ${number(count)} lagi: perbesar peta untuk melihatnya terpisah.`,
  close: 'Tutup',
  thisCountry: () => 'negara proyek ini',
  orMore: (count) => `${number(count)} atau lebih`,
  tints: ['proyek', ' di suatu negara'],
  caution: 'Batas negara bukan rujukan resmi',
  credits: 'Kredit',
  publicDomain: 'domain publik',

  controls: 'Kendali peta',
  zoomIn: 'Perbesar',
  zoomOut: 'Perkecil',
  whole: 'Seluruh kawasan',
  fullScreen: 'Layar penuh',
  leaveFullScreen: 'Keluar dari layar penuh',
  whereabouts: (zoom, limit, near) =>
    `Zoom ${number(zoom)}${limit ? { closest: ', paling dekat', widest: ', paling luas' }[limit] : ''}${near ? `, dekat ${near}` : ''}`,
  keys: 'Tombol panah menggesernya, plus dan minus mengubah zoom.',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Gunakan Ctrl + gulir untuk memperbesar peta',
    'CooperativeGesturesHandler.MacHelpText': 'Gunakan ⌘ + gulir untuk memperbesar peta',
    'CooperativeGesturesHandler.MobileHelpText': 'Gunakan dua jari untuk menggeser peta',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km'
  },
  trouble: {
    'no-webgl': 'Peramban ini tidak dapat menggambar peta interaktif.',
    refused: 'Aturan situs ini melarang peta interaktif.',
    'not-loaded': 'Peta interaktif tidak dapat dimuat.',
    offline: 'Tidak ada koneksi, jadi tidak ada peta interaktif.',
    slow: 'Peta interaktif lambat dimuat.',
    stopped: 'Peta interaktif berhenti.',
    coarser: 'Sebagian rincian peta tidak ada.'
  },
  retry: 'Coba lagi',
  dismiss: 'Tutup'
};

export const share: ShareWords = {
  title: 'Bagikan dan sematkan',
  close: 'Tutup',
  what: 'Yang dibagikan',
  wholeMap: 'Seluruh peta',
  only: (project) => `Hanya ${project}`,
  ways: 'Cara berbagi',
  link: 'Tautan',
  frame: 'Iframe',
  element: 'Elemen',
  address: 'Alamat',
  citation: 'Sitasi',
  code: 'Kode',
  copy: 'Salin',
  copied: 'Disalin',
  copiedWhat: (what) => `${what} disalin`,
  selected: (what) => `${what} dipilih; peramban meminta Anda menyalinnya sendiri`,
  downloads: 'Unduhan',
  picture: 'Gambar, 1200 × 630 px (PNG)',
  smallMap: 'Peta kecil (SVG)',
  oembed:
    'WordPress, Ghost, Drupal, dan lainnya menyematkan peta dari alamat halaman saja: tempelkan pada baris tersendiri.',
  endpoint: 'Bila diminta titik akhir oEmbed, inilah berkasnya:',
  aboutFrame: 'Berfungsi di mana saja, tanpa skrip di halaman Anda.',
  aboutElement: 'Tingginya menyesuaikan isinya. Satu skrip 3 kB, yang diperiksa halaman Anda lewat hash-nya.',
  colours: 'Warna',
  colour: { auto: 'Pilihan pembaca', light: 'Terang', dark: 'Gelap' },
  words: 'Teks',
  panel: { side: 'Di samping peta', below: 'Di bawah peta', none: 'Tidak ada' },
  interactive: 'Peta dapat digeser dan diperbesar',
  consent: 'Tanyai pembaca sebelum memuat apa pun',
  width: 'Lebar pratinjau',
  phone: 'Ponsel',
  column: 'Kolom',
  preview: 'Pratinjau',

  seeMap: (title) => `Lihat peta: ${title}`,
  frameTitle: (title) => `Peta: ${title}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ? `${byline}, ` : ''}“${title}”, ${publisher}, ${date}. ${project ? `“${project}”, p` : 'P'}eta: Wherein, ${page}`
};

export const dates: DateWords = {
  since: (date) => `sejak ${date}`,
  until: (date) => `hingga ${date}`,
  range: (from, to) => `${from} hingga ${to}`,
  perhaps: (date) => `mungkin ${date}`,
  about: (date) => `sekitar ${date}`,
  perhapsAbout: (date) => `mungkin sekitar ${date}`,
  decade: (year) => `${year}-an`,
  season: {
    spring: (year) => `musim semi ${year}`,
    summer: (year) => `musim panas ${year}`,
    autumn: (year) => `musim gugur ${year}`,
    winter: (year) => `musim dingin ${year}`
  }
};

export const site: SiteWords = {
  title: 'Wherein · peta artikel',
  description:
    'Peta yang menunjukkan letak proyek dalam sebuah artikel, dengan kata-kata artikel itu sendiri.',
  heading: 'Peta artikel',
  empty: ['Belum ada artikel. Letakkan satu di ', '; README menjelaskan caranya.'],
  notFound: 'Tidak ditemukan',
  notFoundTitle: 'Halaman ini tidak ada di peta',
  notFoundWhy: 'Alamatnya mungkin lama atau salah ketik.',
  wrong: 'Terjadi kesalahan',
  home: 'Ke peta'
};
