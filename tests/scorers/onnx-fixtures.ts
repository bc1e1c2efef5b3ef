/** The models of tests/fixtures/onnx, what they must say of some texts, and a scorer on them. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Problem } from '#datasets/problem.js';
import { onnx } from '#src/scorers/onnx/index.js';
import type { Scored, Scorer } from '#src/scorers/scorer.js';

export const fixtures = join(import.meta.dirname, '../fixtures/onnx');

/** What scripts/make-onnx-fixture.py computed in numpy. */
export interface Expected {
  readonly text: string;
  readonly ids: number[];
  readonly mean: number[];
  readonly cls: number[];
  readonly last: number[];
  readonly logits: number[];
  readonly quality: number;
  readonly difficulty: number;
}

export function expectedOf(model: string): Expected[] {
  return JSON.parse(readFileSync(join(fixtures, model, 'expected.json'), 'utf8'));
}

export function problemOf(text: string): Problem {
  return {
    id: `test:${text.slice(0, 20)}`,
    domain: 'math',
    prompt: [{ role: 'user', content: text }],
    source: { dataset: 'test' },
    tags: [],
    meta: {},
  };
}

export interface Opened {
  readonly scorer: Scorer;
  readonly told: string[];
  rate(texts: readonly string[]): Promise<Scored[]>;
}

/** Opens a model, by default on the cpu; the path is a fixture's name or absolute. */
export async function open(model: string, settings: object = {}, jobs = 1): Promise<Opened> {
  const told: string[] = [];
  const parsed = onnx.settings.parse({ device: 'cpu', ...settings, model });
  const scorer = await onnx.open(parsed, {
    jobs,
    resolve: (path) => (isAbsolute(path) ? path : join(fixtures, path)),
    told: (line) => told.push(line),
  });
  return { scorer, told, rate: (texts) => scorer.score(texts.map(problemOf)) };
}

/** The ratings of texts by a model that is opened for them alone. */
export async function rated(
  model: string,
  texts: readonly string[],
  settings: object = {},
): Promise<Scored[]> {
  const { scorer, rate } = await open(model, settings);
  try {
    return await rate(texts);
  } finally {
    await scorer.close();
  }
}

/** The largest difference of two vectors' numbers; infinite where there is none to compare. */
export function distance(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number {
  if (a === undefined || b === undefined || a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(...Array.from(a, (value, at) => Math.abs(value - (b[at] as number))));
}
