import { Failure } from '../failure.js';
import { cachedModels } from '../scorers/onnx/cached-models.js';
import { probeDevice } from '../scorers/onnx/devices.js';
import { requirePackages } from '../scorers/onnx/runtime.js';
import { openScorer } from '../scorers/registry.js';
import { type Condition, type Examination, works } from './examination.js';

const devices = ['cpu', 'webgpu', 'cuda'] as const;

/** The shipped scorer, and the devices on which models run. */
export const scorers: Examination = {
  title: 'scorers',
  look: async () => [await shipped(), ...(await onnx()), await models()],
};

async function shipped(): Promise<Condition> {
  const name = 'scorer:ngram';
  try {
    const scorer = await openScorer('ngram', { jobs: 1, resolve: (path) => path, told: () => undefined });
    await scorer.close();
    return works(name, `${scorer.name}, shipped`);
  } catch (error) {
    return {
      name,
      state: 'broken',
      detail: (error as Error).message,
      remedy: 'npm install rlvr again: its model is a file of the package',
    };
  }
}

async function onnx(): Promise<Condition[]> {
  try {
    requirePackages();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return devices.map((device) => ({
      name: `onnx:${device}`,
      state: 'missing',
      detail: error.message,
      remedy: error.remedy,
    }));
  }
  const probes = await Promise.all(devices.map((device) => probeDevice(device, 0)));
  return probes.map((probe, at): Condition => {
    const name = `onnx:${devices[at]}`;
    if (!probe.works) return { name, state: 'missing', detail: probe.why, remedy: probe.remedy };
    const plays = probe.software ? ' (software: only taken when named)' : '';
    return works(name, `${probe.why || 'computes'}${plays}`);
  });
}

async function models(): Promise<Condition> {
  const found = await cachedModels();
  if (found.length > 0)
    return works(
      'models',
      `in the cache: ${found.slice(0, 5).join(', ')}${found.length > 5 ? `, ${found.length - 5} more` : ''}`,
    );
  const remedy = 'hf download NAME --local-dir FOLDER, for the scorer onnx alone';
  return { name: 'models', state: 'missing', detail: 'no model of the hub is in a cache', remedy };
}
