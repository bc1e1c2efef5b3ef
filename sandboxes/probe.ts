/** Whether a backend works on this machine: a program is run in it, as every later one will be. Nothing less shows it. */
import type { Availability, Backend, Program, Sandbox } from './sandbox.js';
import { SandboxUnavailable } from './sandbox-unavailable.js';

const program: Program = {
  language: 'python',
  files: { 'main.py': 'print(6 * 7)' },
  entry: 'main.py',
  stdin: '',
};
const limits = { timeMs: 10_000, memoryBytes: 67_108_864, outputBytes: 1000 };

/** Why programs do not run in it; null where they do. */
export async function prove(sandbox: Sandbox): Promise<string | null> {
  const run = await sandbox.run(program, limits);
  return run.stdout === '42\n' ? null : run.detail || run.stderr || run.ending;
}

/** A sandbox that has run a program, or why there is none. */
export async function openProved(
  backend: Backend,
  options: { readonly workers: number },
): Promise<Sandbox | Extract<Availability, { works: false }>> {
  try {
    const sandbox = await backend.open(options);
    const reason = await prove(sandbox);
    if (reason === null) return sandbox;
    await sandbox.close();
    return { works: false, reason, remedy: backend.remedy };
  } catch (error) {
    if (!(error instanceof SandboxUnavailable)) throw error;
    return { works: false, reason: error.message, remedy: error.remedy };
  }
}

export const isSandbox = (opened: Awaited<ReturnType<typeof openProved>>): opened is Sandbox =>
  'run' in opened;

export async function probe(backend: Backend): Promise<Availability> {
  const opened = await openProved(backend, { workers: 1 });
  if (!isSandbox(opened)) return opened;
  const memory = opened.memoryBound;
  await opened.close();
  return { works: true, memory };
}
