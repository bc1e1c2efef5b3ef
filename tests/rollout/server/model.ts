/** Models with a known skill. What they say follows from the prompt, the beginning of the answer, and a number: the request's seed and the choice's place. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { random } from '#datasets/random.js';

export interface Said {
  readonly text: string;
  readonly finish: string;
}

export interface Asked {
  readonly prompt: string;
  readonly prefix: string;
  readonly seed: number;
  readonly maxTokens: number | undefined;
}

export type Model = (asked: Asked) => Said;

/** A problem whose text tells the server its skill in tenths: `skill 7: What are 12 and 30 together?` is answered right 7 times of 10. */
export function addition(skill: number, at: number): { prompt: string; answer: string } {
  const [a, b] = [at + 2, at * 7 + 3];
  return { prompt: `skill ${skill}: What are ${a} and ${b} together?`, answer: String(a + b) };
}

/**
 * Adds, in three steps. A beginning of the answer that says "off by one" has gone wrong for good. With fewer than 5 tokens it is cut; asked
 * to guess, it knows only what is easy.
 */
export const adder: Model = ({ prompt, prefix, seed, maxTokens }) => {
  const found = /skill (\d+): What are (\d+) and (\d+) together/.exec(prompt);
  if (found === null) return { text: 'Hello.', finish: 'stop' };
  const [, skill, a, b] = found.map(Number) as [number, number, number, number];
  const chance = random('adder', prompt, seed);
  const right = chance.int(1, 10) <= skill && !prefix.includes('off by one');
  const sum = a + b + (right ? 0 : chance.int(1, 9));
  if (prompt.includes('best guess')) return { text: `\\boxed{${skill >= 9 ? a + b : 1}}`, finish: 'stop' };
  if (maxTokens !== undefined && maxTokens < 5) return { text: 'First, I', finish: 'length' };
  const steps = [
    `We add ${a} and ${b}.`,
    right ? `The sum is ${sum}.` : `The sum is off by one or more: ${sum}.`,
    `So the answer is \\boxed{${sum}}.`,
  ];
  const done = prefix === '' ? 0 : prefix.trim().split(/\n\n/).length;
  return { text: steps.slice(done).join('\n\n'), finish: 'stop' };
};

/** Gives the recorded completions of each question, one after the other. The file is of the Qwen2.5-Math evaluation. */
export function recorded(file: string): Model {
  const rows = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const byQuestion = new Map<string, { texts: string[]; next: number }>();
  for (const row of rows) {
    const { question, code } = JSON.parse(row) as { question: string; code: string[] };
    byQuestion.set(question, { texts: code, next: 0 });
  }
  return ({ prompt }) => {
    const said = byQuestion.get(prompt);
    return { text: said?.texts[said.next++ % said.texts.length] ?? 'Hello.', finish: 'stop' };
  };
}
