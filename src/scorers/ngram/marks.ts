import { kind, type Tokens } from './tokens.js';

/** What is counted of a text's marks and numbers; braces and parentheses count opened less closed. */
export interface Marks {
  dollars: number;
  braces: number;
  parentheses: number;
  questions: number;
  numbers: number;
  marks: number;
  /** Tags and entities of HTML. */
  tags: number;
  lines: number;
  /** Words in other scripts than the Latin. */
  foreign: number;
}

type Count = keyof Marks;

/** The mark's code → what it counts for, and by how much. */
const counted = new Map<number, readonly [Count, number]>([
  [36, ['dollars', 1]],
  [123, ['braces', 1]],
  [125, ['braces', -1]],
  [40, ['parentheses', 1]],
  [41, ['parentheses', -1]],
  [63, ['questions', 1]],
]);
const less = 60;
const ampersand = 38;

export function marksOf(text: string, tokens: Tokens): Marks {
  const found: Marks = {
    dollars: 0,
    braces: 0,
    parentheses: 0,
    questions: 0,
    numbers: 0,
    marks: 0,
    tags: 0,
    lines: 0,
    foreign: 0,
  };
  for (let at = 0; at < tokens.count; at++) {
    const what = tokens.kind[at];
    const code = text.charCodeAt(tokens.start[at] as number);
    if (what === kind.number) found.numbers++;
    else if (what === kind.line) found.lines++;
    else if (what === kind.word && code > 0x24f) found.foreign++;
    if (what !== kind.mark) continue;
    found.marks++;
    const counts = counted.get(code);
    if (counts !== undefined) found[counts[0]] += counts[1];
    if ((code === less || code === ampersand) && opensTag(text, tokens.end[at] as number)) found.tags++;
  }
  return found;
}

/** `<p>`, `</div`, `&nbsp;`: the mark touches a word. A less-than sign of mathematics stands apart, or before a number or a lone letter. */
function opensTag(text: string, end: number): boolean {
  return /[a-z/]/.test(text.charAt(end)) && /[a-z>]/.test(text.charAt(end + 1));
}
