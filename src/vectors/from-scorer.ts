import type { Problem } from '#datasets/problem.js';
import { VectorTable } from '#datasets/similarity/index.js';
import { exitCode, Failure } from '../failure.js';
import { openScorer, type ScorerSettings } from '../scorers/registry.js';
import type { Scored, Scorer, ScorerContext } from '../scorers/scorer.js';
import type { FilledTable, VectorCollector } from './vectors.js';

/** What an embedding is stored as, or why it is none. */
type Embedded = { readonly vector: Float32Array } | { readonly fault: string };

/** A scorer that is asked for vectors alone, in batches of its own size, with as many under way as it takes. */
export interface Embedder {
  readonly scorer: Scorer;
  embed(problems: readonly Problem[]): Promise<Embedded[]>;
}

/** @throws Failure when the scorer is missing, or does not fit */
export async function openEmbedder(given: ScorerSettings, context: ScorerContext): Promise<Embedder> {
  // No embedding comes out of the cache of ratings.
  const scorer = await openScorer(given, { ...context, cache: false });
  return {
    scorer,
    embed: async (problems) => (await scorer.score(problems)).map((scored) => embeddedOf(scored, scorer)),
  };
}

function embeddedOf(scored: Scored, scorer: Scorer): Embedded {
  if ('fault' in scored) return scored;
  if (scored.embedding !== undefined) return { vector: scored.embedding };
  throw new Failure(exitCode.usage, {
    message: `the scorer ${scorer.name} gives no embeddings`,
    remedy:
      'name an encoder ({backend: onnx, model: …}) or an endpoint for embeddings (protocol openai-embeddings or tei-embed), or files of `vectors`',
  });
}

/** Vectors from a scorer. @throws Failure as `openEmbedder`, and where the scorer gives no embeddings */
export async function vectorsFromScorer(
  given: ScorerSettings,
  context: ScorerContext,
): Promise<VectorCollector> {
  const { scorer, embed } = await openEmbedder(given, context);
  const without = new Set<number>();
  const underWay: Promise<void>[] = [];
  let table: VectorTable | undefined;
  let waiting: Problem[] = [];
  let size = 0;
  let firstFault: string | undefined;

  function send(): void {
    const first = size - waiting.length;
    const asked = embed(waiting).then((embedded) => {
      for (const [at, one] of embedded.entries()) store(first + at, one);
    });
    waiting = [];
    // A failure is met when its turn comes.
    asked.catch(() => undefined);
    underWay.push(asked);
  }

  function store(row: number, one: Embedded): void {
    if ('vector' in one) table ??= new VectorTable(one.vector.length);
    const fault = 'fault' in one ? one.fault : table?.set(row, one.vector)?.message;
    if (fault === undefined) return;
    without.add(row);
    firstFault ??= fault;
  }

  return {
    add: (problem) => {
      waiting.push(problem);
      size++;
      if (waiting.length >= scorer.batchSize) send();
    },
    room: async () => {
      while (underWay.length > scorer.inFlight) await underWay.shift();
    },
    filled: async (): Promise<FilledTable | undefined> => {
      if (waiting.length > 0) send();
      await Promise.all(underWay.splice(0));
      if (without.size > 0)
        context.told(
          `${without.size} of ${size} problems got no vector of ${scorer.name} and are not compared by meaning: ${firstFault}`,
        );
      return table === undefined ? undefined : { table, without };
    },
    identity: `${scorer.name} ${scorer.version}`,
    close: () => scorer.close(),
  };
}
