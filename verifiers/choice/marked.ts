/** The part of a completion that states the choice. */

export interface Marked {
  readonly text: string;
  readonly rule: 'boxed' | 'hashes' | 'phrase' | 'bare';
}

/** Only the end of a long completion is searched for phrases. */
const tail = 5_000;
/** A completion of one line up to this length is itself the choice. */
const maxBare = 300;

const phrases = [
  'final answer',
  'the answer is',
  'answer is',
  'answer:',
  'correct option is',
  'correct choice is',
  'option is',
  'choice is',
  '答案',
];

/** The content of the last closed `\boxed{…}`, or `\fbox{…}`. */
function lastBox(text: string): string | null {
  const start = Math.max(text.lastIndexOf('\\boxed{'), text.lastIndexOf('\\fbox{'));
  if (start < 0) return null;
  let depth = 0;
  for (let i = text.indexOf('{', start); i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return text.slice(text.indexOf('{', start) + 1, i);
  }
  return null;
}

/** Several boxes on the last boxed line are all named, so that a list of boxes is a hedge. */
function boxedLine(text: string): string | null {
  const last = lastBox(text);
  if (last === null) return null;
  const at = Math.max(text.lastIndexOf('\\boxed{'), text.lastIndexOf('\\fbox{'));
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  const earlier = line.length < 1000 && /\\f?box(ed)?\{[^{}]*\}[^.!?]*$/.test(line) ? lastBox(line) : null;
  return earlier === null ? last : `${earlier} or ${last}`;
}

/** The rest of the line after the last phrase that announces an answer. */
function announced(text: string): string | null {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return null;
  const from = Math.max(
    ...phrases.map((phrase) => (lower.includes(phrase) ? lower.lastIndexOf(phrase) + phrase.length : -1)),
  );
  if (from < 0) return null;
  const rest = text
    .slice(from)
    .replace(/^[\s:*是为is_]*(?=[\s(*A-Z\\$"'])/, '')
    .trimStart();
  const end = rest.indexOf('\n');
  return end < 0 ? rest : rest.slice(0, end);
}

export function marked(text: string): Marked | null {
  const box = boxedLine(text);
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
