import { counting } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

export const locale = 'fr';
const { number, plural } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string => plural(count, { one: '# projet', other: '# projets' });

export const page: PageWords = {
  comma: ', ',
  stop: '.',

  mapOf: (title) => `Carte de «\u00a0${title}\u00a0»`,
  pictureOf: (title) => `Carte des projets cités dans «\u00a0${title}\u00a0»`,
  pictureWith: (project) => `Carte situant ${project}`,
  map: 'carte',
  kicker: 'La carte d’un article',
  skip: 'Passer la carte',
  readArticle: 'Lire l’article',
  readIn: (publisher) => `À lire dans ${publisher}`,
  share: 'Partager et intégrer',

  filter: 'Filtrer par thème',
  themes: 'N’afficher que ces thèmes',
  showAll: 'Tout afficher',
  projects,
  shown: (count, total) =>
    `${plural(count, { one: '# projet affiché', other: '# projets affichés' })} sur ${number(total)}`,
  onTheMap: 'Sur la carte',
  nonePlaced: 'Aucun projet n’a de place sur la carte.',
  noProjects: 'Il n’y a pas encore de projet.',
  noneChosen: 'Aucun projet des thèmes choisis n’a de place sur la carte.',
  across: 'Dans toute la région',
  acrossHint: 'Plusieurs pays à la fois\u00a0: choisir un projet les met en lumière.',
  acrossOne: 'Aucun point ne serait juste\u00a0: choisir un projet met ses pays en lumière.',
  more: (next, listed, total) =>
    `En afficher ${number(next)} de plus (${number(listed)} sur ${number(total)} affichés)`,
  rest: (count) =>
    plural(count, {
      one: '# autre se trouve dans les données de l’article.',
      other: '# autres se trouvent dans les données de l’article.'
    }),
  markersKey: 'Comment lire les repères',
  promise:
    'Chaque extrait figure mot pour mot dans l’article. Résumés, positions et notes sont de la rédaction, avec leurs sources. Données\u00a0:',
  annotations: 'Web Annotations',
  precision: {
    site: { key: 'Lieu exact', sentence: 'C’est le lieu même, aussi précisément que sa source le situe.' },
    city: {
      key: 'Ville\u00a0; le lieu exact n’est pas connu',
      sentence: 'La ville est connue, le lieu exact ne l’est pas.'
    },
    headquarters: {
      key: 'Siège d’un partenaire\u00a0; le projet est ailleurs',
      sentence: 'Un partenaire a son siège ici\u00a0; le projet est ailleurs, ou son lieu n’est pas connu.'
    },
    area: { key: 'Une zone', sentence: 'C’est quelque part dans cette zone.' },
    country: { key: 'Pays seulement', sentence: 'L’article ne nomme que le pays.' },
    region: {
      key: 'Toute une région',
      sentence: 'Le projet concerne toute une région\u00a0: aucun point ne serait juste.'
    }
  },
  shape: {
    line: 'Le tracé passe ici même.',
    area: 'Le projet occupe cette zone.',
    alongLine: 'C’est quelque part le long de ce tracé.',
    named: 'Seule la zone est nommée\u00a0: aucun point ne serait juste.',
    countries: 'Le projet concerne plusieurs pays à la fois\u00a0: aucun point ne serait juste.'
  },

  all: (count) => [`Les ${number(count)}`, ' projets'],
  some: (count, total) => `${number(count)} sur ${projects(total)}`,
  backToList: 'Retour à la liste',
  back: 'Retour',
  backInList: 'Retour à la liste des projets',
  placeFromSources: 'L’article ne nomme pas le lieu\u00a0; nos sources le font.',
  articleSays: 'Ce que dit l’article',
  facts: 'En bref',
  kind: {
    project: 'Projet',
    partnership: 'Partenariat',
    pilot: 'Projet pilote',
    programme: 'Programme',
    framework: 'Cadre',
    presence: 'Présence',
    event: 'Événement',
    context: 'Contexte'
  },
  status: 'État',
  statusOf: {
    planned: 'Prévu',
    'under way': 'En cours',
    completed: 'Achevé',
    operating: 'En service',
    past: 'Passé',
    suspended: 'Suspendu',
    cancelled: 'Annulé'
  },
  partners: 'Partenaires',
  date: 'Date',
  notStated: 'Non précisé dans l’article',
  notFromArticle: 'ne vient pas de l’article',
  countries: () => 'Pays',
  noAddress: 'nommée sans adresse',
  dateSource: 'Source de la date',
  figureSources: (count) => (count === 1 ? 'Source du chiffre' : 'Sources des chiffres'),
  notes: (count) => (count === 1 ? 'Note de la rédaction' : 'Notes de la rédaction'),
  ours: 'De nous, non de l’article.',
  placed: 'Comment nous l’avons situé',
  unplaced: 'Pourquoi il n’a pas de repère',
  otherProjects: 'Autres projets',
  steps: 'Précédent et suivant',
  previous: 'Précédent',
  next: 'Suivant',
  step: (at, total) => `${number(at)} sur ${number(total)}`,
  from: (publisher) => ['Extrait de «\u00a0', `\u00a0», ${publisher}, `, '.'],

  unfold: (count) => plural(count, { one: 'Afficher le projet', other: 'Afficher les # projets' }),
  fold: 'Replier la liste',
  fullPage: 'Dates, notes et sources',
  newTab: '(ouvre un nouvel onglet)',
  fullMap: 'La carte complète',
  readOn: (project) => `${project}\u00a0: lire la suite`,

  markers: 'Projets sur la carte',
  cluster: (count, parts) =>
    `${projects(count)}\u00a0: ${parts.map(([theme, n]) => `${theme} ${number(n)}`).join(', ')}`,
  short: (count) => (count < 1000 ? number(count) : `${number(Number((count / 1000).toPrecision(2)))}k`),
  closer: (count) => plural(count, { one: 'Plus près de ce projet', other: 'Plus près de ces # projets' }),
  here: (count) => `${projects(count)} ici`,
  moreHere: (count) => `Et ${number(count)} de plus\u00a0: approchez la carte pour les voir séparément.`,
  close: 'Fermer',
  thisCountry: () => 'pays de ce projet',
  orMore: (count) => `${number(count)} ou plus`,
  tints: ['projets', ' dans un pays'],
  caution: 'Les frontières ne font pas autorité',
  credits: 'Crédits',
  publicDomain: 'domaine public',

  controls: 'Commandes de la carte',
  zoomIn: 'Zoom avant',
  zoomOut: 'Zoom arrière',
  whole: 'Toute la région',
  fullScreen: 'Plein écran',
  leaveFullScreen: 'Quitter le plein écran',
  whereabouts: (zoom, limit, near) =>
    `Zoom ${number(zoom)}${limit ? { closest: ', le plus proche', widest: ', le plus large' }[limit] : ''}${near ? `, près de ${near}` : ''}`,
  keys: 'Les flèches la déplacent, plus et moins changent le zoom.',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl + défilement pour zoomer sur la carte',
    'CooperativeGesturesHandler.MacHelpText': '⌘ + défilement pour zoomer sur la carte',
    'CooperativeGesturesHandler.MobileHelpText': 'Deux doigts pour déplacer la carte',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km'
  },
  trouble: {
    'no-webgl': 'Ce navigateur ne peut pas dessiner la carte animée.',
    refused: 'Les règles de ce site interdisent la carte animée.',
    'not-loaded': 'La carte animée n’a pas pu être chargée.',
    offline: 'Pas de connexion, donc pas de carte animée.',
    slow: 'La carte animée se fait attendre.',
    stopped: 'La carte animée s’est arrêtée.',
    coarser: 'Il manque des détails à la carte.'
  },
  retry: 'Réessayer',
  dismiss: 'Fermer'
};

