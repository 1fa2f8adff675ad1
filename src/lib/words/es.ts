import { counting } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

export const locale = 'es';
const { number, plural } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string => plural(count, { one: '# proyecto', other: '# proyectos' });

export const page: PageWords = {
  comma: ', ',
  stop: '.',

  mapOf: (title) => `Mapa de «${title}»`,
  pictureOf: (title) => `Mapa de los proyectos de «${title}»`,
  pictureWith: (project) => `Mapa con ${project} señalado`,
  map: 'mapa',
  kicker: 'El mapa de un artículo',
  skip: 'Saltar el mapa',
  readArticle: 'Leer el artículo',
  readIn: (publisher) => `Leerlo en ${publisher}`,
  share: 'Compartir e insertar',

  filter: 'Filtrar por tema',
  themes: 'Mostrar solo estos temas',
  showAll: 'Mostrar todos',
  projects,
  shown: (count, total) => `${number(count)} de ${projects(total)} a la vista`,
  onTheMap: 'En el mapa',
  nonePlaced: 'Ningún proyecto tiene un lugar en el mapa.',
  noProjects: 'Aún no hay proyectos.',
  noneChosen: 'Ningún proyecto de los temas elegidos tiene un lugar en el mapa.',
  across: 'En toda la región',
  acrossHint: 'Varios países a la vez: al elegir un proyecto se iluminan.',
  acrossOne: 'Ningún punto sería exacto: al elegir un proyecto se iluminan sus países.',
  more: (next, listed, total) =>
    `Mostrar ${number(next)} más (${number(listed)} de ${number(total)} en la lista)`,
  rest: (count) => `Hay ${number(count)} más en los datos del artículo.`,
  markersKey: 'Cómo leer los marcadores',
  promise:
    'Cada cita está en el artículo palabra por palabra. Los resúmenes, las posiciones y las notas son de la redacción, con sus fuentes. Datos:',
  annotations: 'Web Annotations',
  precision: {
    site: { key: 'Lugar exacto', sentence: 'Este es el lugar mismo, con la precisión de su fuente.' },
    city: {
      key: 'Ciudad; no se conoce el lugar exacto',
      sentence: 'Se conoce la ciudad, no el lugar exacto.'
    },
    headquarters: {
      key: 'Sede de un socio; el proyecto está en otro lugar',
      sentence: 'Un socio tiene aquí su sede; el proyecto está en otro lugar, o no se sabe dónde.'
    },
    area: { key: 'Una zona', sentence: 'Está en algún lugar de esta zona.' },
    country: { key: 'Solo el país', sentence: 'El artículo solo nombra el país.' },
    region: {
      key: 'Toda una región',
      sentence: 'Concierne a toda una región, así que ningún punto sería exacto.'
    }
  },
  shape: {
    line: 'Pasa por aquí mismo.',
    area: 'Ocupa esta zona.',
    alongLine: 'Está en algún lugar de esta línea.',
    named: 'Solo se nombra la zona, así que ningún punto sería exacto.',
    countries: 'Concierne a varios países a la vez, así que ningún punto sería exacto.'
  },

  all: (count) => [`Los ${number(count)}`, ' proyectos'],
  some: (count, total) => `${number(count)} de ${projects(total)}`,
  backToList: 'Volver a la lista',
  back: 'Volver',
  backInList: 'De vuelta en la lista de proyectos',
  placeFromSources: 'El artículo no nombra el lugar; nuestras fuentes sí.',
  articleSays: 'Lo que dice el artículo',
  facts: 'Datos',
  kind: {
    project: 'Proyecto',
    partnership: 'Alianza',
    pilot: 'Proyecto piloto',
    programme: 'Programa',
    framework: 'Marco',
    presence: 'Presencia',
    event: 'Acto',
    context: 'Contexto'
  },
  status: 'Estado',
  statusOf: {
    planned: 'Previsto',
    'under way': 'En curso',
    completed: 'Terminado',
    operating: 'En funcionamiento',
    past: 'Pasado',
    suspended: 'Suspendido',
    cancelled: 'Cancelado'
  },
  partners: 'Socios',
  date: 'Fecha',
  notStated: 'No consta en el artículo',
  notFromArticle: 'no procede del artículo',
  countries: (count) => (count === 1 ? 'País' : 'Países'),
  noAddress: 'citada sin dirección',
  dateSource: 'Fuente de la fecha',
  figureSources: (count) => (count === 1 ? 'Fuente de la cifra' : 'Fuentes de las cifras'),
  notes: (count) => (count === 1 ? 'Nota de la redacción' : 'Notas de la redacción'),
  ours: 'Nuestro, no del artículo.',
  placed: 'Cómo lo situamos',
  unplaced: 'Por qué no tiene marcador',
  otherProjects: 'Otros proyectos',
  steps: 'Anterior y siguiente',
  previous: 'Anterior',
  next: 'Siguiente',
  step: (at, total) => `${number(at)} de ${number(total)}`,
  from: (publisher) => ['De «', `», ${publisher}, `, '.'],

  unfold: (count) => plural(count, { one: 'Mostrar el proyecto', other: 'Mostrar los # proyectos' }),
  fold: 'Plegar la lista',
  fullPage: 'Fechas, notas y fuentes',
  newTab: '(abre una pestaña nueva)',
  fullMap: 'El mapa completo',
  readOn: (project) => `${project}: seguir leyendo`,

  markers: 'Proyectos en el mapa',
  cluster: (count, parts) =>
    `${projects(count)}: ${parts.map(([theme, n]) => `${theme} ${number(n)}`).join(', ')}`,
  short: (count) => (count < 1000 ? number(count) : `${number(Number((count / 1000).toPrecision(2)))}k`),
  closer: (count) =>
    plural(count, { one: 'Más cerca de este proyecto', other: 'Más cerca de estos # proyectos' }),
  here: (count) => `${projects(count)} aquí`,
  moreHere: (count) => `Y ${number(count)} más: acerque el mapa para verlos por separado.`,
  close: 'Cerrar',
  thisCountry: (count) => (count === 1 ? 'el país de este proyecto' : 'los países de este proyecto'),
  orMore: (count) => `${number(count)} o más`,
  tints: ['proyectos', ' en un país'],
  caution: 'Las fronteras no son oficiales',
  credits: 'Créditos',
  publicDomain: 'dominio público',

  controls: 'Controles del mapa',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  whole: 'Toda la región',
  fullScreen: 'Pantalla completa',
  leaveFullScreen: 'Salir de la pantalla completa',
  whereabouts: (zoom, limit, near) =>
    `Zoom ${number(zoom)}${limit ? { closest: ', el máximo', widest: ', el mínimo' }[limit] : ''}${near ? `, cerca de ${near}` : ''}`,
  keys: 'Las flechas lo mueven; más y menos cambian el zoom.',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Use Ctrl + desplazamiento para hacer zoom en el mapa',
    'CooperativeGesturesHandler.MacHelpText': 'Use ⌘ + desplazamiento para hacer zoom en el mapa',
    'CooperativeGesturesHandler.MobileHelpText': 'Use dos dedos para mover el mapa',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km'
  },
  trouble: {
    'no-webgl': 'Este navegador no puede dibujar el mapa interactivo.',
    refused: 'Las reglas de este sitio no permiten el mapa interactivo.',
    'not-loaded': 'No se pudo cargar el mapa interactivo.',
    offline: 'Sin conexión no hay mapa interactivo.',
    slow: 'El mapa interactivo tarda en llegar.',
    stopped: 'El mapa interactivo se ha detenido.',
    coarser: 'Faltan algunos detalles del mapa.'
  },
  retry: 'Reintentar',
  dismiss: 'Cerrar'
};

