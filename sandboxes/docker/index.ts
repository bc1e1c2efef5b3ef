/**
 * The backend in containers of Docker or Podman, here or on another machine: an image of our own, nothing writable, no network,
 * no capability; inside, the same walls between runs and the same agent as bubblewrap's. It must never hand a run to a
 * container it has not opened itself, and never keep one past its own end.
 */
import { openAgentSandbox } from '../agent/index.js';
import { systemCalls } from '../agent/system-calls.js';
import { type LanguageAvailability, noLanguages } from '../language-availability.js';
import type { Availability, Backend, Program, Sandbox } from '../sandbox.js';
import { SandboxUnavailable } from '../sandbox-unavailable.js';
import { type Daemon, findDaemon, messageOf } from './daemon.js';
import { dockerHost } from './host.js';
import { buildCommand, findImage, type Image, languagesIn } from './image/image.js';
import { sweep } from './owner.js';

type Found = { readonly daemon: Daemon; readonly image: Image };
type Unavailable = Extract<Availability, { works: false }>;

const no = (reason: string, remedy: string): Unavailable => ({ works: false, reason, remedy });

/** A daemon and an image on it. */
async function find(): Promise<Found | Unavailable> {
  try {
    const daemon = await findDaemon();
    if (!systemCalls[daemon.architecture])
      return no(`it has no table of system calls for ${daemon.architecture}`, 'use --sandbox wasm');
    const image = await findImage(daemon.docker);
    return image ? { daemon, image } : no(`${daemon.address} has no image of this version`, buildCommand());
  } catch (error) {
    if (error instanceof SandboxUnavailable) return no(error.message, error.remedy);
    return no(messageOf(error), 'look at the log of the docker daemon');
  }
}

const isFound = (found: Found | Unavailable): found is Found => 'image' in found;
const open = ({ daemon, image }: Found, workers: number): Sandbox =>
  openAgentSandbox(dockerHost(daemon, image.name), workers, languagesIn(image));

/** Runs a program as every later one will be run: nothing less shows that it can be. */
async function probe(): Promise<Availability> {
  const found = await find();
  if (!isFound(found)) return found;
  const sandbox = open(found, 1);
  const program: Program = {
    language: 'python',
    files: { 'main.py': 'print(6 * 7)' },
    entry: 'main.py',
    stdin: '',
  };
  const run = await sandbox.run(program, { timeMs: 10_000, memoryBytes: 67108864, outputBytes: 1000 });
  await sandbox.close();
  if (run.stdout === '42\n') return { works: true };
  return no(
    run.detail || run.stderr || run.ending,
    'let containers make user namespaces (sysctl user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns=0)',
  );
}

export const docker: Backend = {
  name: 'docker',
  probe,
  async languages(): Promise<LanguageAvailability> {
    const found = await find();
    return isFound(found) ? languagesIn(found.image) : noLanguages(found.reason, found.remedy);
  },
  async open({ workers }): Promise<Sandbox> {
    const found = await find();
    if (!isFound(found)) throw new Error(`${found.reason}; ${found.remedy}`);
    await sweep(found.daemon);
    return open(found, workers);
  },
};
