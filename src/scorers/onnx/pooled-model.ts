import { graphBytes, tensorType } from './onnx-bytes.js';

/** The input that says how much each token counts, (batch, 1, sequence), and the output (batch, 1, hidden). */
export const weightsInput = 'rlvr_token_weights';
export const pooledOutput = 'rlvr_pooled';

/**
 * What is appended to an encoder so that it pools its hidden states where it computes them: a GPU gives back one vector per text
 * instead of one per token. Mean, first and last token are all a weighted sum over tokens.
 */
export function poolingBytes(hiddenOutput: string): Buffer {
  const single = 'rlvr_hidden';
  return graphBytes({
    nodes: [
      { operation: 'Cast', inputs: [hiddenOutput], outputs: [single], integers: { to: tensorType.float } },
      { operation: 'MatMul', inputs: [weightsInput, single], outputs: [pooledOutput] },
    ],
    inputs: [{ name: weightsInput, type: tensorType.float, dimensions: ['rlvr_batch', 1, 'rlvr_sequence'] }],
    outputs: [{ name: pooledOutput, type: tensorType.float, dimensions: ['rlvr_batch', 1, 'rlvr_width'] }],
  });
}
