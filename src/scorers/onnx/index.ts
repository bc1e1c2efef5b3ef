/**
 * The backend `onnx`: any encoder or classifier in the Hugging Face layout, on cuda, webgpu or cpu, through onnxruntime-node. It opens
 * models, makes tokens, and reads what models put out; it never downloads code, and a text that a model fails at is a fault.
 */
import { readFile } from 'node:fs/promises';
import type { ScorerBackend, ScorerContext } from '../scorer.js';
import { readCalibration, readHeads } from '../setting-files.js';
import { describeModel } from './describe-model.js';
import { checkInputs } from './feeds.js';
import { readConfig } from './model-config.js';
import { type ModelFolder, openFolder } from './model-folder.js';
import { OnnxScorer } from './onnx-scorer.js';
import { openOnDevice } from './open-device.js';
import { makePlan } from './plan.js';
import { pooledOutput } from './pooled-model.js';
import { requirePackages } from './runtime.js';
import { Session } from './session.js';
import { type Device, type OnnxSettings, onnxSettings } from './settings.js';
import { Tokenizers } from './tokenizers.js';
import { versionOf } from './version.js';

export const onnx: ScorerBackend<OnnxSettings> = { name: 'onnx', settings: onnxSettings, open };

/** Tokens of a batch: what fits a core's cache, and what keeps a GPU busy in a few hundred megabytes. */
const usualBatchTokens = { cpu: 2048, webgpu: 16_384, cuda: 32_768 } as const;

async function open(settings: OnnxSettings, context: ScorerContext): Promise<OnnxScorer> {
  requirePackages();
  const folder = await openFolder(settings, context);
  const config = await readConfig(folder, settings);
  const model = describeModel(await readFile(folder.model), folder.model);
  checkInputs(model, folder.model);
  const given = await givenFiles(settings, context);
  const plan = makePlan({ model, config, settings, file: folder.model, ...given });
  const { embedding } = plan;
  const pooled = embedding?.pooled ?? false;
  const pooling = pooled ? config.pooling : undefined;
  const { maxTokens } = config;
  const version = await versionOf(folder, { ...plan, pooling, maxTokens, prefix: settings.prefix });

  const make = (device: Device): OnnxScorer => {
    const hidden = embedding?.pooled ? { hidden: embedding.output } : {};
    const padding = { step: device === 'cpu' ? 1 : 8, most: maxTokens };
    const tokens = settings.batch_tokens ?? usualBatchTokens[device];
    return new OnnxScorer({
      name: `onnx:${folder.name}@${version.slice(0, 8)}`,
      version,
      device,
      model,
      sources: {
        targets: plan.targets,
        heads: plan.heads,
        vectors: pooled ? pooledOutput : embedding?.output,
      },
      session: new Session({
        ...hidden,
        model: folder.model,
        device,
        deviceId: settings.device_id,
        threads: context.jobs,
        externalData: folder.externalData.length > 0,
      }),
      tokenizers: tokenizersOf(folder, maxTokens, device === 'cpu' ? 1 : Math.min(context.jobs, 8)),
      prefix: settings.prefix,
      padId: config.padId,
      padding,
      pooling,
      budget: { tokens, texts: model.couplesRows ? 1 : Number.POSITIVE_INFINITY },
      told: context.told,
    });
  };
  return openOnDevice(settings, make, context.told);
}

async function givenFiles(settings: OnnxSettings, context: ScorerContext) {
  const { heads, calibration, difficulty_calibration } = settings;
  return {
    heads: heads === undefined ? undefined : await readHeads(context.resolve(heads)),
    calibrations: {
      quality: calibration === undefined ? undefined : await readCalibration(context.resolve(calibration)),
      difficulty:
        difficulty_calibration === undefined
          ? undefined
          : await readCalibration(context.resolve(difficulty_calibration)),
    },
  };
}

function tokenizersOf(folder: ModelFolder, maxTokens: number, threads: number): Tokenizers {
  const { tokenizer, tokenizerConfig } = folder;
  return new Tokenizers({ tokenizer, tokenizerConfig, maxTokens }, threads);
}
