import type { ScorerContext } from '../scorer.js';
import { OnnxScorer } from './onnx-scorer.js';
import { pooledOutput } from './pooled-model.js';
import type { Model } from './read-model.js';
import { Session } from './session.js';
import type { Device, OnnxSettings } from './settings.js';
import { Tokenizers } from './tokenizers.js';

/** Tokens of a batch: what stays in a core's cache, and what keeps a GPU busy in a few hundred megabytes. */
const usualBatchTokens = { cpu: 1024, webgpu: 16_384, cuda: 32_768 } as const;
/** Copies of a model on a CPU together take no more than this. */
const copiesBytes = 1e9;
const mostCopies = 8;

/** The scorer of a model on a device. Its threads open the model with the first text. */
export function scorerOn(
  device: Device,
  model: Model,
  settings: OnnxSettings,
  { jobs, told }: ScorerContext,
) {
  const { folder, config, description, plan, version } = model;
  const { embedding } = plan;
  const pooled = embedding?.pooled ?? false;
  const copies = device === 'cpu' ? copiesFor(model, jobs) : 1;
  const spec = {
    ...(embedding?.pooled && { hidden: embedding.output }),
    model: folder.model,
    device,
    deviceId: settings.device_id,
    threads: Math.max(1, Math.floor(jobs / copies)),
    externalData: folder.externalData.length > 0,
  };
  const texts = {
    tokenizer: folder.tokenizer,
    tokenizerConfig: folder.tokenizerConfig,
    maxTokens: config.maxTokens,
  };
  return new OnnxScorer({
    name: `onnx:${folder.name}@${version.slice(0, 8)}`,
    version,
    device,
    model: description,
    sources: {
      targets: plan.targets,
      heads: plan.heads,
      vectors: pooled ? pooledOutput : embedding?.output,
    },
    session: new Session(spec, copies),
    tokenizers: new Tokenizers(texts, device === 'cpu' ? 1 : Math.min(jobs, 16)),
    prefix: settings.prefix,
    padId: config.padId,
    // Padding is company, too.
    padding: { step: device === 'cpu' || description.couplesRows ? 1 : 8, most: config.maxTokens },
    pooling: pooled ? config.pooling : undefined,
    budget: {
      tokens: settings.batch_tokens ?? usualBatchTokens[device],
      texts: description.couplesRows ? 1 : Number.POSITIVE_INFINITY,
    },
    told,
  });
}

/** Copies that compute side by side on one core each are faster than one that shares every step among all cores. */
function copiesFor({ bytes, folder }: Model, jobs: number): number {
  if (folder.externalData.length > 0) return 1;
  return Math.max(1, Math.min(jobs, mostCopies, Math.floor(copiesBytes / bytes)));
}
