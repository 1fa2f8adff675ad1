import { counting } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

export const locale = 'en-GB';
const { number, plural } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string => plural(count, { one: '# project', other: '# projects' });

export const page: PageWords = {
  comma: ', ',
  stop: '.',

  mapOf: (title) => `Map of “${title}”`,
  pictureOf: (title) => `Map of the projects in “${title}”`,
  pictureWith: (project) => `Map with ${project} marked`,
  map: 'map',
  kicker: 'Map of an article',
  skip: 'Skip the map',
  readArticle: 'Read the article',
  readIn: (publisher) => `Read it in ${publisher}`,
  share: 'Share and embed',

  filter: 'Filter by theme',
  themes: 'Show only these themes',
  showAll: 'Show all',
  projects,
  shown: (count, total) => `${number(count)} of ${projects(total)} shown`,
  onTheMap: 'On the map',
  nonePlaced: 'No project has a place on the map.',
  noProjects: 'There are no projects yet.',
  noneChosen: 'None of the chosen themes’ projects has a place on the map.',
  across: 'Across the region',
  acrossHint: 'Several countries at once: choosing one lights them up.',
  acrossOne: 'No point would be true: choosing one lights up its countries.',
  more: (next, listed, total) =>
    `Show ${number(next)} more: ${number(listed)} of ${number(total)} are listed`,
  rest: (count) =>
    plural(count, {
      one: '# more is in the article’s data.',
      other: '# more are in the article’s data.'
    }),
  markersKey: 'How to read the markers',
  promise:
    'Every excerpt stands in the article word for word. Summaries, positions and notes are the editors’, with their sources. Data:',
  annotations: 'Web Annotations',
  precision: {
    site: { key: 'Exact site', sentence: 'This is the site itself, as closely as its source places it.' },
    city: {
      key: 'City; the exact spot is not known',
      sentence: 'The city is known, the exact spot is not.'
    },
    headquarters: {
      key: 'A partner’s headquarters; the work is elsewhere',
      sentence: 'A partner has its headquarters here; the work is elsewhere, or its place is not known.'
    },
    area: { key: 'An area', sentence: 'It is somewhere in this area.' },
    country: { key: 'Country only', sentence: 'The article names only the country.' },
    region: { key: 'A whole region', sentence: 'It concerns a whole region, so no point would be true.' }
  },
  shape: {
    line: 'The thing itself runs here.',
    area: 'The thing itself takes up this area.',
    alongLine: 'It is somewhere along this line.',
    named: 'Only the area is named, so no point would be true.',
    countries: 'It concerns several countries at once, so no point would be true.'
  },

  all: (count) => [`All ${number(count)}`, count === 1 ? ' project' : ' projects'],
  some: (count, total) => `${number(count)} of ${projects(total)}`,
  backToList: 'Back to the list',
  back: 'Back',
  backInList: 'Back to the list of projects',
  placeFromSources: 'The article does not name the place; our sources do.',
  articleSays: 'What the article says',
  facts: 'Facts',
  kind: {
    project: 'Project',
    partnership: 'Partnership',
    pilot: 'Pilot',
    programme: 'Programme',
    framework: 'Framework',
    presence: 'Presence',
    event: 'Event',
    context: 'Context'
  },
  status: 'Status',
  statusOf: {
    planned: 'Planned',
    'under way': 'Under way',
    completed: 'Completed',
    operating: 'Operating',
    past: 'Past',
    suspended: 'Suspended',
    cancelled: 'Cancelled'
  },
  partners: 'Partners',
  date: 'Date',
  notStated: 'Not stated in the article',
  notFromArticle: 'not from the article',
  countries: (count) => (count === 1 ? 'Country' : 'Countries'),
  noAddress: 'named without an address',
  dateSource: 'Source of the date',
  figureSources: (count) => (count === 1 ? 'Source of the figure' : 'Sources of the figures'),
  notes: (count) => (count === 1 ? 'Editor’s note' : 'Editor’s notes'),
  ours: 'Ours, not the article’s.',
  placed: 'How we placed it',
  unplaced: 'Why it has no marker',
  otherProjects: 'Other projects',
  steps: 'Previous and next',
  previous: 'Previous',
  next: 'Next',
  step: (at, total) => `${number(at)} of ${number(total)}`,
  from: (publisher) => ['From “', `”, ${publisher}, `, '.'],

  unfold: (count) => `List all ${projects(count)}`,
  fold: 'Fold the list away',
  fullPage: 'Dates, notes and sources',
  newTab: '(opens a new tab)',
  fullMap: 'The full map',
  readOn: (project) => `${project}: read on`,

  markers: 'Projects on the map',
  cluster: (count, parts) =>
    `${projects(count)}: ${parts.map(([theme, n]) => `${number(n)} ${theme}`).join(', ')}`,
  short: (count) => (count < 1000 ? number(count) : `${number(Number((count / 1000).toPrecision(2)))}k`),
  closer: (count) => `Closer to these ${projects(count)}`,
  here: (count) => `${projects(count)} here`,
  moreHere: (count) => `And ${number(count)} more: move the map closer to see them apart.`,
  close: 'Close',
  thisCountry: (count) => (count === 1 ? 'this project’s country' : 'this project’s countries'),
  orMore: (count) => `${number(count)} or more`,
  tints: ['projects', ' in a country'],
  caution: 'Boundaries are not authoritative',
  credits: 'Credits',
  publicDomain: 'public domain',

  controls: 'Map controls',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Whole region',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  whereabouts: (zoom, limit, near) =>
    `Zoom ${number(zoom)}${limit ? `, the ${limit}` : ''}${near ? `, near ${near}` : ''}`,
  keys: 'Arrow keys move it, plus and minus zoom.',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Use Ctrl + scroll to zoom the map',
    'CooperativeGesturesHandler.MacHelpText': 'Use ⌘ + scroll to zoom the map',
    'CooperativeGesturesHandler.MobileHelpText': 'Use two fingers to move the map',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km'
  },
  trouble: {
    'no-webgl': 'This browser cannot draw the live map.',
    refused: 'This site’s rules forbid the live map.',
    'not-loaded': 'The live map could not be loaded.',
    offline: 'No connection, so no live map.',
    slow: 'The live map is slow to come.',
    stopped: 'The live map has stopped.',
    coarser: 'Some finer parts of the map are missing.'
  },
  retry: 'Try again',
  dismiss: 'Dismiss'
};

