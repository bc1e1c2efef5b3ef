/**
 * The backend `onnx`: any encoder or classifier in the Hugging Face layout, on cuda, webgpu or cpu, through onnxruntime-node. It opens
 * models, makes tokens, and reads what models put out; it never downloads code, and a text that a model fails at is a fault.
 */
import type { ScorerBackend, ScorerContext } from '../scorer.js';
import type { OnnxScorer } from './onnx-scorer.js';
import { openOnDevice } from './open-device.js';
import { readModel } from './read-model.js';
import { requirePackages } from './runtime.js';
import { scorerOn } from './scorer-on.js';
import { type OnnxSettings, onnxSettings } from './settings.js';

export const onnx = {
  name: 'onnx',
  settings: onnxSettings,
  dear: true,
  async open(settings: OnnxSettings, context: ScorerContext): Promise<OnnxScorer> {
    requirePackages();
    const model = await readModel(settings, context);
    return openOnDevice(settings, (device) => scorerOn(device, model, settings, context), context.told);
  },
} as const satisfies ScorerBackend<OnnxSettings>;
