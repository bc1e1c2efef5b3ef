import { z } from 'zod';

/** The variants of a model file by the ending that Transformers.js and Optimum give them, in the order in which `auto` looks. */
const stems = {
  fp32: ['model'],
  fp16: ['model_fp16'],
  int8: ['model_int8', 'model_quantized'],
  quantized: ['model_quantized', 'model_int8'],
  uint8: ['model_uint8'],
  q4: ['model_q4'],
  q4f16: ['model_q4f16'],
  bnb4: ['model_bnb4'],
} as const;

type Variant = keyof typeof stems;
const variants = Object.keys(stems) as [Variant, ...Variant[]];

export const dtype = z.enum(['auto', ...variants]);
export type Dtype = z.infer<typeof dtype>;

export interface ModelFile {
  readonly dtype: Variant;
  /** Relative to the model's folder. */
  readonly path: string;
}

/** The model file of the wanted variant among the paths of a folder. */
export function modelFile(paths: ReadonlySet<string>, wanted: Dtype): ModelFile | undefined {
  for (const variant of wanted === 'auto' ? variants : [wanted]) {
    const places = stems[variant].flatMap((stem) => [`onnx/${stem}.onnx`, `${stem}.onnx`]);
    const path = places.find((place) => paths.has(place));
    if (path !== undefined) return { dtype: variant, path };
  }
  return undefined;
}

/** The variants that a folder holds, for a message. */
export function variantsIn(paths: ReadonlySet<string>): Variant[] {
  return variants.filter((variant) => variant !== 'quantized' && modelFile(paths, variant) !== undefined);
}

/** Where a variant would lie, for a message. */
export function expectedPath(wanted: Dtype): string {
  return `onnx/${stems[wanted === 'auto' ? 'fp32' : wanted][0]}.onnx`;
}
