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
  resposta: ['a resposta é', 'resposta:'],
  ответ: ['ответ:', 'ответ'],
  答: ['答案是', '答案为', '答案為', '答案：', '答案:', '最终答案', '答えは', '答え：'],
  답: ['답은', '정답은', '정답:'],
};
const groups = Object.entries(phrases);

const isLetter = (char: string | undefined) => char !== undefined && /\p{L}/u.test(char);

/** Where the last phrase ends; −1 when there is none. */
function lastPhrase(lower: string): number {
  let best = -1;
  for (const [word, group] of groups) {
    if (!lower.includes(word)) continue;
    for (const phrase of group) {
      let at = lower.lastIndexOf(phrase);
      // "answer" inside a longer word announces nothing.
      while (at > 0 && isLetter(lower[at - 1]) && phrase.charCodeAt(0) < 0x400)
        at = lower.lastIndexOf(phrase, at - 1);
      if (at >= 0) best = Math.max(best, at + phrase.length);
    }
  }
  return Math.max(best, lastLetterA(lower));
}

/** `A:` at the start of a line. */
function lastLetterA(lower: string): number {
  const at = lower.lastIndexOf('\na:');
  if (at >= 0) return at + 3;
  return lower.startsWith('a:') ? 2 : -1;
}

/** The end of the sentence that starts at `from`: a line break after some text, or a full stop before a blank. */
function sentenceEnd(text: string, from: number): number {
  let dollars = 0;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === '$') dollars++;
    if (char === '\n' && text.slice(from, i).trim() !== '') return i;
    if (char === '。') return i;
    const stops = char === '.' || char === '!' || char === '?';
    if (stops && dollars % 2 === 0 && /^(\s|$|\*|<)/.test(text.slice(i + 1, i + 2)) && !abbreviates(text, i))
      return i;
    if (i - from > 4000) return i;
  }
  return text.length;
}

/** The stop of "p.m." or "ft. " is not the end. */
function abbreviates(text: string, stop: number): boolean {
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

/** What follows the last announcing phrase; null when nothing announces an answer. */
export function phrased(text: string): string | null {
  const lower = text.toLowerCase();
  // Lower-casing may change the length of rare characters; then offsets would not fit.
  if (lower.length !== text.length) return null;
  const from = lastPhrase(lower);
  if (from < 0) return null;
  let start = from;
  while (start < text.length && /[\s*_:：=>]/.test(text[start]!)) start++;
  if (/^(therefore|thus|is|are|es|est|ist)\b/i.test(text.slice(start, start + 10)))
    start += text.slice(start).search(/[\s:]/);
  const sentence = text
    .slice(start, sentenceEnd(text, start))
    .replace(/^[\s:*]+/, '')
    .replace(/(\*\*|__)\s*$/, '')
    .trim();
  return openingFormula(sentence) ?? withoutReason(sentence);
}
