import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../fingerprint.js';
import { readManifest } from './inputs.js';
import type { Reported } from './report.js';

/** Whether the files of a run are those that its manifest describes. */
export async function checkManifest(run: string): Promise<Reported[]> {
  const found: Reported[] = [];
  for (const output of readManifest(run)?.outputs ?? []) {
    const file = join(run, output.path);
    const message = existsSync(file)
      ? await changed(file, output)
      : `${output.path} is named in the manifest and is not there`;
    if (message !== undefined)
      found.push({ code: 'manifest', message, file: join(run, 'manifest.json'), line: null });
  }
  return found;
}

async function changed(
  file: string,
  output: { readonly path: string; readonly bytes: number; readonly sha256: string },
): Promise<string | undefined> {
  const { size } = statSync(file);
  if (size !== output.bytes)
    return `${output.path} has ${size} bytes where the manifest says ${output.bytes}`;
  const { sha256: hash } = await fingerprint(file);
  if (hash === output.sha256) return undefined;
  return `${output.path} has the sha256 ${hash.slice(0, 12)}… where the manifest says ${output.sha256.slice(0, 12)}…`;
}
