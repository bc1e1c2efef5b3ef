import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { exitCode, Failure } from '../../failure.js';
import type { ModelFolder } from './model-folder.js';
import type { OnnxSettings, Pooling } from './settings.js';

/** What is read of config.json; a model has far more in it. */
const configFile = z.looseObject({
  id2label: z.record(z.string(), z.string()).optional(),
  problem_type: z.string().nullish(),
  max_position_embeddings: z.number().optional(),
  pad_token_id: z.number().nullish(),
  model_type: z.string().optional(),
  /** A cross-encoder's own say on its output. */
  sentence_transformers: z.looseObject({ activation_fn: z.string().optional() }).optional(),
  sbert_ce_default_activation_function: z.string().optional(),
});
const tokenizerFile = z.looseObject({ model_max_length: z.number().optional() });
const poolingFile = z.record(z.string(), z.unknown());

/** What the files beside a model say of it. */
export interface ModelConfig {
  /** Names of the classes, by their number. */
  readonly labels: readonly string[];
  readonly problemType: string | undefined;
  /** Whether the model's makers want a sigmoid on its single output. */
  readonly sigmoid: boolean;
  readonly padId: number;
  readonly maxTokens: number;
  readonly pooling: Pooling;
}

/** Longer texts cost much and say little more; a setting asks for more where a model takes more. */
const usualMaxTokens = 512;

/** @throws Failure when a file cannot be read, or wants a pooling that is not known. */
export async function readConfig(folder: ModelFolder, settings: OnnxSettings): Promise<ModelConfig> {
  const config = await json(folder.config, configFile);
  const tokenizer = folder.tokenizerConfig ? await json(folder.tokenizerConfig, tokenizerFile) : {};
  const pooling = folder.pooling ? await json(folder.pooling, poolingFile) : {};
  const activation =
    config.sentence_transformers?.activation_fn ?? config.sbert_ce_default_activation_function;
  return {
    labels: Object.entries(config.id2label ?? {})
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, label]) => label),
    problemType: config.problem_type ?? undefined,
    sigmoid: /sigmoid/i.test(activation ?? ''),
    padId: config.pad_token_id ?? 0,
    maxTokens: maxTokens(settings, config, tokenizer.model_max_length, folder.config),
    pooling: settings.pooling ?? poolingOf(pooling, folder.pooling),
  };
}

function maxTokens(
  { max_tokens: wanted }: OnnxSettings,
  { max_position_embeddings: positions, model_type }: z.infer<typeof configFile>,
  tokenizerLength: number | undefined,
  file: string,
): number {
  // RoBERTa and its kin count positions from the padding's number + 1, which takes two of them.
  const offset = /roberta|camembert|mpnet/.test(model_type ?? '') ? 2 : 0;
  const room = positions === undefined || positions <= 0 ? Number.POSITIVE_INFINITY : positions - offset;
  if (wanted === undefined) return Math.min(usualMaxTokens, room, tokenizerLength ?? room);
  if (wanted <= room) return wanted;
  throw new Failure(exitCode.usage, {
    message: `max_tokens is ${wanted}, but the model has ${room} positions`,
    remedy: `set max_tokens to ${room} or less`,
    place: { file, field: 'max_position_embeddings' },
  });
}

/** sentence-transformers' 1_Pooling/config.json: `pooling_mode_NAME: true`, or `pooling_mode: "NAME"`. */
function poolingOf(config: Readonly<Record<string, unknown>>, file: string | undefined): Pooling {
  const named = Object.entries(config)
    .filter(([key, value]) => key.startsWith('pooling_mode_') && value === true)
    .map(([key]) => key.slice('pooling_mode_'.length));
  const modes = typeof config.pooling_mode === 'string' ? [config.pooling_mode] : named;
  const known: Readonly<Record<string, Pooling>> = {
    mean: 'mean',
    mean_tokens: 'mean',
    cls: 'cls',
    cls_token: 'cls',
    lasttoken: 'last',
  };
  const [mode] = modes;
  if (mode === undefined) return 'mean';
  const pooling = known[mode];
  if (pooling !== undefined && modes.length === 1) return pooling;
  throw new Failure(exitCode.usage, {
    message: `the model wants the pooling ${modes.join(' with ')}; known are mean, cls and last`,
    remedy: 'set pooling to one of them, which gives other embeddings than the model was trained for',
    ...(file !== undefined && { place: { file } }),
  });
}

async function json<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const remedy = 'save the model again: model.save_pretrained(folder), tokenizer.save_pretrained(folder)';
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new Failure(exitCode.missing, { message, remedy, place: { file }, cause });
  }
}
