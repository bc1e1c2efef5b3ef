/**
 * The little of ONNX's protobuf that is written here (onnx.proto3, IR version 8). Two serialized messages one after the other
 * parse as both merged (Protocol Buffers, encoding: repeated fields join, embedded messages merge), so nodes, inputs and outputs
 * are added to a model by appending bytes to its file's.
 */

export const tensorType = { float: 1, int64: 7 } as const;

export interface Node {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
}

export interface Value {
  readonly name: string;
  /** Of `tensorType`. */
  readonly type: number;
  /** A number where the size is fixed, a name where it is not. */
  readonly dimensions: readonly (string | number)[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** A graph as the bytes of a ModelProto without a header: what is appended to a model. */
export function graphBytes(graph: Graph): Buffer {
  return message(7, [
    ...graph.nodes.map((node) => message(1, nodeParts(node))),
    ...graph.inputs.map((value) => message(11, valueParts(value))),
    ...graph.outputs.map((value) => message(12, valueParts(value))),
  ]);
}

/** A model that stands alone. */
export function modelBytes(graph: Graph, opset: number): Buffer {
  const header = [
    integer(1, 8),
    message(8, [text(1, ''), integer(2, opset)]),
    message(7, [text(2, 'graph')]),
  ];
  return Buffer.concat([...header, graphBytes(graph)]);
}

function nodeParts({ operation, inputs, outputs, integers = {} }: Node): Buffer[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, operation),
    ...Object.entries(integers).map(([name, value]) =>
      message(5, [text(1, name), integer(3, value), integer(20, 2)]),
    ),
  ];
}

function valueParts({ name, type, dimensions }: Value): Buffer[] {
  const sizes = dimensions.map((size) =>
    message(1, [typeof size === 'number' ? integer(1, size) : text(2, size)]),
  );
  return [text(1, name), message(2, [message(1, [integer(1, type), message(2, sizes)])])];
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
}

function text(field: number, value: string): Buffer {
  return message(field, [Buffer.from(value)]);
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
