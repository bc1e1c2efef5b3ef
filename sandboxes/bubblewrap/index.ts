/**
 * The backend with kernel isolation: containers made by Debian's bubblewrap, each with a Python that waits to be copied.
 * Every program runs in a copy of its own, in process and mount namespaces of its own, without capabilities and under a
 * filter of system calls. It must never run two programs in one copy, and never let one hold a descriptor of the agent.
 */
import { existsSync } from 'node:fs';
import type { AgentHost } from '../agent/agent-process.js';
import { openAgentSandbox } from '../agent/index.js';
import { systemCalls } from '../agent/system-calls.js';
import { languagesByTools } from '../language-availability.js';
import type { Availability, Backend, Sandbox } from '../sandbox.js';
import { startAgent } from './agent-process.js';
import { groupFor } from './cgroup.js';

const remedy = 'apt-get install bubblewrap python3';

const host: AgentHost = {
  name: 'bubblewrap',
  start: startAgent,
  bound: ({ pid }) => (pid === undefined ? null : groupFor(pid)),
};
const open = (workers: number): Sandbox => openAgentSandbox(host, workers, languagesByTools(existsSync));

/** Runs a program as every later one will be run: nothing less shows that it can be. */
async function probe(): Promise<Availability> {
  const no = (reason: string): Availability => ({ works: false, reason, remedy });
  if (process.platform !== 'linux') return no(`it needs Linux, this is ${process.platform}`);
  if (!systemCalls[process.arch]) return no(`it has no table of system calls for ${process.arch}`);
  const sandbox = open(1);
  const program = {
    language: 'python',
    files: { 'main.py': 'print(6 * 7)' },
    entry: 'main.py',
    stdin: '',
  } as const;
  const run = await sandbox.run(program, { timeMs: 10_000, memoryBytes: 67108864, outputBytes: 1000 });
  await sandbox.close();
  return run.stdout === '42\n' ? { works: true } : no(run.detail || run.stderr || run.ending);
}

export const bubblewrap: Backend = {
  name: 'bubblewrap',
  languages: async () => languagesByTools(existsSync),
  probe,
  async open({ workers }) {
    return open(workers);
  },
};