export const share: ShareWords = {
  title: 'Share and embed',
  close: 'Close',
  what: 'What to share',
  wholeMap: 'The whole map',
  only: (project) => `Only ${project}`,
  ways: 'Ways to share',
  link: 'Link',
  frame: 'Iframe',
  element: 'Element',
  address: 'Address',
  citation: 'Citation',
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied',
  copiedWhat: (what) => `${what} copied`,
  selected: (what) => `${what} is selected; your browser wants you to copy it yourself`,
  downloads: 'Downloads',
  picture: 'Picture, 1200 × 630 px (PNG)',
  smallMap: 'Small map (SVG)',
  oembed:
    'WordPress, Ghost, Drupal and others make an embed of the page’s address alone: paste it on a line of its own.',
  endpoint: 'Where an oEmbed endpoint is asked for, it is this file:',
  aboutFrame: 'Works everywhere, without a script on your page.',
  aboutElement: 'Fits its height to what it shows. One script of 3 kB, which your page checks by its hash.',
  colours: 'Colours',
  colour: { auto: 'The reader’s own', light: 'Light', dark: 'Dark' },
  words: 'Words',
  panel: { side: 'Beside the map', below: 'Under the map', none: 'None' },
  interactive: 'The map can be moved and zoomed',
  consent: 'Ask readers before anything is loaded from here',
  width: 'Width of the preview',
  phone: 'Phone',
  column: 'Column',
  preview: 'Preview',

  seeMap: (title) => `See the map: ${title}`,
  frameTitle: (title) => `Map: ${title}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ? `${byline}, ` : ''}“${title}”, ${publisher}, ${date}. ${project ? `“${project}”, m` : 'M'}ap: Wherein, ${page}`
};

export const dates: DateWords = {
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  range: (from, to) => `${from} to ${to}`,
  perhaps: (date) => `perhaps ${date}`,
  about: (date) => `about ${date}`,
  perhapsAbout: (date) => `perhaps about ${date}`,
  decade: (year) => `${year}s`,
  season: {
    spring: (year) => `Spring ${year}`,
    summer: (year) => `Summer ${year}`,
    autumn: (year) => `Autumn ${year}`,
    winter: (year) => `Winter ${year}`
  }
};

export const site: SiteWords = {
  title: 'Wherein · maps of articles',
  description: 'Maps that show where an article’s projects are, in the article’s own words.',
  heading: 'Maps of articles',
  empty: ['There is no article yet. Put one into ', '; the README shows how.'],
  notFound: 'Not found',
  notFoundTitle: 'This page is not on the map',
  notFoundWhy: 'The address may be old or mistyped.',
  wrong: 'Something went wrong',
  home: 'Go to the map'
};
