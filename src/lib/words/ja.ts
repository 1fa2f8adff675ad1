import { counting } from './counting.ts';
import type { DateWords, PageWords, ShareWords, SiteWords } from './dictionary.ts';

export const locale = 'ja';
const { number } = /* @__PURE__ */ counting(locale);

const projects = (count: number): string => `${number(count)}件のプロジェクト`;

export const page: PageWords = {
  comma: '、',
  stop: '。',

  mapOf: (title) => `「${title}」の地図`,
  pictureOf: (title) => `「${title}」に登場するプロジェクトの地図`,
  pictureWith: (project) => `${project}の位置を示す地図`,
  map: '地図',
  kicker: '記事の地図',
  skip: '地図を飛ばす',
  readArticle: '記事を読む',
  readIn: (publisher) => `${publisher}で読む`,
  share: '共有・埋め込み',

  filter: 'テーマで絞り込む',
  themes: 'このテーマだけを表示',
  showAll: 'すべて表示',
  projects,
  shown: (count, total) => `${number(total)}件中${number(count)}件を表示`,
  onTheMap: '地図上のプロジェクト',
  nonePlaced: '地図上に位置を示せるプロジェクトはありません。',
  noProjects: 'プロジェクトはまだありません。',
  noneChosen: '選んだテーマには、地図上に位置を示せるプロジェクトがありません。',
  across: '地域全体',
  acrossHint: '複数の国にまたがります。選ぶと対象の国が色づきます。',
  acrossOne: '一点では示せません。選ぶと対象の国が色づきます。',
  more: (next, listed, total) =>
    `さらに${number(next)}件を表示（${number(total)}件中${number(listed)}件を表示中）`,
  rest: (count) => `ほか${number(count)}件は記事のデータにあります。`,
  markersKey: '印の見方',
  promise:
    '引用はすべて記事の原文どおりです。要約、位置、注記は編集者によるもので、出典を付けています。データ：',
  annotations: 'Web Annotations',
  precision: {
    site: { key: '正確な場所', sentence: '出典が示す限りで、この場所そのものです。' },
    city: { key: '都市（正確な地点は不明）', sentence: '都市は分かっていますが、正確な地点は不明です。' },
    headquarters: {
      key: '参加企業・団体の本部（事業の場所は別）',
      sentence: '参加企業・団体の本部の所在地です。事業の場所は別か、不明です。'
    },
    area: { key: '区域', sentence: 'この区域のどこかです。' },
    country: { key: '国のみ', sentence: '記事は国名だけを挙げています。' },
    region: { key: '地域全体', sentence: '地域全体に関わるため、一点では示せません。' }
  },
  shape: {
    line: 'まさにここを通っています。',
    area: 'まさにこの区域を占めています。',
    alongLine: 'この線上のどこかです。',
    named: '区域の名前だけが分かっているため、一点では示せません。',
    countries: '複数の国にまたがるため、一点では示せません。'
  },

  all: (count) => [`全${number(count)}件`, 'のプロジェクト'],
  some: (count, total) => `${number(total)}件中${number(count)}件`,
  backToList: '一覧に戻る',
  back: '戻る',
  backInList: 'プロジェクトの一覧に戻りました',
  placeFromSources: '記事は場所を明記していません。場所は出典によります。',
  articleSays: '記事の記述',
  facts: '概要',
  kind: {
    project: 'プロジェクト',
    partnership: '提携',
    pilot: '実証事業',
    programme: 'プログラム',
    framework: '枠組み',
    presence: '拠点',
    event: '行事',
    context: '背景'
  },
  status: '状況',
  statusOf: {
    planned: '計画中',
    'under way': '進行中',
    completed: '完了',
    operating: '稼働中',
    past: '終了',
    suspended: '中断',
    cancelled: '中止'
  },
  partners: 'パートナー',
  date: '日付',
  notStated: '記事に記載なし',
  notFromArticle: '記事外の情報',
  countries: () => '国',
  noAddress: 'アドレスの記載なし',
  dateSource: '日付の出典',
  figureSources: () => '数値の出典',
  notes: () => '編集者の注記',
  ours: '記事ではなく、編集者によるものです。',
  placed: '位置の決め方',
  unplaced: '印がない理由',
  otherProjects: 'ほかのプロジェクト',
  steps: '前へと次へ',
  previous: '前へ',
  next: '次へ',
  step: (at, total) => `${number(total)}件中${number(at)}件目`,
  from: (publisher) => ['「', `」（${publisher}、`, '）より'],

  unfold: (count) => `${projects(count)}をすべて表示`,
  fold: '一覧を閉じる',
  fullPage: '日付・注記・出典',
  newTab: '（新しいタブで開きます）',
  fullMap: '地図全体を見る',
  readOn: (project) => `${project}の続きを読む`,

  markers: '地図上のプロジェクト',
  cluster: (count, parts) =>
    `${projects(count)}：${parts.map(([theme, n]) => `${theme}${number(n)}件`).join('、')}`,
  short: (count) => (count < 10_000 ? number(count) : `${number(Number((count / 10_000).toPrecision(2)))}万`),
  closer: (count) => `この${projects(count)}に近づきました`,
  here: (count) => `ここに${projects(count)}`,
  moreHere: (count) => `ほか${number(count)}件。地図を拡大すると分かれて見えます。`,
  close: '閉じる',
  thisCountry: () => 'このプロジェクトの国',
  orMore: (count) => `${number(count)}以上`,
  tints: ['件', '（国ごとのプロジェクト数）'],
  caution: '国境線は公式見解を示すものではありません',
  credits: '出典',
  publicDomain: 'パブリックドメイン',

  controls: '地図の操作',
  zoomIn: '拡大',
  zoomOut: '縮小',
  whole: '全体を表示',
  fullScreen: '全画面表示',
  leaveFullScreen: '全画面表示を終了',
  whereabouts: (zoom, limit, near) =>
    `ズーム${number(zoom)}${limit ? { closest: '（最大）', widest: '（最小）' }[limit] : ''}${near ? `、${near}付近` : ''}`,
  keys: '矢印キーで移動、プラスとマイナスで拡大・縮小します。',
  mapLibre: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Ctrlキーを押しながらスクロールすると拡大・縮小します',
    'CooperativeGesturesHandler.MacHelpText': '⌘キーを押しながらスクロールすると拡大・縮小します',
    'CooperativeGesturesHandler.MobileHelpText': '2本の指で地図を動かします',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km'
  },
  trouble: {
    'no-webgl': 'このブラウザーでは動く地図を表示できません。',
    refused: 'このサイトの設定では動く地図を表示できません。',
    'not-loaded': '動く地図を読み込めませんでした。',
    offline: '接続がないため、動く地図を表示できません。',
    slow: '動く地図の読み込みに時間がかかっています。',
    stopped: '動く地図が停止しました。',
    coarser: '地図の細部の一部がありません。'
  },
  retry: '再試行',
  dismiss: '閉じる'
};

