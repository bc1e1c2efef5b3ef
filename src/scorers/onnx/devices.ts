/**
 * Which devices compute here. Each is tried in a process of its own: a driver may print, hang or crash, and that must not reach the
 * run. onnxruntime-node does not name the adapter that WebGPU took; on Linux the Vulkan loader does, when asked to log.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryFolder } from './runtime.js';
import type { Device } from './settings.js';

export interface Probe {
  readonly works: boolean;
  /** Why it does not, or what it is. */
  readonly why: string;
  readonly remedy: string;
  /** A processor that plays a GPU (SwiftShader, llvmpipe): slower than `cpu`, so only taken when named. */
  readonly software: boolean;
}

/** The first initialization of CUDA may take many seconds. */
const deadlineMs = 120_000;
const software = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

const remedies = {
  cuda: 'install a driver for NVIDIA GPUs, CUDA 12 and cuDNN 9; or use the device webgpu or cpu',
  webgpu:
    'install a Vulkan driver (Linux: libvulkan1 and the vendor’s ICD; `vulkaninfo --summary` lists GPUs); or use the device cpu',
};

export async function probeDevice(device: Device, deviceId: number): Promise<Probe> {
  if (device === 'cpu') return { works: true, why: '', remedy: '', software: false };
  if (device === 'cuda' && !hasCudaLibraries())
    return {
      works: false,
      why: 'the CUDA libraries of onnxruntime-node are not installed',
      remedy:
        'npm install onnxruntime-node --onnxruntime-node-install=cuda12 (Linux x64), with CUDA 12 and cuDNN 9',
      software: false,
    };
  const { code, out, log } = await runProbe(device, deviceId);
  const adapters = adapterNames(log);
  const named = adapters.join(', ');
  const remedy = remedies[device];
  if (code !== 0) {
    const seen = named === '' ? '' : ` (Vulkan has ${named})`;
    return {
      works: false,
      why: `${brief(out) || brief(log) || 'it crashed'}${seen}`,
      remedy,
      software: false,
    };
  }
  const onlySoftware = device === 'webgpu' && adapters.every((name) => software.test(name));
  // Elsewhere than on Linux there is no Vulkan to ask: Metal and Direct3D are a GPU's.
  const plays = onlySoftware && process.platform === 'linux';
  return { works: true, why: named, remedy, software: plays };
}

function hasCudaLibraries(): boolean {
  const [prefix, ending] = process.platform === 'win32' ? ['', 'dll'] : ['lib', 'so'];
  return existsSync(join(libraryFolder(), `${prefix}onnxruntime_providers_cuda.${ending}`));
}

function runProbe(device: Device, deviceId: number): Promise<{ code: number; out: string; log: string }> {
  const script = fileURLToPath(new URL('./probe-model.js', import.meta.url));
  const env = { ...process.env, VK_LOADER_DEBUG: 'error,info,driver' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, device, String(deviceId)],
      { env, timeout: deadlineMs, killSignal: 'SIGKILL', maxBuffer: 1 << 24 },
      (error, out, log) => {
        if (error?.killed) return resolve({ code: 1, out: `no answer within ${deadlineMs / 1000} s`, log });
        if (error?.signal) return resolve({ code: 1, out: `the driver crashed (${error.signal})`, log });
        resolve({ code: error ? 1 : 0, out, log });
      },
    );
  });
}

/** The loader lists `[0] NVIDIA H100` under "Original order:" and again, sorted; the same device keeps its number. */
function adapterNames(log: string): string[] {
  const names = [...log.matchAll(/^.*DRIVER.*\[\d+\] (\S.*?)\s*$/gm)].map((found) => found[1] as string);
  return [...new Set(names)];
}

/** The part of a message that says what is the matter: the runtime puts paths of its sources before it. */
function brief(message: string): string {
  const line = message.trim().split('\n')[0] ?? '';
  const told = line.split(/ was false\. |: Failed to /);
  return (told.length > 1 ? told.slice(1).join(': ') : line).trim().slice(0, 200);
}