export const share: ShareWords = {
  title: 'Partager et intégrer',
  close: 'Fermer',
  what: 'Que partager',
  wholeMap: 'Toute la carte',
  only: (project) => `Seulement ${project}`,
  ways: 'Façons de partager',
  link: 'Lien',
  frame: 'Iframe',
  element: 'Élément',
  address: 'Adresse',
  citation: 'Référence',
  code: 'Code',
  copy: 'Copier',
  copied: 'Copié',
  copiedWhat: (what) => `${what}\u00a0: copié`,
  selected: (what) => `${what}\u00a0: sélectionné\u00a0; votre navigateur vous laisse copier vous-même`,
  downloads: 'Téléchargements',
  picture: 'Image, 1200 × 630 px (PNG)',
  smallMap: 'Petite carte (SVG)',
  oembed:
    'WordPress, Ghost, Drupal et d’autres intègrent la carte à partir de la seule adresse de la page\u00a0: collez-la sur une ligne à part.',
  endpoint: 'Là où l’on demande un point d’accès oEmbed, c’est ce fichier\u00a0:',
  aboutFrame: 'Fonctionne partout, sans script sur votre page.',
  aboutElement:
    'Ajuste sa hauteur à ce qu’il montre. Un seul script de 3 ko, que votre page vérifie par son empreinte.',
  colours: 'Couleurs',
  colour: { auto: 'Celles du lecteur', light: 'Clair', dark: 'Sombre' },
  words: 'Textes',
  panel: { side: 'À côté de la carte', below: 'Sous la carte', none: 'Aucun' },
  interactive: 'La carte peut être déplacée et agrandie',
  consent: 'Demander au lecteur avant tout chargement',
  width: 'Largeur de l’aperçu',
  phone: 'Téléphone',
  column: 'Colonne',
  preview: 'Aperçu',

  seeMap: (title) => `Voir la carte\u00a0: ${title}`,
  frameTitle: (title) => `Carte\u00a0: ${title}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ? `${byline}, ` : ''}«\u00a0${title}\u00a0», ${publisher}, ${date}. ${project ? `«\u00a0${project}\u00a0», c` : 'C'}arte : Wherein, ${page}`
};

export const dates: DateWords = {
  since: (date) => `à partir de\u00a0: ${date}`,
  until: (date) => `jusqu’à\u00a0: ${date}`,
  range: (from, to) => `${from} – ${to}`,
  perhaps: (date) => `peut-être ${date}`,
  about: (date) => `vers ${date}`,
  perhapsAbout: (date) => `peut-être vers ${date}`,
  decade: (year) => `années ${year}`,
  season: {
    spring: (year) => `printemps ${year}`,
    summer: (year) => `été ${year}`,
    autumn: (year) => `automne ${year}`,
    winter: (year) => `hiver ${year}`
  }
};

export const site: SiteWords = {
  title: 'Wherein · cartes d’articles',
  description: 'Des cartes qui montrent où sont les projets d’un article, avec les mots de l’article.',
  heading: 'Cartes d’articles',
  empty: ['Il n’y a pas encore d’article. Mettez-en un dans ', '\u00a0; le README explique comment.'],
  notFound: 'Introuvable',
  notFoundTitle: 'Cette page n’est pas sur la carte',
  notFoundWhy: 'L’adresse est peut-être ancienne ou mal saisie.',
  wrong: 'Un problème est survenu',
  home: 'Aller à la carte'
};
