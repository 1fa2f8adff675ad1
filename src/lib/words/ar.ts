import { counting, isolated } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

/** Digits 0 to 9, as in markers, and as most newspapers from Rabat to Dubai print them. */
export const locale = 'ar-u-nu-latn';
const { number, plural } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string =>
  plural(count, {
    zero: 'لا مشاريع',
    one: 'مشروع واحد',
    two: 'مشروعان',
    few: '# مشاريع',
    many: '# مشروعًا',
    other: '# مشروع'
  });

export const page: PageWords = {
  comma: '، ',
  stop: '.',

  mapOf: (title) => `خريطة «${isolated(title)}»`,
  pictureOf: (title) => `خريطة المشاريع الواردة في «${isolated(title)}»`,
  pictureWith: (project) => `خريطة تبيّن موقع ${isolated(project)}`,
  map: 'خريطة',
  kicker: 'خريطة مقال',
  skip: 'تخطي الخريطة',
  readArticle: 'قراءة المقال',
  readIn: (publisher) => `القراءة في ${isolated(publisher)}`,
  share: 'المشاركة والتضمين',

  filter: 'تصفية حسب الموضوع',
  themes: 'عرض هذه المواضيع فقط',
  showAll: 'عرض الكل',
  projects,
  shown: (count, total) => `المعروض ${number(count)} من ${number(total)}`,
  onTheMap: 'على الخريطة',
  nonePlaced: 'ليس لأي مشروع مكان على الخريطة.',
  noProjects: 'لا توجد مشاريع بعد.',
  noneChosen: 'ليس لأي من مشاريع المواضيع المختارة مكان على الخريطة.',
  across: 'في المنطقة كلها',
  acrossHint: 'عدة دول معًا: اختيار المشروع يضيئها.',
  acrossOne: 'لا تصح نقطة واحدة: اختيار المشروع يضيء دوله.',
  more: (next, listed, total) => `عرض ${number(next)} أخرى (المعروض ${number(listed)} من ${number(total)})`,
  rest: (count) => `توجد ${number(count)} أخرى في بيانات المقال.`,
  markersKey: 'كيف تُقرأ العلامات',
  promise:
    'كل مقتطف وارد في المقال حرفيًا. أما الملخصات والمواقع والملاحظات فمن المحررين، مع مصادرها. البيانات:',
  annotations: 'Web Annotations',
  precision: {
    site: { key: 'الموقع بالضبط', sentence: 'هذا هو الموقع نفسه، بقدر ما يحدده مصدره.' },
    city: { key: 'مدينة؛ الموقع الدقيق غير معروف', sentence: 'المدينة معروفة، أما الموقع الدقيق فلا.' },
    headquarters: {
      key: 'مقر أحد الشركاء؛ العمل في مكان آخر',
      sentence: 'هنا مقر أحد الشركاء؛ أما العمل ففي مكان آخر أو في مكان غير معروف.'
    },
    area: { key: 'منطقة', sentence: 'يقع في مكان ما من هذه المنطقة.' },
    country: { key: 'الدولة فقط', sentence: 'لا يذكر المقال سوى الدولة.' },
    region: { key: 'إقليم بأكمله', sentence: 'يخص إقليمًا بأكمله، فلا تصح نقطة واحدة.' }
  },
  shape: {
    line: 'يمر من هنا بالضبط.',
    area: 'يشغل هذه المنطقة.',
    alongLine: 'يقع في مكان ما على هذا الخط.',
    named: 'لا يُعرف سوى اسم المنطقة، فلا تصح نقطة واحدة.',
    countries: 'يخص عدة دول معًا، فلا تصح نقطة واحدة.'
  },

  all: (count) => ['كل المشاريع', ` (${number(count)})`],
  some: (count, total) => `${number(count)} من ${number(total)}`,
  backToList: 'العودة إلى القائمة',
  back: 'رجوع',
  backInList: 'عودة إلى قائمة المشاريع',
  placeFromSources: 'لا يذكر المقال المكان؛ بل تذكره مصادرنا.',
  articleSays: 'ما يقوله المقال',
  facts: 'معلومات',
  kind: {
    project: 'مشروع',
    partnership: 'شراكة',
    pilot: 'مشروع تجريبي',
    programme: 'برنامج',
    framework: 'إطار',
    presence: 'حضور',
    event: 'فعالية',
    context: 'خلفية'
  },
  status: 'الحالة',
  statusOf: {
    planned: 'مخطط له',
    'under way': 'قيد التنفيذ',
    completed: 'مكتمل',
    operating: 'قيد التشغيل',
    past: 'منتهٍ',
    suspended: 'معلّق',
    cancelled: 'ملغى'
  },
  partners: 'الشركاء',
  date: 'التاريخ',
  notStated: 'غير مذكور في المقال',
  notFromArticle: 'ليس من المقال',
  countries: (count) => plural(count, { one: 'الدولة', two: 'الدولتان', other: 'الدول' }),
  noAddress: 'مذكور بلا عنوان',
  dateSource: 'مصدر التاريخ',
  figureSources: (count) => (count === 1 ? 'مصدر الرقم' : 'مصادر الأرقام'),
  notes: (count) => (count === 1 ? 'ملاحظة المحرر' : 'ملاحظات المحرر'),
  ours: 'منا، لا من المقال.',
  placed: 'كيف حددنا موقعه',
  unplaced: 'لماذا ليست له علامة',
  otherProjects: 'مشاريع أخرى',
  steps: 'السابق والتالي',
  previous: 'السابق',
  next: 'التالي',
  step: (at, total) => `${number(at)} من ${number(total)}`,
  from: (publisher) => ['من «', `»، ${isolated(publisher)}، `, '.'],

  unfold: (count) =>
    plural(count, {
      one: 'عرض المشروع',
      two: 'عرض المشروعين',
      few: 'عرض المشاريع الـ#',
      other: 'عرض المشاريع (#)'
    }),
  fold: 'طي القائمة',
  fullPage: 'التواريخ والملاحظات والمصادر',
  newTab: '(يفتح علامة تبويب جديدة)',
  fullMap: 'الخريطة الكاملة',
  readOn: (project) => `${isolated(project)}: تابع القراءة`,

  markers: 'المشاريع على الخريطة',
  cluster: (count, parts) =>
    `${projects(count)}: ${parts.map(([theme, n]) => `${theme} ${number(n)}`).join('، ')}`,
  short: (count) => (count < 1000 ? number(count) : `${number(Number((count / 1000).toPrecision(2)))} ألف`),
  closer: (count) => `اقتربت الخريطة: ${projects(count)}`,
  here: (count) => `هنا ${projects(count)}`,
  moreHere: (count) => `وهناك ${number(count)} أخرى: قرّب الخريطة لتراها متفرقة.`,
  close: 'إغلاق',
  thisCountry: (count) =>
    plural(count, { one: 'دولة هذا المشروع', two: 'دولتا هذا المشروع', other: 'دول هذا المشروع' }),
  orMore: (count) => `${number(count)} أو أكثر`,
  tints: ['عدد المشاريع', ' في الدولة'],
  caution: 'الحدود ليست مرجعًا رسميًا',
  credits: 'المصادر',
  publicDomain: 'ملكية عامة',

  controls: 'أدوات الخريطة',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  whole: 'المنطقة كلها',
  fullScreen: 'ملء الشاشة',
  leaveFullScreen: 'إنهاء ملء الشاشة',
  whereabouts: (zoom, limit, near) =>
    `التكبير ${number(zoom)}${limit ? { closest: '، الأقصى', widest: '، الأدنى' }[limit] : ''}${near ? `، قرب ${isolated(near)}` : ''}`,
  keys: 'مفاتيح الأسهم تحركها، وزائد وناقص يغيران التكبير.',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'استخدم Ctrl مع التمرير لتكبير الخريطة',
    'CooperativeGesturesHandler.MacHelpText': 'استخدم ⌘ مع التمرير لتكبير الخريطة',
    'CooperativeGesturesHandler.MobileHelpText': 'استخدم إصبعين لتحريك الخريطة',
    'ScaleControl.Meters': 'م',
    'ScaleControl.Kilometers': 'كم'
  },
  trouble: {
    'no-webgl': 'لا يستطيع هذا المتصفح رسم الخريطة التفاعلية.',
    refused: 'قواعد هذا الموقع لا تسمح بالخريطة التفاعلية.',
    'not-loaded': 'تعذّر تحميل الخريطة التفاعلية.',
    offline: 'لا اتصال، فلا خريطة تفاعلية.',
    slow: 'الخريطة التفاعلية تتأخر.',
    stopped: 'توقفت الخريطة التفاعلية.',
    coarser: 'بعض تفاصيل الخريطة ناقصة.'
  },
  retry: 'إعادة المحاولة',
  dismiss: 'إغلاق'
};

