/** Questions that a program is asked one by one: it reads a line once it has written one for every line before it. */
import type { Order } from '../interpreter.js';

export interface Pipes {
  readonly asking: string;
  readonly hearing: string;
  /** What was asked and not yet read; empty until the last question has its answer. */
  read(): string;
  /** Always true: answers beyond their bound end the run. */
  write(text: string): boolean;
  answers(): string;
}

/** @param over called when the answers pass their bound */
export function openPipes({ questions, report, outputBytes }: Order, over: () => void): Pipes | undefined {
  if (questions === undefined || report === undefined) return undefined;
  const answers: string[] = [];
  let asked = 0;
  let answered = 0;
  let left = outputBytes;
  return {
    asking: questions.path,
    hearing: report,
    read() {
      const line = asked <= answered ? questions.lines[asked] : undefined;
      if (line === undefined) return '';
      asked += 1;
      return `${line}\n`;
    },
    write(text) {
      const bytes = Buffer.from(text, 'utf8');
      const kept = bytes.length <= left ? text : bytes.toString('utf8', 0, left);
      answers.push(kept);
      answered += kept.split('\n').length - 1;
      left -= Math.min(bytes.length, left);
      if (kept !== text) over();
      return true;
    },
    answers: () => answers.join(''),
  };
}
