import type { Problem } from '#datasets/problem.js';
import { http } from '../../src/scorers/http/index.js';
import type { Scored, Scorer } from '../../src/scorers/scorer.js';
import { hashedModel } from './server/model.js';

export interface Opened {
  readonly scorer: Scorer;
  /** What the user was told. */
  readonly told: string[];
}

/** Opens the http scorer with waits that suit a test; settings override them. */
export async function openHttp(settings: Record<string, unknown>): Promise<Opened> {
  const told: string[] = [];
  const waits = { backoff_s: 0.02, patience_s: 5, timeout_s: 5, concurrency: 4, batch: 8 };
  const shape = { protocol: 'tei-predict', ...(needsLabel(settings) && { quality_label: 'good' }) };
  const scorer = await http.open(http.settings.parse({ ...waits, ...shape, ...settings }), {
    jobs: 1,
    resolve: (path) => path,
    told: (line) => told.push(line),
  });
  return { scorer, told };
}

function needsLabel({ protocol, quality_range }: Record<string, unknown>): boolean {
  return protocol === undefined && quality_range === undefined;
}

export function problemOf(text: string): Problem {
  const prompt = [{ role: 'user' as const, content: text }];
  return { id: text, domain: 'math', prompt, source: { dataset: 'test' }, tags: [], meta: {} };
}

export function problems(count: number): Problem[] {
  return Array.from({ length: count }, (_, at) =>
    problemOf(`Problem ${at}: what are ${at} and ${at * 7} together?`),
  );
}

/** The qualities that the model behind the server gives, computed here. */
export async function expectedQualities(rows: readonly Problem[]): Promise<number[]> {
  const outputs = await hashedModel(rows.map((row) => row.prompt[0]?.content ?? ''));
  return outputs.map(({ quality }) => quality);
}

/** Scores all rows as the pipeline does: batches of the scorer's size, so many at once. */
export async function scoreAll(scorer: Scorer, rows: readonly Problem[]): Promise<Scored[]> {
  const batches = Array.from({ length: Math.ceil(rows.length / scorer.batchSize) }, (_, at) =>
    rows.slice(at * scorer.batchSize, (at + 1) * scorer.batchSize),
  );
  const scored: Scored[][] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < batches.length; at = next++)
      scored[at] = await scorer.score(batches[at] as Problem[]);
  };
  await Promise.all(Array.from({ length: scorer.inFlight }, worker));
  return scored.flat();
}

export function qualitiesOf(scored: readonly Scored[]): (number | undefined)[] {
  return scored.map((one) => ('fault' in one ? undefined : one.quality));
}
