import { readFile } from 'node:fs/promises';
import type { ScorerContext } from '../scorer.js';
import { readCalibration, readHeads } from '../setting-files.js';
import { describeModel, type ModelDescription } from './describe-model.js';
import { checkInputs } from './feeds.js';
import { type ModelConfig, readConfig } from './model-config.js';
import { type ModelFolder, openFolder } from './model-folder.js';
import { makePlan, type Plan } from './plan.js';
import type { OnnxSettings } from './settings.js';
import { versionOf } from './version.js';

/** All that is known of a model before it is on a device. */
export interface Model {
  readonly folder: ModelFolder;
  readonly config: ModelConfig;
  readonly description: ModelDescription;
  readonly bytes: number;
  readonly plan: Plan;
  readonly version: string;
}

/** @throws Failure when a file is missing or broken, or the settings do not fit the model. */
export async function readModel(settings: OnnxSettings, context: ScorerContext): Promise<Model> {
  const folder = await openFolder(settings, context);
  const config = await readConfig(folder, settings);
  const bytes = await readFile(folder.model);
  const description = describeModel(bytes, folder.model);
  checkInputs(description, folder.model);
  const given = await givenFiles(settings, context);
  const plan = makePlan({ model: description, config, settings, file: folder.model, ...given });
  const { pooling, maxTokens } = config;
  const version = await versionOf(folder, { ...plan, pooling, maxTokens, prefix: settings.prefix });
  return { folder, config, description, bytes: bytes.length, plan, version };
}

async function givenFiles(settings: OnnxSettings, context: ScorerContext) {
  const read = async <T>(path: string | undefined, reader: (path: string) => Promise<T>) =>
    path === undefined ? undefined : reader(context.resolve(path));
  return {
    heads: await read(settings.heads, readHeads),
    calibrations: {
      quality: await read(settings.calibration, readCalibration),
      difficulty: await read(settings.difficulty_calibration, readCalibration),
    },
  };
}
