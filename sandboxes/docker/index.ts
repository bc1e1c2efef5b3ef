/**
 * The backend in containers of Docker or Podman, here or on another machine: an image of our own, nothing writable, no network,
 * no capability; inside, the same walls between runs and the same agent as bubblewrap's. It must never hand a run to a
 * container it has not opened itself, and never keep one past its own end.
 */
import { openAgentSandbox } from '../agent/index.js';
import { systemCalls } from '../agent/system-calls.js';
import { type LanguageAvailability, noLanguages } from '../language-availability.js';
import type { Availability, Backend, Sandbox } from '../sandbox.js';
import { SandboxUnavailable } from '../sandbox-unavailable.js';
import { type Daemon, findDaemon, messageOf } from './daemon.js';
import { sweepDoors } from './door.js';
import { dockerHost } from './host.js';
import { buildCommand, findImage, type Image, languagesIn, modulesIn } from './image/image.js';
import { sweep } from './owner.js';

type Found = { readonly daemon: Daemon; readonly image: Image };
type Unavailable = Extract<Availability, { works: false }>;

const no = (reason: string, remedy: string): Unavailable => ({ works: false, reason, remedy });

const lookAtLog = 'look at the log of the docker daemon';

/** A daemon and an image on it. */
async function find(): Promise<Found | Unavailable> {
  try {
    const daemon = await findDaemon();
    if (!systemCalls[daemon.architecture])
      return no(`it has no table of system calls for ${daemon.architecture}`, 'use --sandbox wasm');
    if (daemon.podman && !daemon.near)
      return no(
        'Podman reads the filter of system calls from a file of its own machine, which is another',
        'run rlvr on that machine, or point DOCKER_HOST at a daemon of Docker',
      );
    const image = await findImage(daemon.docker);
    return image ? { daemon, image } : no(`${daemon.address} has no image of this version`, buildCommand());
  } catch (error) {
    if (error instanceof SandboxUnavailable) return no(error.message, error.remedy);
    return no(messageOf(error), lookAtLog);
  }
}

const isFound = (found: Found | Unavailable): found is Found => 'image' in found;

export const docker: Backend = {
  name: 'docker',
  remedy:
    'let containers make user namespaces (sysctl user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns=0)',
  async languages(): Promise<LanguageAvailability> {
    const found = await find();
    return isFound(found) ? languagesIn(found.image) : noLanguages(found.reason, found.remedy);
  },
  async modules(): Promise<readonly string[]> {
    const found = await find();
    return isFound(found) ? modulesIn(found.image) : [];
  },
  async open({ workers }): Promise<Sandbox> {
    const found = await find();
    if (!isFound(found)) throw new SandboxUnavailable(found.reason, found.remedy);
    const { daemon, image } = found;
    if (daemon.near) sweepDoors();
    await sweep(daemon).catch((error) => {
      throw new SandboxUnavailable(messageOf(error), lookAtLog);
    });
    return openAgentSandbox(dockerHost(daemon, image.name), workers, languagesIn(image));
  },
};
