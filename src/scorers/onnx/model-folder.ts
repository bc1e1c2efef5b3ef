import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { exitCode, Failure } from '../../failure.js';
import { expectedPath, modelFile, variantsIn } from './dtype.js';
import { hubFolder, pathsIn } from './hub.js';
import type { OnnxSettings } from './settings.js';

/** The files of a model that are read, all as paths. */
export interface ModelFolder {
  /** What a person calls it: the folder's name, or the name on the hub. */
  readonly name: string;
  readonly dtype: string;
  readonly model: string;
  /** Files with weights beside the model's own. */
  readonly externalData: readonly string[];
  readonly config: string;
  readonly tokenizer: string;
  readonly tokenizerConfig: string | undefined;
  readonly pooling: string | undefined;
}

const needed = ['config.json', 'tokenizer.json'];
const optional = ['tokenizer_config.json', '1_Pooling/config.json'];

/** A name on the hub, such as `org/model` or `model`; a path begins with a dot or a slash, or has more of them. */
const hubName = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/;

/** Finds the model's files in a local folder, or on the hub. @throws Failure that names the file that is missing. */
export async function openFolder(
  settings: OnnxSettings,
  context: { resolve(path: string): string; told(line: string): void },
): Promise<ModelFolder> {
  const local = resolve(context.resolve(settings.model));
  if (existsSync(local)) return filesOf(local, basename(local), settings);
  if (!hubName.test(settings.model))
    throw new Failure(exitCode.missing, {
      message: `there is no folder ${local}`,
      remedy: 'name a folder with config.json, tokenizer.json and onnx/model.onnx, or a model on the hub',
      place: { file: settings.model, field: 'model' },
    });
  const folder = await hubFolder(
    settings.model,
    settings.revision,
    (paths) => filesWanted(paths, settings.model, settings),
    context.told,
  );
  return filesOf(folder, settings.model, settings);
}

async function filesOf(folder: string, name: string, settings: OnnxSettings): Promise<ModelFolder> {
  if (!statSync(folder).isDirectory())
    throw new Failure(exitCode.usage, {
      message: 'is a file',
      remedy: 'name the folder that holds config.json, tokenizer.json and onnx/model.onnx',
      place: { file: folder, field: 'model' },
    });
  const paths = await pathsIn(folder);
  const wanted = filesWanted(paths, folder, settings);
  if (wanted instanceof Failure) throw wanted;
  const file = modelFile(paths, settings.dtype) as { dtype: string; path: string };
  const at = (path: string) => (wanted.includes(path) ? join(folder, path) : undefined);
  return {
    name,
    dtype: file.dtype,
    model: join(folder, file.path),
    externalData: wanted.filter((path) => isDataOf(path, file.path)).map((path) => join(folder, path)),
    config: join(folder, 'config.json'),
    tokenizer: join(folder, 'tokenizer.json'),
    tokenizerConfig: at('tokenizer_config.json'),
    pooling: at('1_Pooling/config.json'),
  };
}

/** The paths that are read of all that a folder has, or the Failure that names the one that is missing. */
function filesWanted(paths: ReadonlySet<string>, where: string, { dtype }: OnnxSettings): string[] | Failure {
  const absent = needed.find((path) => !paths.has(path));
  if (absent !== undefined) return missing(absent, where, howToExport);
  const file = modelFile(paths, dtype);
  if (file === undefined) {
    const others = variantsIn(paths);
    const choose = others.length > 0 ? `set dtype to one that is there: ${others.join(', ')}` : howToExport;
    return missing(expectedPath(dtype), where, choose);
  }
  const data = [...paths].filter((path) => isDataOf(path, file.path));
  return [...needed, ...optional.filter((path) => paths.has(path)), file.path, ...data.sort()];
}

/** External data: model.onnx_data, model.onnx_data_1 (Optimum), model.onnx.data (PyTorch's exporter). */
function isDataOf(path: string, model: string): boolean {
  return path.startsWith(`${model}_data`) || path === `${model}.data`;
}

const howToExport =
  'export the model: optimum-cli export onnx --model MODEL FOLDER (pip install optimum[exporters])';

function missing(path: string, where: string, remedy: string): Failure {
  return new Failure(exitCode.missing, { message: `${path} is missing`, remedy, place: { file: where } });
}
