/** The last `\boxed{…}`, `\fbox{…}` or `\framebox{…}`, with every box that the same sentence lists with it. */

interface Box {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longest text between two boxes of one list. */
const maxGap = 60;
/** How far before a box the next one of its list may begin. */
const window = 1000;
/** More boxes than this in one sentence are no answer anyone checks. */
const maxBoxes = 50;

/** The content of the group that opens at `open`, or null when it is never closed. */
function groupAt(text: string, open: number): { readonly text: string; readonly end: number } | null {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return { text: text.slice(open + 1, i), end: i + 1 };
  }
  return null;
}

function boxAt(text: string, start: number, command: string): Box | null {
  let open = start + command.length;
  while (text[open] === ' ') open++;
  if (text[open] === '{') {
    const group = groupAt(text, open);
    return group === null ? null : { start, end: group.end, text: group.text };
  }
  // `\boxed 5`: the next thing, up to a blank or the end of the formula.
  let end = open;
  while (end < text.length && !' $\n\\.,)'.includes(text[end]!)) end++;
  return end === open || open === start + command.length ? null : { start, end, text: text.slice(open, end) };
}

const commands = ['\\boxed', '\\fbox', '\\framebox'] as const;
const backslash = 0x5c;

/** The last complete box that starts before `before`. Looks at few candidates, so that unclosed braces cost no more than one pass each. */
function lastBox(text: string, before: number): Box | null {
  let from = before;
  for (let tries = 0; tries < 3 && from > 0; tries++) {
    const last = lastCommand(text, from);
    if (last === null) return null;
    const box = boxAt(text, last.start, last.command);
    if (box !== null) return box;
    from = last.start;
  }
  return null;
}

/** The last command that starts before `before`. One pass: to search for each command takes longer than to read the text. */
function lastCommand(text: string, before: number): { start: number; command: string } | null {
  for (let start = before - 1; start >= 0; start--) {
    if (text.charCodeAt(start) !== backslash) continue;
    const letter = text[start + 1];
    if (letter !== 'b' && letter !== 'f') continue;
    for (const command of commands) if (text.startsWith(command, start)) return { start, command };
  }
  return null;
}

/** Whether the text between two boxes lists them: a few words with a comma, "and" or "or", and no end of a sentence. */
function listsTogether(gap: string): boolean {
  if (
    gap.length > maxGap ||
    gap.includes('\n\n') ||
    /[.!?:]\s/.test(gap) ||
    /=\s*$|\\(Rightarrow|implies|to)\b/.test(gap)
  ) {
    return isLabelled(gap);
  }
  // Boxes side by side, or with a doubt between them, are a list as well.
  return /^[\s$]*$|[,;/]|\b(and|or|alternatively|perhaps|maybe|otherwise|possibly)\b|\\quad/i.test(gap);
}

/** `x = \boxed{1}, y = \boxed{2}`: a joint, then a name. */
function isLabelled(gap: string): boolean {
  return (
    gap.length <= maxGap &&
    /^[\s$)}]*(,|;|and|or|\\text\{ *(and|or) *\})[\s\\$(quad,]*[A-Za-z]\w?\s*=\s*$/.test(gap)
  );
}

/** The answer in boxes; null when there is none. Boxes listed together come back joined by `, ` or ` or `. */
export function boxed(text: string): string | null {
  // Plain prose has no backslash, and a forward search for one character is nearly free.
  if (!text.includes('\\')) return null;
  const last = lastBox(text, text.length);
  if (last === null) return null;
  let answer = last.text;
  let start = last.start;
  for (let count = 1; count < maxBoxes; count++) {
    const from = Math.max(0, start - window);
    const previous = lastBox(text.slice(from, start), start - from);
    if (previous === null) break;
    const gap = text.slice(from + previous.end, start);
    if (!listsTogether(gap)) break;
    answer = `${previous.text}${/\bor\b/.test(gap) ? ' or ' : ', '}${answer}`;
    start = from + previous.start;
  }
  const inner = answer.includes('\\boxed') ? lastBox(answer, answer.length) : null;
  return inner === null ? answer : inner.text;
}

/** All boxes of a text in order, those that are listed together in one group. */
export function boxGroups(text: string): string[][] {
  const groups: string[][] = [];
  let end = text.length;
  let next: Box | null = null;
  for (let box = lastBox(text, end); box !== null; box = lastBox(text.slice(0, end), end)) {
    const gap = next === null ? undefined : text.slice(box.end, next.start);
    // An alternative stands for itself: whether each of them is right, or all are asked for, the text does not say.
    const together = gap !== undefined && listsTogether(gap) && !/\bor\b/.test(gap);
    if (together) groups[0]?.unshift(box.text);
    else groups.unshift([box.text]);
    [end, next] = [box.start, box];
  }
  return groups;
}
