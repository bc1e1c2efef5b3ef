import { exitCode, Failure } from '../../failure.js';
import { type Probe, probeDevice } from './devices.js';
import { OnnxScorer } from './onnx-scorer.js';
import type { Device, OnnxSettings } from './settings.js';

/** In the order in which `auto` tries them. */
const order: readonly Device[] = ['cuda', 'webgpu', 'cpu'];

/**
 * The scorer on the wanted device, once it has rated a text there. `auto` takes the first device that works and tells which, and why
 * not the ones before it.
 * @throws Failure when the named device is not there, or the model does not run on it.
 */
export async function openOnDevice(
  { device, device_id }: Pick<OnnxSettings, 'device' | 'device_id'>,
  make: (device: Device) => OnnxScorer,
  told: (line: string) => void,
): Promise<OnnxScorer> {
  const passedOver: string[] = [];
  for (const one of device === 'auto' ? order : [device]) {
    const probe = await probeDevice(one, device_id);
    const opened = await opening(one, probe, make, device === 'auto');
    if (opened instanceof OnnxScorer) {
      const what = probe.why === '' ? one : `${one} (${probe.why})`;
      told([`${opened.name} on ${what}`, ...passedOver].join('; '));
      return opened;
    }
    if (device !== 'auto' || one === 'cpu') throw opened;
    passedOver.push(opened.message);
  }
  throw new Error('the cpu is always tried');
}

/** The scorer, or why it does not run on the device. */
async function opening(
  device: Device,
  probe: Probe,
  make: (device: Device) => OnnxScorer,
  auto: boolean,
): Promise<OnnxScorer | Failure> {
  if (!probe.works) return notThere(device, probe);
  if (auto && probe.software)
    return notThere(device, {
      ...probe,
      why: `${probe.why || 'an adapter without a name'} is a GPU in software: only taken when named`,
    });
  const scorer = make(device);
  const failed = await trial(scorer);
  if (failed === undefined) return scorer;
  await scorer.close();
  // A tokenizer that cannot be used fails everywhere.
  if (failed instanceof Failure) throw failed;
  return doesNotRun(scorer.name, device, failed.message);
}

async function trial(scorer: OnnxScorer): Promise<Error | undefined> {
  try {
    await scorer.trial();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function notThere(device: Device, { why, remedy }: Probe): Failure {
  return new Failure(exitCode.missing, {
    message: `${device} is not available: ${why}`,
    remedy,
  });
}

function doesNotRun(name: string, device: Device, why: string): Failure {
  const half = /f16|float16|half/i.test(why);
  return new Failure(exitCode.missing, {
    message: `${name} does not run on ${device}: ${why}`,
    remedy: half
      ? 'set dtype to fp32 or int8: this device has no half precision'
      : 'try another device or dtype, or export the model again',
  });
}
