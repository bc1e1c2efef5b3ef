/** The closed list of backends, strongest first, and the choice among them. */
import { bubblewrap } from './bubblewrap/index.js';
import { docker } from './docker/index.js';
import { isSandbox, openProved } from './probe.js';
import type { Backend, Sandbox } from './sandbox.js';
import { SandboxUnavailable } from './sandbox-unavailable.js';
import { wasm } from './wasm/index.js';

export const backends: readonly Backend[] = [docker, bubblewrap, wasm];

/**
 * Opens a backend by name; `auto` takes the first that works.
 * @throws SandboxUnavailable when none does, or the name is not known.
 */
export async function openSandbox(name: string, options: { readonly workers: number }): Promise<Sandbox> {
  const named = backends.filter((backend) => name === 'auto' || backend.name === name);
  if (named.length === 0) {
    const known = ['auto', ...backends.map((backend) => backend.name)].join(', ');
    throw new SandboxUnavailable(`there is no sandbox '${name}'`, `use one of: ${known}`);
  }
  const reasons: string[] = [];
  const remedies: string[] = [];
  for (const backend of named) {
    const opened = await openProved(backend, options);
    if (isSandbox(opened)) return opened;
    reasons.push(`${backend.name}: ${opened.reason}`);
    remedies.push(opened.remedy);
  }
  throw new SandboxUnavailable(`no sandbox works here (${reasons.join('; ')})`, remedies.join(' or '));
}
