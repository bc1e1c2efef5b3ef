import { exitCode, Failure } from '../../failure.js';

/** A tensor that goes into a model or comes out of it. */
export interface TensorShape {
  readonly name: string;
  /** Of ONNX's TensorProto.DataType: 1 float, 6 int32, 7 int64, 10 float16. */
  readonly type: number;
  /** Sizes, -1 where they vary; undefined where the file does not say. */
  readonly dimensions: readonly number[] | undefined;
}

export interface ModelDescription {
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
  /**
   * Whether activations are quantized by the range of a whole batch (DynamicQuantizeLinear), so that a text's values depend on
   * the texts beside it.
   */
  readonly couplesRows: boolean;
}

/** What a model file says of its inputs and outputs, read from its bytes. @throws Failure when it is no ONNX model. */
export function describeModel(bytes: Buffer, file: string): ModelDescription {
  try {
    const graphs = all(fields(bytes), 7);
    if (graphs.length === 0) throw new Error('there is no graph');
    const parts = graphs.flatMap(fields);
    const held = new Set(named(parts, 5, 8));
    return {
      inputs: shapes(parts, 11).filter((input) => !held.has(input.name)),
      outputs: shapes(parts, 12),
      couplesRows: bytes.includes('DynamicQuantizeLinear'),
    };
  } catch (cause) {
    throw new Failure(exitCode.missing, {
      message: 'is no ONNX model, or was cut',
      remedy:
        'download or export it again; a few hundred bytes of text are a Git LFS pointer: `git lfs pull`',
      place: { file },
      cause,
    });
  }
}

type Field = readonly [field: number, value: Buffer | number];

/** The fields of one message (Protocol Buffers, encoding). Length-delimited ones are views into the bytes. */
function fields(bytes: Buffer): Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 63) throw new Error('the bytes end within a number');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    if (field === 0) throw new Error('a field has no number');
    if (tag % 8 === 0) found.push([field, varint()]);
    else {
      const length = tag % 8 === 2 ? varint() : ({ 1: 8, 5: 4 } as Record<number, number>)[tag % 8];
      if (length === undefined || at + length > bytes.length) throw new Error('a field reaches past the end');
      found.push([field, bytes.subarray(at, at + length)]);
      at += length;
    }
  }
  return found;
}

/** ValueInfoProto: name = 1, type = 2; TypeProto: tensor_type = 1; Tensor: elem_type = 1, shape = 2; shape: dim = 1. */
function shapes(graph: readonly Field[], field: number): TensorShape[] {
  return all(graph, field).map((value) => {
    const parts = fields(value);
    const tensor = all(parts, 2).flatMap((type) => all(fields(type), 1))[0];
    const [shape] = tensor === undefined ? [] : all(fields(tensor), 2);
    return {
      name: all(parts, 1)[0]?.toString() ?? '',
      type: tensor === undefined ? 0 : (fields(tensor).find(([at]) => at === 1)?.[1] as number),
      dimensions: shape && all(fields(shape), 1).map(size),
    };
  });
}

/** Dimension: dim_value = 1. */
function size(dimension: Buffer): number {
  const value = fields(dimension).find(([field]) => field === 1)?.[1];
  return typeof value === 'number' && value > 0 ? value : -1;
}

function named(parts: readonly Field[], field: number, name: number): string[] {
  return all(parts, field).flatMap((part) => all(fields(part), name).map(String));
}

function all(parts: readonly Field[], field: number): Buffer[] {
  return parts.flatMap(([at, value]) => (at === field && typeof value !== 'number' ? [value] : []));
}
