/** Where the steps of a completion end. */
export const splits = ['paragraphs', 'lines', 'marks'] as const;
export type Split = (typeof splits)[number];

/** A display or a block of code belongs to the step in which it begins. */
const fences: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\s*```/, /^\s*```\s*$/],
  [/^\s*\\\[(?!.*\\\])/, /\\\]/],
  [/^\s*\$\$(?!.*\$\$)/, /\$\$\s*$/],
];

/** "Step 3: …", also in a heading or bold: the form of Math-Shepherd and of many prompts. */
const mark = /^\s*(?:#+\s*)?(?:\*\*)?Step\s+\d+\b/i;

/**
 * The steps of a completion. Joined they are the completion again: each keeps the white space that follows it. `paragraphs` end at a
 * blank line, `lines` at every line, `marks` before "Step 2:".
 */
export function splitSteps(completion: string, split: Split): string[] {
  const lines = completion.split(/(?<=\n)/);
  const steps: string[] = [];
  let step = '';
  let close: RegExp | undefined;
  for (const line of lines) {
    const begins = split === 'marks' ? mark.test(line) : line.trim() !== '' && ended(step, split);
    if (close === undefined && begins && step.trim() !== '') {
      steps.push(step);
      step = '';
    }
    step += line;
    if (close !== undefined) close = close.test(line) ? undefined : close;
    else close = fences.find(([open]) => open.test(line))?.[1];
  }
  if (step.trim() !== '' || steps.length === 0) steps.push(step);
  else steps[steps.length - 1] += step;
  return steps.filter((one) => one !== '');
}

function ended(step: string, split: Split): boolean {
  return split === 'lines' ? step.endsWith('\n') : /\n[^\S\n]*\n\s*$/.test(step);
}
