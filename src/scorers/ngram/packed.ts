/** Problems as one flat list of texts: what a thread is given is copied, and a list of texts costs less than the objects that hold them. */
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { Readable } from './features.js';

const textsEach = 3;

export function pack(problems: readonly Readable[]): string[] {
  return problems.flatMap((problem) => [promptText(problem), problem.domain, problem.solution ?? '']);
}

export function unpack(texts: readonly string[]): Readable[] {
  return Array.from({ length: texts.length / textsEach }, (_, at) => {
    const [content = '', domain, solution = ''] = texts.slice(textsEach * at, textsEach * (at + 1));
    return { prompt: [{ role: 'user', content }], domain: domain as Problem['domain'], solution };
  });
}
