/** Common small words of languages in Latin letters, that tell which one a text is in. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  de: 'der die das und ist nicht mit von für auf den dem ein eine im sich auch wird zu bei nach',
  en: 'the of and to in is that for was on with as by at from it are has said this',
  es: 'el la los las de y que en del se por con una para es al su más como este',
  fr: 'le la les des et du en que une est dans pour au par sur pas qui avec ses cette',
  id: 'yang dan di dengan untuk dari pada ini itu tidak akan ke dalam adalah oleh juga telah sebuah para tersebut',
  it: 'il di che la e un per una del della con non sono gli nel alla dei più anche le',
  ms: 'yang dan di dengan untuk dari pada ini itu tidak akan ke dalam ialah oleh juga telah kata kerana beliau',
  nl: 'de het een van en in is dat op te voor met zijn niet aan er om ook bij naar',
  pl: 'w i na z się do nie że jest o jak po co za od przez dla tym oraz był',
  pt: 'o a de que e do da em um para com não uma os no se na por mais dos',
  tr: 've bir bu da de için ile olarak olan çok daha gibi kadar sonra en ne ama türkiye var iki',
  vi: 'và của là các trong một có được cho với không người này đã những khi đến từ để tại'
};

const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ru', /\p{Script=Cyrillic}/gu]
];

/** Letters that one language of two in the same script has. */
const TELLING: readonly (readonly [from: string, to: string, letters: RegExp])[] = [
  ['ar', 'fa', /[پچژگکی]/g],
  ['ru', 'uk', /[іїєґ]/gi]
];

/** The language a text is most likely in, as a BCP 47 primary subtag, among those whose names are known; `en` if none is. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / Math.max(1, letters);
    if (share < (language === 'ja' ? 0.1 : 0.3)) continue;
    const other = TELLING.find(
      ([from, , telling]) => from === language && (sample.match(telling)?.length ?? 0) > letters / 50
    );
    return other ? other[1] : language;
  }
  const counts = new Map<string, number>();
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = 'en';
  let most = 0;
  for (const [language, words] of Object.entries(SMALL_WORDS)) {
    const sum = words.split(' ').reduce((total, word) => total + (counts.get(word) ?? 0), 0);
    if (sum > most) [best, most] = [language, sum];
  }
  return best;
}