export const share: ShareWords = {
  title: '共有・埋め込み',
  close: '閉じる',
  what: '共有するもの',
  wholeMap: '地図全体',
  only: (project) => `${project}のみ`,
  ways: '共有の方法',
  link: 'リンク',
  frame: 'iframe',
  element: 'カスタム要素',
  address: 'アドレス',
  citation: '引用表記',
  code: 'コード',
  copy: 'コピー',
  copied: 'コピーしました',
  copiedWhat: (what) => `${what}をコピーしました`,
  selected: (what) => `${what}を選択しました。ブラウザーの機能でコピーしてください`,
  downloads: 'ダウンロード',
  picture: '画像、1200 × 630 px（PNG）',
  smallMap: '小さな地図（SVG）',
  oembed: 'WordPress、Ghost、Drupalなどは、ページのアドレスを1行に貼るだけで埋め込みに変えます。',
  endpoint: 'oEmbedのエンドポイントを求められたら、次のファイルを指定してください：',
  aboutFrame: 'どこでも使えます。ページ側のスクリプトは不要です。',
  aboutElement: '高さが内容に合います。スクリプトは3 kBひとつで、ページがハッシュで検証します。',
  colours: '配色',
  colour: { auto: '閲覧者の設定', light: 'ライト', dark: 'ダーク' },
  words: '文章',
  panel: { side: '地図の横', below: '地図の下', none: 'なし' },
  interactive: '地図を動かし、拡大・縮小できる',
  consent: '読み込む前に閲覧者に確認する',
  width: 'プレビューの幅',
  phone: 'スマートフォン',
  column: '本文の段',
  preview: 'プレビュー',

  seeMap: (title) => `地図を見る：${title}`,
  frameTitle: (title) => `地図：${title}`,
  cite: ({ byline, title, publisher, date, project, page }) =>
    `${byline ?? ''}「${title}」${publisher}、${date}。${project ? `「${project}」` : ''}地図：Wherein、${page}`
};

export const dates: DateWords = {
  since: (date) => `${date}以降`,
  until: (date) => `${date}まで`,
  range: (from, to) => `${from}～${to}`,
  perhaps: (date) => `${date}（不確か）`,
  about: (date) => `${date}頃`,
  perhapsAbout: (date) => `${date}頃（不確か）`,
  decade: (year) => `${year}年代`,
  season: {
    spring: (year) => `${year}年春`,
    summer: (year) => `${year}年夏`,
    autumn: (year) => `${year}年秋`,
    winter: (year) => `${year}年冬`
  }
};

export const site: SiteWords = {
  title: 'Wherein · 記事の地図',
  description: '記事に登場するプロジェクトの場所を、記事自身の言葉で示す地図。',
  heading: '記事の地図',
  empty: ['まだ記事がありません。', 'に置いてください。方法はREADMEにあります。'],
  notFound: '見つかりません',
  notFoundTitle: 'このページは地図にありません',
  notFoundWhy: 'アドレスが古いか、間違っているかもしれません。',
  wrong: '問題が発生しました',
  home: '地図へ'
};
