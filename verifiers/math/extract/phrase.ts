/** Answers announced in words: "the answer is 5", "Final answer: 5", "A: 5" and their common translations. */

/**
 * Lower-case phrases by the word they share: a text without the word needs no search for its phrases. The answer follows
 * the last phrase, up to the end of its line or sentence.
 */
const phrases: Readonly<Record<string, readonly string[]>> = {
  answer: [
    'final answer is',
    'final answer:',
    'final answer',
    'answer is',
    'answers are',
    'answer:',
    'answer =',
  ],
  respuesta: ['la respuesta es', 'la respuesta final es', 'respuesta final:', 'respuesta:'],
  réponse: ['la réponse est', 'réponse finale', 'réponse :', 'réponse:'],
  antwort: ['die antwort ist', 'die antwort lautet', 'antwort:'],
  risposta: ['la risposta è', 'risposta:'],
  resposta: ['a resposta é', 'a resposta final é', 'resposta final:', 'resposta:'],
  antwoord: ['het antwoord is', 'antwoord:'],
  odpowiedź: ['odpowiedź to', 'odpowiedź brzmi', 'odpowiedź:'],
  cevap: ['cevap:'],
  đáp: ['đáp án là', 'đáp án:', 'đáp số:'],
  الجواب: ['الجواب هو', 'الجواب:'],
  الإجابة: ['الإجابة هي', 'الإجابة النهائية هي', 'الإجابة:'],
  उत्तर: ['उत्तर है', 'उत्तर:'],
  ответ: ['ответ:', 'ответ'],
  答: ['答案是', '答案为', '答案為', '答案：', '答案:', '最终答案', '答えは', '答え：'],
  답: ['답은', '정답은', '정답:'],
};
const hasAccents = (text: string) => /[^ -~\s]/.test(text);
const groups = Object.entries(phrases);
/** The groups whose word may stand in a text without accents, and the others. */
const plainGroups = groups.filter(([word]) => !hasAccents(word));
const otherGroups = groups.filter(([word]) => hasAccents(word));

/** Latin, Greek and the like: letters that join into longer words without blanks. */
const isLetter = (char: string | undefined) =>
  char !== undefined && (char < '\x7f' ? /[A-Za-z]/.test(char) : /\p{L}/u.test(char));

/** Where the last such phrase ends, −1 for none. "answer" inside a longer word announces nothing. */
function lastOf(lower: string, phrase: string): number {
  let at = lower.lastIndexOf(phrase);
  while (at > 0 && phrase.charCodeAt(0) < 0x400 && isLetter(lower[at - 1]))
    at = lower.lastIndexOf(phrase, at - 1);
  return at < 0 ? -1 : at + phrase.length;
}

/** Where the last phrase ends; −1 when there is none. */
function lastPhrase(lower: string): number {
  let best = lastLetterA(lower);
  // Only what stands behind the best mark so far can be later than it.
  const before = Math.max(best, 0);
  if (best >= 0 && hasNoLetters(lower, best)) return best;
  const rest = best < 0 ? lower : lower.slice(best);
  const possible = hasAccents(rest) ? [...plainGroups, ...otherGroups] : plainGroups;
  for (const [word, group] of possible) {
    if (!rest.includes(word)) continue;
    for (const phrase of group) {
      const end = lastOf(rest, phrase);
      if (end >= 0) best = Math.max(best, before + end);
    }
  }
  return best;
}

/** Whether the text from `from` on holds nothing that a phrase is made of: most often it is a numeral. */
function hasNoLetters(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) > 64) return false;
  return true;
}

/** `A:` at the start of a line. */
function lastLetterA(lower: string): number {
  const at = lower.includes('\na:') ? lower.lastIndexOf('\na:') : -1;
  if (at >= 0) return at + 3;
  return lower.startsWith('a:') ? 2 : -1;
}

/** The end of the sentence that starts at `from`: a line break after some text, or a full stop before a blank. */
function sentenceEnd(text: string, from: number): number {
  let dollars = 0;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === '$') dollars++;
    if (char === '\n' && text.slice(from, i).trim() !== '' && !(dollars % 2 === 1 && formulaGoesOn(text, i)))
      return i;
    if (char === '。') return i;
    const stops = char === '.' || char === '!' || char === '?';
    if (stops && dollars % 2 === 0 && /^(\s|$|\*|<)/.test(text.slice(i + 1, i + 2)) && !abbreviates(text, i))
      return i;
    if (i - from > 4000) return i;
  }
  return text.length;
}

