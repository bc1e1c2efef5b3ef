/** The part of a completion that states the answer: a box, `####`, an announcing phrase, or a text of one line. */

export interface Stated {
  readonly text: string;
  readonly rule: 'boxed' | 'hashes' | 'phrase' | 'bare';
}

/** Only the end of a long completion is searched for phrases. */
const tail = 5_000;
const maxBare = 500;
const phrases = [
  'final answer is',
  'final answer:',
  'the answer is',
  'answer is',
  'answer:',
  'answer：',
  '答案是',
  '答案：',
];

function lastBox(text: string): string | null {
  const start = Math.max(text.lastIndexOf('\\boxed{'), text.lastIndexOf('\\fbox{'));
  if (start < 0) return null;
  const open = text.indexOf('{', start);
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return text.slice(open + 1, i);
  }
  return null;
}

function announced(text: string): string | null {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return null;
  const from = Math.max(
    ...phrases.map((phrase) => (lower.includes(phrase) ? lower.lastIndexOf(phrase) + phrase.length : -1)),
  );
  if (from < 0) return null;
  const rest = text.slice(from).replace(/^[\s:*]+/, '');
  const line = rest.split('\n', 1)[0]!;
  const stop = line.search(/[.!?](\s|$)/);
  return stop < 0 ? line : line.slice(0, stop);
}

export function stated(text: string): Stated | null {
  const box = lastBox(text);
  if (box !== null) return { text: box, rule: 'boxed' };
  const hashes = text.lastIndexOf('####');
  if (hashes >= 0)
    return {
      text: text
        .slice(hashes + 4)
        .trim()
        .split('\n', 1)[0]!,
      rule: 'hashes',
    };
  const phrase = announced(text.slice(-tail));
  if (phrase !== null) return { text: phrase, rule: 'phrase' };
  const line = text.trim();
  return line !== '' && line.length <= maxBare && !line.includes('\n') ? { text: line, rule: 'bare' } : null;
}
