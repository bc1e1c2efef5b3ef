/** Answers announced in words: "the answer is 5", "Final answer: 5", "A: 5" and their common translations. */
import { lastAnnouncement } from './announcement.js';
import { oneLine } from './one-line.js';

/** The end of the sentence that starts at `from`: a line break after some text, or a full stop before a blank. Formulas are stepped over. */
function sentenceEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    const after = formulaEnd(text, i);
    if (after > i) {
      i = after - 1;
      continue;
    }
    if (char === '\n' && text.slice(from, i).trim() !== '') return i;
    if (char === '。') return i;
    const stops = char === '.' || char === '!' || char === '?';
    if (stops && /^(\s|$|\*|<)/.test(text.slice(i + 1, i + 2)) && !abbreviates(text, i)) return i;
    if (i - from > 4000) return i;
  }
  return text.length;
}

const fences = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
] as const;

/** Where the closing mark of a formula stands that begins in front of `from`; −1 where its paragraph does not hold one. */
function closing(text: string, close: string, from: number): number {
  let at = text.indexOf(close, from);
  // \$ is money and ends no formula.
  while (at > 0 && close.startsWith('$') && text[at - 1] === '\\') at = text.indexOf(close, at + 1);
  return at < 0 || at - from > 2000 || text.slice(from, at).trim().includes('\n\n') ? -1 : at;
}

/** Behind the formula that opens at `at`; `at` itself where none does. */
function formulaEnd(text: string, at: number): number {
  if (text[at] !== '$' && text[at] !== '\\') return at;
  const fence = fences.find(([open]) => text.startsWith(open, at));
  if (fence === undefined) return text[at] === '\\' ? Math.min(at + 2, text.length) : at;
  const [open, close] = fence;
  const end = closing(text, close, at + open.length);
  return end < 0 ? at : end + close.length;
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
  const fence = fences.find(([open]) => sentence.startsWith(open));
  if (fence === undefined) return null;
  const [open, close] = fence;
  const end = closing(sentence, close, open.length);
  if (end < 0) return null;
  const rest = sentence.slice(end + close.length);
  return /^[\s*_.,;]*$|^,?\s*(because|since|as|so|where|which)\b/.test(rest)
    ? sentence.slice(open.length, end)
    : null;
}

/** "7, because 3 + 4 = 7" says 7. */
function withoutReason(sentence: string): string {
  const reason = sentence.search(/,?\s(because|since|which|given that)\b/);
  return reason <= 0 ? sentence : sentence.slice(0, reason);
}

const fillers = new Set(' \t\n\r\u00a0*_:：=>');
const isFiller = (char: string) => fillers.has(char);

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
  return numeralToEnd(text, start) ?? quoted(text, start) ?? announced(text, start);
}

/** What stands in a fence under the announcement, or in the string of `{"answer": "\\\\frac{1}{2}"}`. */
function quoted(text: string, start: number): string | null {
  if (text.startsWith('```', start)) {
    const [line = '', ...lines] = text
      .slice(start + 3)
      .split('```', 1)[0]!
      .split('\n');
    return lines.length === 0 ? line : oneLine(lines.join('\n').trim());
  }
  const literal =
    text[start] === '"' ? /^"(?:[^"\\]|\\.){1,2000}"(?=\s*[,}])/.exec(text.slice(start, start + 4000)) : null;
  if (literal === null) return null;
  try {
    return JSON.parse(literal[0]) as string;
  } catch {
    return literal[0].slice(1, -1);
  }
}

/** The announced answer up to the end of its sentence, without bold marks and its reason. */
function announced(text: string, from: number): string {
  let start = from;
  if (/^(therefore|thus|is|are|es|est|ist)\b/i.test(text.slice(start, start + 10)))
    start += text.slice(start).search(/[\s:]/);
  const sentence = text
    .slice(start, sentenceEnd(text, start))
    .replace(/^(?:[\s:*}]|<\/\w{1,9}>)+/, '')
    .replace(/(\*\*|__)\s*$/, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\*\*(?=\s)/g, '')
    .replace(/(です|입니다)$/, '')
    .trim();
  return openingFormula(sentence) ?? withoutReason(sentence);
}
