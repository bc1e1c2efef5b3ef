import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '#src/pipeline/stage.js';

export function madeProblem(row: number, text: string): Problem {
  const prompt = [{ role: 'user' as const, content: text }];
  return { id: `made:${row}`, domain: 'text', prompt, source: { dataset: 'made' }, tags: [], meta: {} };
}

export const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: () => 0,
  judge: async () => [],
};
