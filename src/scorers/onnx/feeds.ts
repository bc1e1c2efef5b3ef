import { exitCode, Failure } from '../../failure.js';
import { type Padding, paddedLength, type Row } from './batches.js';
import type { ModelDescription } from './describe-model.js';
import { weightsInput } from './pooled-model.js';
import type { Pooling } from './settings.js';

/** A tensor on its way into a model. */
export interface Feed {
  readonly type: 'int64' | 'int32' | 'float32';
  readonly data: BigInt64Array | Int32Array | Float32Array;
  readonly dims: readonly number[];
}
export type Feeds = Readonly<Record<string, Feed>>;

/** The inputs that are known, each with what it holds for a token. */
const known = {
  input_ids: (row: Row, at: number) => row.ids[at] as number,
  attention_mask: () => 1,
  token_type_ids: () => 0,
  position_ids: (_: Row, at: number) => at,
} as const;
type Known = keyof typeof known;

/** @throws Failure when the model wants an input that is not known, or was exported for one fixed shape. */
export function checkInputs({ inputs }: ModelDescription, file: string): void {
  const names = inputs.map((input) => input.name);
  const stranger = names.find((name) => !(name in known));
  if (stranger !== undefined || !names.includes('input_ids'))
    throw new Failure(exitCode.usage, {
      message: `the model's inputs are ${names.join(', ')}; known are ${Object.keys(known).join(', ')}`,
      remedy: 'export it as an encoder or classifier: optimum-cli export onnx --task feature-extraction …',
      place: { file },
    });
  const fixed = inputs.find((input) => input.dimensions?.some((size) => size > 0));
  if (fixed !== undefined)
    throw new Failure(exitCode.usage, {
      message: `the input ${fixed.name} has the fixed shape ${fixed.dimensions?.join(' × ')}`,
      remedy: 'export the model with a dynamic batch and sequence',
      place: { file },
    });
}

/** The tensors of a batch. `pooling`, where given, adds how much each token counts. */
export function feedsOf(
  rows: readonly Row[],
  { inputs }: ModelDescription,
  how: { readonly padId: number; readonly padding: Padding; readonly pooling: Pooling | undefined },
): Feeds {
  const length = paddedLength(rows, how.padding);
  const feeds: Record<string, Feed> = {};
  for (const { name, type } of inputs) {
    const fill = name === 'input_ids' ? how.padId : 0;
    feeds[name] = integers(rows, length, known[name as Known], fill, type === 6 ? 'int32' : 'int64');
  }
  if (how.pooling !== undefined) feeds[weightsInput] = tokenWeights(rows, length, how.pooling);
  return feeds;
}

function integers(
  rows: readonly Row[],
  length: number,
  value: (row: Row, at: number) => number,
  fill: number,
  type: 'int32' | 'int64',
): Feed {
  // Ids are not negative, so that the low half of a 64-bit number is all of it: far faster than a BigInt for each.
  const stride = type === 'int32' ? 1 : 2;
  const words = new Int32Array(rows.length * length * stride);
  for (const [r, row] of rows.entries()) {
    const start = r * length;
    for (let at = 0; at < length; at++)
      words[(start + at) * stride] = at < row.ids.length ? value(row, at) : fill;
  }
  const data = type === 'int32' ? words : new BigInt64Array(words.buffer);
  return { type, data, dims: [rows.length, length] };
}

/** How much each token counts in the embedding: (batch, 1, sequence), each text's sum 1. */
function tokenWeights(rows: readonly Row[], length: number, pooling: Pooling): Feed {
  const data = new Float32Array(rows.length * length);
  for (const [r, { ids }] of rows.entries()) {
    const start = r * length;
    if (pooling === 'mean') data.fill(1 / ids.length, start, start + ids.length);
    else data[start + (pooling === 'cls' ? 0 : ids.length - 1)] = 1;
  }
  return { type: 'float32', data, dims: [rows.length, 1, length] };
}
