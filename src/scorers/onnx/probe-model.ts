/** Run as a process of its own: `node probe-model.js DEVICE DEVICE_ID`. Computes 1 + 1 on the device; says nothing, or why not. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelBytes, tensorType } from './onnx-bytes.js';

const [, , device = 'cpu', deviceId = '0'] = process.argv;
const value = (name: string) => ({ name, type: tensorType.float, dimensions: [1] });
const graph = {
  nodes: [{ operation: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
  inputs: [value('x')],
  outputs: [value('y')],
};

try {
  const session = await InferenceSession.create(modelBytes(graph, 17), {
    executionProviders: [device === 'cuda' ? { name: 'cuda', deviceId: Number(deviceId) } : device],
    logSeverityLevel: 4,
  });
  const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1), [1]) });
  if (y?.data[0] !== 2) throw new Error(`the device says that 1 + 1 = ${y?.data[0]}`);
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
