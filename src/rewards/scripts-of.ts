/** Which script the words of a text are written in. Languages that share a script are not told apart. */

/** Scripts by the language that asks for them (ISO 639-1); a language that is not here is written in Latin letters. */
const scripts: Readonly<Record<string, string>> = {
  ...{ zh: 'han', ja: 'japanese', ko: 'hangul', ar: 'arabic', fa: 'arabic', ur: 'arabic', he: 'hebrew' },
  ...{
    ru: 'cyrillic',
    uk: 'cyrillic',
    bg: 'cyrillic',
    sr: 'cyrillic',
    el: 'greek',
    th: 'thai',
    hi: 'devanagari',
  },
};
const latin = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'no',
  'fi',
  'cs',
  'tr',
  'vi',
  'id',
  'ro',
  'hu',
];

export const languages: readonly string[] = [...Object.keys(scripts), ...latin].sort();

export function scriptOf(language: string): string {
  return scripts[language] ?? 'latin';
}

const patterns: readonly [script: string, pattern: RegExp][] = [
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['thai', /\p{Script=Thai}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
];

/** A Han or kana character is a word of its own, since no blank parts them; otherwise a run of letters of two or more is. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}]){2,}/gu;

/** What is no language: fenced code, formulas, LaTeX commands and environments, tags, links. */
const notLanguage =
  /```[\s\S]*?(?:```|$)|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)|\\[a-zA-Z]+(?:\{[^{}]*\})?|<\/?\w+>|https?:\/\/\S+|`[^`\n]*`/g;

/** How many words the text has in each script. */
export function wordsByScript(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [found] of text.replace(notLanguage, ' ').matchAll(word)) {
    const script = patterns.find(([, pattern]) => pattern.test(found))?.[0] ?? 'other';
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

/** The script that most of the words have: `japanese` where there is any kana among Han; undefined for a text without words. */
export function mainScript(text: string): string | undefined {
  const counts = wordsByScript(text);
  const kana = counts.get('kana') ?? 0;
  if (kana > 0) {
    counts.set('japanese', kana + (counts.get('han') ?? 0));
    counts.delete('han');
    counts.delete('kana');
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The share of the words in a script, from 0 to 1; undefined for a text without words. */
export function scriptShare(text: string, script: string): number | undefined {
  const counts = wordsByScript(text);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const members = script === 'japanese' ? ['han', 'kana'] : [script];
  return members.reduce((sum, member) => sum + (counts.get(member) ?? 0), 0) / total;
}