/** Whether a formula that is open at a line break is closed in its paragraph. */
function formulaGoesOn(text: string, at: number): boolean {
  const close = text.indexOf('$', at);
  return close > 0 && close - at < 2000 && !text.slice(at, close).includes('\n\n');
}

/** The stop of "p.m.", "ft. " or "Mrs. Lee" is not the end. */
function abbreviates(text: string, stop: number): boolean {
  if (/\b(Mrs?|Ms|Dr|St|Prof)$/.test(text.slice(Math.max(0, stop - 5), stop)))
    return /^\s+[A-Z]/.test(text.slice(stop + 1, stop + 4));
  return (
    /\b([ap]\.?\s?m|sq|cu|ft|approx|no)$/i.test(text.slice(Math.max(0, stop - 7), stop)) &&
    stop + 1 < text.length
  );
}

/** The single formula of a sentence such as "$x = 3$, since …", when the sentence opens with it. */
function openingFormula(sentence: string): string | null {
  for (const [open, close] of [
    ['$$', '$$'],
    ['$', '$'],
    ['\\(', '\\)'],
    ['\\[', '\\]'],
  ] as const) {
    if (!sentence.startsWith(open)) continue;
    const end = sentence.indexOf(close, open.length);
    if (end < 0) return null;
    const rest = sentence.slice(end + close.length);
    return /^[\s*_.,;]*$|^,?\s*(because|since|as|so|where|which)\b/.test(rest)
      ? sentence.slice(open.length, end)
      : null;
  }
  return null;
}

/** "7, because 3 + 4 = 7" says 7. */
function withoutReason(sentence: string): string {
  const reason = sentence.search(/,?\s(because|since|which|given that)\b/);
  return reason <= 0 ? sentence : sentence.slice(0, reason);
}

const fillers = new Set(' \t\n\r\u00a0*_:：=>');
const isFiller = (char: string) => fillers.has(char);

/** Texts are searched in parts of this size from their end: most announcements stand in the last one. */
const firstWindow = 400;

/** Where the last announcing phrase of the text ends; −1 when there is none. */
function lastAnnouncement(text: string): number {
  for (let size = firstWindow; ; size *= 50) {
    const from = Math.max(0, text.length - size);
    const part = from === 0 ? text : text.slice(from);
    const lower = part.toLowerCase();
    // Lower-casing may change the length of rare characters; then offsets would not fit.
    if (lower.length !== part.length) return -1;
    const end = lastPhrase(lower);
    // A phrase at the very start of a part may be the end of a longer word.
    if (end > longestPhrase || (from === 0 && end >= 0)) return from + end;
    if (from === 0) return -1;
  }
}

const longestPhrase = 30;

/** A numeral from `start` to the end of the text, perhaps with a final stop; null for anything else. */
function numeralToEnd(text: string, start: number): string | null {
  let end = text.length;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\n')) end--;
  if (text[end - 1] === '.') end--;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const digit = code >= 48 && code <= 57;
    if (!digit && !(code >= 44 && code <= 46)) return null;
  }
  return end > start ? text.slice(start, end) : null;
}

/** What follows the last announcing phrase; null when nothing announces an answer. */
export function phrased(text: string): string | null {
  const from = lastAnnouncement(text);
  if (from < 0) return null;
  let start = from;
  while (start < text.length && isFiller(text[start]!)) start++;
  return numeralToEnd(text, start) ?? announced(text, start);
}

/** The announced answer up to the end of its sentence, without bold marks and its reason. */
function announced(text: string, from: number): string {
  let start = from;
  if (/^(therefore|thus|is|are|es|est|ist)\b/i.test(text.slice(start, start + 10)))
    start += text.slice(start).search(/[\s:]/);
  const sentence = text
    .slice(start, sentenceEnd(text, start))
    .replace(/^[\s:*]+/, '')
    .replace(/(\*\*|__)\s*$/, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\*\*(?=\s)/g, '')
    .replace(/(です|입니다)$/, '')
    .trim();
  return openingFormula(sentence) ?? withoutReason(sentence);
}
