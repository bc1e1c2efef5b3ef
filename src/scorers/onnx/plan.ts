/** Decides how a model's outputs are read: as named values, as a classifier's classes, or as an encoder's hidden states. */
import { exitCode, Failure } from '../../failure.js';
import type { Calibration } from '../calibration.js';
import type { Heads } from '../heads.js';
import type { ModelDescription, TensorShape } from './describe-model.js';
import type { ModelConfig } from './model-config.js';
import type { Target } from './reading.js';
import type { Activation, OnnxSettings } from './settings.js';

export interface Plan {
  readonly targets: readonly Target[];
  /** The output that an embedding is made of: hidden states that are pooled, or a vector per text. */
  readonly embedding: { readonly output: string; readonly pooled: boolean } | undefined;
  readonly heads: Heads | undefined;
}

export interface PlanInput {
  readonly model: ModelDescription;
  readonly config: ModelConfig;
  readonly settings: OnnxSettings;
  readonly heads: Heads | undefined;
  readonly calibrations: Readonly<Record<Target['what'], Calibration | undefined>>;
  /** The model's file, for messages. */
  readonly file: string;
}

/** @throws Failure when the settings do not fit the model; it lists what the model has. */
export function makePlan(input: PlanInput): Plan {
  const targets = (['quality', 'difficulty'] as const).flatMap((what) => target(what, input) ?? []);
  if (targets.length > 0) {
    if (input.heads)
      throw mistake(
        input,
        'heads',
        'the model gives values of its own; heads are for encoders',
        'leave out heads',
      );
    return { targets, embedding: undefined, heads: undefined };
  }
  const embedding = embeddingOf(input.model);
  if (embedding === undefined)
    throw mistake(
      input,
      'quality_output',
      `none of the model’s outputs is known: ${listed(input.model)}`,
      'name the output to read as quality_output',
    );
  checkEmbedding(input, embedding.width);
  return { targets, embedding, heads: input.heads };
}

/** The output named by the setting, or like the value itself, or `logits`. */
function target(what: Target['what'], input: PlanInput): Target | undefined {
  const { model, settings } = input;
  const asked = settings[`${what}_output`];
  const wanted = settings[`${what}_label`] !== undefined || settings[`${what}_range`] !== undefined;
  const find = (name: string) => model.outputs.find((output) => output.name === name);
  if (asked !== undefined) {
    const output = find(asked);
    if (output) return targetOf(what, output, input);
    throw mistake(
      input,
      `${what}_output`,
      `the model has no output ${asked}, but ${listed(model)}`,
      'name one of them',
    );
  }
  const own = find(what);
  if (own) return targetOf(what, own, input);
  const logits = find('logits');
  const byItself = what === 'quality' && settings.quality_output === undefined && !find('difficulty');
  if (logits && (wanted || (byItself && settings.difficulty_output === undefined)))
    return targetOf(what, logits, input);
  return undefined;
}

function targetOf(what: Target['what'], output: TensorShape, input: PlanInput): Target {
  const { settings, config } = input;
  const own = output.name === what;
  const width = output.dimensions?.at(-1) ?? -1;
  const columns = own ? 1 : width > 0 ? width : Math.max(1, config.labels.length);
  const labels = Array.from({ length: columns }, (_, at) => config.labels[at] ?? `LABEL_${at}`);
  const range = settings[`${what}_range`];
  return {
    what,
    output: output.name,
    activation: settings.activation ?? usualActivation(what, output.name, columns, input),
    worth: worthOf(what, labels, input),
    range,
    calibration: input.calibrations[what],
  };
}

function usualActivation(
  what: Target['what'],
  output: string,
  columns: number,
  input: PlanInput,
): Activation {
  const { problemType, sigmoid } = input.config;
  if (output === what) return 'none';
  if (problemType === 'multi_label_classification') return 'sigmoid';
  if (columns > 1 && problemType !== 'regression') return 'softmax';
  if (input.settings[`${what}_range`] !== undefined) return 'none';
  if (sigmoid) return 'sigmoid';
  throw mistake(
    input,
    `${what}_range`,
    `the model gives ${output} in a range that its files do not say`,
    `set ${what}_range to the values that stand for 0 and 1, such as [0, 5], or activation to sigmoid`,
  );
}

function worthOf(what: Target['what'], labels: readonly string[], input: PlanInput): number[] {
  const setting = input.settings[`${what}_label`];
  if (setting === undefined) {
    if (labels.length === 1) return [1];
    const message = `the model has the classes ${labels.join(', ')}`;
    throw mistake(input, `${what}_label`, message, `name the good one as ${what}_label`);
  }
  const worth = Object.entries(typeof setting === 'string' ? { [setting]: 1 } : setting);
  const stranger = worth.find(([name]) => !labels.includes(name))?.[0];
  if (stranger !== undefined) {
    const message = `the model has no class ${stranger}, but ${labels.join(', ')}`;
    throw mistake(input, `${what}_label`, message, 'name one of them');
  }
  const byLabel = new Map(worth);
  return labels.map((name) => byLabel.get(name) ?? 0);
}

function embeddingOf({ outputs }: ModelDescription) {
  const vector = outputs.find((output) => output.name === 'sentence_embedding');
  if (vector) return { output: vector.name, pooled: false, width: vector.dimensions?.at(-1) ?? -1 };
  const hidden =
    outputs.find((output) => /^(last_hidden_state|token_embeddings)$/.test(output.name)) ??
    outputs.find((output) => output.dimensions?.length === 3);
  if (!hidden) return undefined;
  return { output: hidden.name, pooled: true, width: hidden.dimensions?.at(-1) ?? -1 };
}

function checkEmbedding(input: PlanInput, width: number): void {
  const { settings, heads } = input;
  const stray = (
    ['quality_label', 'quality_range', 'difficulty_label', 'difficulty_range', 'activation'] as const
  ).find((name) => settings[name] !== undefined);
  if (stray !== undefined)
    throw mistake(
      input,
      stray,
      `the model is an encoder: it has no classes, but ${listed(input.model)}`,
      `leave out ${stray}; heads make values of an embedding`,
    );
  if (heads && width > 0 && heads.dimension !== width)
    throw mistake(
      input,
      'heads',
      `the heads are for ${heads.dimension} numbers, the model’s embedding has ${width}`,
      'fit them again: rlvr scorer train --encoder …',
    );
  if (heads === undefined && (input.calibrations.quality || input.calibrations.difficulty))
    throw mistake(
      input,
      'calibration',
      'an encoder without heads has nothing to calibrate',
      'leave out calibration',
    );
}

function listed({ outputs }: ModelDescription): string {
  return outputs
    .map(
      ({ name, dimensions }) =>
        `${name} (${dimensions?.map((size) => (size < 0 ? '…' : size)).join(' × ') ?? '?'})`,
    )
    .join(', ');
}

function mistake({ file }: PlanInput, field: string, message: string, remedy: string): Failure {
  return new Failure(exitCode.usage, { message, remedy, place: { file, field } });
}
