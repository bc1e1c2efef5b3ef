/** Fits heads for quality and difficulty on an encoder's embeddings of labelled rows. */
import { random } from '#datasets/random.js';
import type { Heads } from '../scorers/heads.js';
import type { Scorer } from '../scorers/scorer.js';
import { type DenseRow, dot, fitDense } from './fit-dense.js';
import { fitIsotonic } from './isotonic.js';
import { type LabelledText, problemOf } from './labelled-text.js';

export interface HeadsOptions {
  readonly name: string;
  readonly seed: number;
  readonly progress?: (what: string, rows: number, of: number) => void;
}

/** Embeds every row once, then fits. Holds all embeddings in memory. @throws Error when the scorer gives no embedding. */
export async function trainHeads(
  rows: readonly LabelledText[],
  encoder: Scorer,
  options: HeadsOptions,
): Promise<Heads> {
  const learned = rows.filter((row) => row.split === 'train' || row.split === 'calibration');
  const vectors = await embed(learned, encoder, options);
  const dimension = vectors.find((vector) => vector !== undefined)?.length;
  if (dimension === undefined) throw new Error(`the scorer ${encoder.name} gave no embedding for any row`);
  const rowsOf = (label: 'quality' | 'difficulty', split: LabelledText['split']): DenseRow[] =>
    learned.flatMap((row, at) => {
      const [vector, value] = [vectors[at], row[label]];
      return row.split === split && vector !== undefined && value !== undefined
        ? [{ vector, label: value }]
        : [];
    });
  const headOf = (label: 'quality' | 'difficulty') => {
    const train = rowsOf(label, 'train');
    if (train.length === 0) return undefined;
    const { weights, bias } = fitDense(train, random(options.seed, 'heads', label));
    const held = rowsOf(label, 'calibration');
    const raw = held.map((row) => 1 / (1 + Math.exp(-(dot(weights, row.vector) + bias))));
    return {
      weights: [...weights].map((weight) => Number(weight.toPrecision(7))),
      bias: Number(bias.toPrecision(7)),
      ...(held.length === 0
        ? {}
        : {
            calibration: fitIsotonic(
              raw,
              held.map((row) => row.label),
            ),
          }),
    };
  };
  const [quality, difficulty] = [headOf('quality'), headOf('difficulty')];
  return { name: options.name, dimension, ...(quality && { quality }), ...(difficulty && { difficulty }) };
}

async function embed(
  rows: readonly LabelledText[],
  encoder: Scorer,
  options: HeadsOptions,
): Promise<(Float32Array | undefined)[]> {
  const vectors: (Float32Array | undefined)[] = [];
  for (let start = 0; start < rows.length; start += encoder.batchSize) {
    const batch = rows.slice(start, start + encoder.batchSize).map((row, at) => problemOf(row, start + at));
    for (const scored of await encoder.score(batch))
      vectors.push('fault' in scored ? undefined : scored.embedding);
    options.progress?.('embed', vectors.length, rows.length);
  }
  return vectors;
}
