import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../failure.js';
import { describeModel } from './describe-model.js';
import { modelBytes, tensorType } from './onnx-bytes.js';
import { poolingBytes } from './pooled-model.js';

const file = (path: string) => readFileSync(join(import.meta.dirname, '../../../tests/fixtures/onnx', path));

test('inputs and outputs are those that the file was written with', () => {
  const ids = ['input_ids', 'attention_mask', 'token_type_ids'];
  expect(describeModel(file('encoder/onnx/model.onnx'), 'm')).toEqual({
    inputs: ids.map((name) => ({ name, type: 7, dimensions: [-1, -1] })),
    outputs: [{ name: 'last_hidden_state', type: 1, dimensions: [-1, -1, 32] }],
    couplesRows: false,
  });
  expect(describeModel(file('encoder/onnx/model_fp16.onnx'), 'm').outputs[0]?.type).toBe(10);
  expect(describeModel(file('encoder/onnx/model_int8.onnx'), 'm').couplesRows).toBe(true);
});

test('what is written here is read here', () => {
  const value = (name: string, size: number | string) => ({
    name,
    type: tensorType.float,
    dimensions: [size, 300],
  });
  const graph = { nodes: [], inputs: [value('x', 'n')], outputs: [value('y', 70_000)] };
  const described = describeModel(modelBytes(graph, 17), 'm');
  expect(described.inputs).toEqual([{ name: 'x', type: 1, dimensions: [-1, 300] }]);
  expect(described.outputs).toEqual([{ name: 'y', type: 1, dimensions: [70_000, 300] }]);
});

test('bytes that are no model are refused, whatever they are', () => {
  const start = file('own/onnx/model.onnx');
  const refused = (bytes: Buffer) => {
    try {
      describeModel(bytes, 'm');
      return true;
    } catch (error) {
      return error instanceof Failure;
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => refused(Buffer.from(bytes))),
    { seed: 7 },
  );
  expect(() => describeModel(start.subarray(0, 9000), 'm')).toThrow(Failure);
  expect(() => describeModel(Buffer.alloc(0), 'm')).toThrow(Failure);
});

test('what is appended for pooling is no more than two nodes', () => {
  expect(poolingBytes('last_hidden_state').length).toBeLessThan(400);
});