export const share: ShareWords = {
  title: 'Compartir e insertar',
  close: 'Cerrar',
  what: 'Qué compartir',
  wholeMap: 'Todo el mapa',
  only: (project) => `Solo ${project}`,
  ways: 'Formas de compartir',
  link: 'Enlace',
  frame: 'Iframe',
  element: 'Elemento',
  address: 'Dirección',
  citation: 'Cita',
  code: 'Código',
  copy: 'Copiar',
  copied: 'Copiado',
  copiedWhat: (what) => `${what}: copiado`,
  selected: (what) => `${what}: seleccionado; su navegador pide que lo copie usted`,
  downloads: 'Descargas',
  picture: 'Imagen, 1200 × 630 px (PNG)',
  smallMap: 'Mapa pequeño (SVG)',
  oembed:
    'WordPress, Ghost, Drupal y otros insertan el mapa con solo la dirección de la página: péguela en una línea aparte.',
  endpoint: 'Donde se pida un punto de acceso oEmbed, es este archivo:',
  aboutFrame: 'Funciona en todas partes, sin script en su página.',
  aboutElement:
    'Ajusta su altura a lo que muestra. Un solo script de 3 kB, que su página comprueba por su huella.',
  colours: 'Colores',
  colour: { auto: 'Los del lector', light: 'Claro', dark: 'Oscuro' },
  words: 'Textos',
  panel: { side: 'Junto al mapa', below: 'Bajo el mapa', none: 'Ninguno' },
  interactive: 'El mapa se puede mover y ampliar',
  consent: 'Preguntar al lector antes de cargar nada',
  width: 'Ancho de la vista previa',
  phone: 'Teléfono',
  column: 'Columna',
  preview: 'Vista previa',

  seeMap: (title) => `Ver el mapa: ${title}`,
  frameTitle: (title) => `Mapa: ${title}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ? `${byline}, ` : ''}«${title}», ${publisher}, ${date}. ${project ? `«${project}», m` : 'M'}apa: Wherein, ${page}`
};

export const dates: DateWords = {
  since: (date) => `desde ${date}`,
  until: (date) => `hasta ${date}`,
  range: (from, to) => `${from} – ${to}`,
  perhaps: (date) => `quizá ${date}`,
  about: (date) => `hacia ${date}`,
  perhapsAbout: (date) => `quizá hacia ${date}`,
  decade: (year) => `años ${year}`,
  season: {
    spring: (year) => `primavera de ${year}`,
    summer: (year) => `verano de ${year}`,
    autumn: (year) => `otoño de ${year}`,
    winter: (year) => `invierno de ${year}`
  }
};

export const site: SiteWords = {
  title: 'Wherein · mapas de artículos',
  description: 'Mapas que muestran dónde están los proyectos de un artículo, con las palabras del artículo.',
  heading: 'Mapas de artículos',
  empty: ['Todavía no hay ningún artículo. Ponga uno en ', '; el README explica cómo.'],
  notFound: 'No encontrado',
  notFoundTitle: 'Esta página no está en el mapa',
  notFoundWhy: 'La dirección puede ser antigua o estar mal escrita.',
  wrong: 'Algo ha fallado',
  home: 'Ir al mapa'
};