export const share: ShareWords = {
  title: 'المشاركة والتضمين',
  close: 'إغلاق',
  what: 'ما تريد مشاركته',
  wholeMap: 'الخريطة كلها',
  only: (project) => `${isolated(project)} فقط`,
  ways: 'طرق المشاركة',
  link: 'رابط',
  frame: 'إطار',
  element: 'عنصر',
  address: 'العنوان',
  citation: 'الاستشهاد',
  code: 'الشفرة',
  copy: 'نسخ',
  copied: 'نُسخ',
  copiedWhat: (what) => `نُسخ: ${isolated(what)}`,
  selected: (what) => `حُدِّد: ${isolated(what)}؛ يطلب متصفحك أن تنسخه بنفسك`,
  downloads: 'التنزيلات',
  picture: 'صورة، 1200 × 630 بكسل (PNG)',
  smallMap: 'خريطة صغيرة (SVG)',
  oembed: 'تضمّن WordPress وGhost وDrupal وغيرها الخريطة من عنوان الصفحة وحده: ألصقه في سطر مستقل.',
  endpoint: 'إذا طُلب عنوان oEmbed فهو هذا الملف:',
  aboutFrame: 'يعمل في كل مكان، دون برنامج نصي في صفحتك.',
  aboutElement: 'يلائم ارتفاعه ما يعرضه. برنامج نصي واحد حجمه 3 كيلوبايت، تتحقق صفحتك من بصمته.',
  colours: 'الألوان',
  colour: { auto: 'بحسب القارئ', light: 'فاتحة', dark: 'داكنة' },
  words: 'النصوص',
  panel: { side: 'بجانب الخريطة', below: 'تحت الخريطة', none: 'بلا نصوص' },
  interactive: 'يمكن تحريك الخريطة وتكبيرها',
  consent: 'سؤال القراء قبل تحميل أي شيء',
  width: 'عرض المعاينة',
  phone: 'هاتف',
  column: 'عمود',
  preview: 'معاينة',

  seeMap: (title) => `شاهد الخريطة: ${isolated(title)}`,
  frameTitle: (title) => `خريطة: ${isolated(title)}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ? `${isolated(byline)}، ` : ''}«${isolated(title)}»، ${isolated(publisher)}، ${date}. ${project ? `«${isolated(project)}»، ` : ''}خريطة: Wherein، ${page}`
};

export const dates: DateWords = {
  since: (date) => `منذ ${date}`,
  until: (date) => `حتى ${date}`,
  range: (from, to) => `من ${from} إلى ${to}`,
  perhaps: (date) => `ربما ${date}`,
  about: (date) => `نحو ${date}`,
  perhapsAbout: (date) => `ربما نحو ${date}`,
  decade: (year) => `عقد ${year}`,
  season: {
    spring: (year) => `ربيع ${year}`,
    summer: (year) => `صيف ${year}`,
    autumn: (year) => `خريف ${year}`,
    winter: (year) => `شتاء ${year}`
  }
};

export const site: SiteWords = {
  title: 'Wherein · خرائط المقالات',
  description: 'خرائط تبيّن أين تقع مشاريع المقال، بكلمات المقال نفسه.',
  heading: 'خرائط المقالات',
  empty: ['لا مقال بعد. ضع واحدًا في ', '؛ يشرح ملف README الطريقة.'],
  notFound: 'غير موجود',
  notFoundTitle: 'هذه الصفحة ليست على الخريطة',
  notFoundWhy: 'قد يكون العنوان قديمًا أو مكتوبًا خطأً.',
  wrong: 'حدث خطأ',
  home: 'إلى الخريطة'
};
