/** Makes the image: from its Dockerfile, or from Debian's packages where no registry of images can be reached. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type Docker from 'dockerode';
import { SandboxUnavailable } from '../../sandbox-unavailable.js';
import { findDaemon, messageOf } from '../daemon.js';
import {
  type Contents,
  fileOf,
  type Image,
  labelsFor,
  nameFor,
  packagesFor,
  prepareCommand,
  wrongPackages,
} from './image.js';

export type ImageSource = 'auto' | 'registry' | 'debian';

export interface BuildOptions extends Contents {
  /** `registry`: from the base image; `debian`: by debootstrap, as root; `auto`: the first, or else the second. */
  readonly from: ImageSource;
  /** Debian's mirror for `debian`; debootstrap's own default if absent. */
  readonly mirror?: string;
  readonly tell: (line: string) => void;
}

interface Progress {
  readonly stream?: string;
  readonly status?: string;
  readonly error?: string;
}

/** Reads what the daemon tells; rejects with the error it ends on. */
function follow(docker: Docker, stream: NodeJS.ReadableStream, tell: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: string | undefined;
    docker.modem.followProgress(
      stream,
      (error) => (error || failure ? reject(new Error(failure ?? messageOf(error))) : resolve()),
      ({ stream: text, status, error }: Progress) => {
        failure ??= error;
        const line = (text ?? status ?? '').trim();
        if (line !== '') tell(line);
      },
    );
  });
}

async function fromRegistry(docker: Docker, options: BuildOptions): Promise<void> {
  const name = nameFor(options);
  const context = { context: fileURLToPath(new URL('.', fileOf('Dockerfile'))), src: ['Dockerfile'] };
  const settings = {
    t: name,
    buildargs: {
      PACKAGES: packagesFor(options).join(' '),
      PREPARE: prepareCommand(options.languages),
    },
    labels: labelsFor(options),
    forcerm: true,
  };
  await follow(docker, await docker.buildImage(context, settings), options.tell);
}

async function fromDebian(docker: Docker, options: BuildOptions): Promise<void> {
  const [repo, tag] = nameFor(options).split(':');
  const { languages, mirror = '' } = options;
  const args = [mirror, prepareCommand(languages), ...packagesFor(options)];
  const child = spawn('sh', [fileURLToPath(fileOf('from-debian.sh')), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text).slice(-2000);
    for (const line of text.toString('utf8').split('\n'))
      if (line.startsWith('I: ')) options.tell(line.slice(3));
  });
  const exited = once(child, 'exit');
  const changes = [
    'USER 1000:1000',
    ...Object.entries(labelsFor(options)).map(([key, value]) => `LABEL ${key}="${value}"`),
  ];
  const imported = docker
    .importImage(child.stdout, { repo, tag, changes })
    .then((stream) => follow(docker, stream, () => undefined));
  const [[status]] = await Promise.all([exited, imported]);
  if (status === 0) return;
  await docker
    .getImage(nameFor(options))
    .remove()
    .catch(() => undefined);
  throw new Error(said.trim().split('\n').slice(-3).join('; ') || `from-debian.sh ended with ${status}`);
}

/**
 * @throws RangeError where a package's name is none
 * @throws SandboxUnavailable where there is no daemon, or no way to make it here, with what each way said
 */
export async function buildImage(options: BuildOptions): Promise<Image> {
  const wrong = wrongPackages(options.packages);
  if (wrong.length > 0) throw new RangeError(`no name of a Debian package: ${wrong.join(', ')}`);
  const { docker } = await findDaemon();
  const ways = { registry: fromRegistry, debian: fromDebian };
  const failures: string[] = [];
  for (const way of ['registry', 'debian'] as const) {
    if (options.from !== 'auto' && options.from !== way) continue;
    try {
      options.tell(
        way === 'registry' ? 'building from debian:bookworm-slim' : 'building from Debian packages',
      );
      await ways[way](docker, options);
      const { languages, packages } = options;
      return { name: nameFor(options), languages, packages };
    } catch (error) {
      failures.push(`from ${way}: ${messageOf(error)}`);
    }
  }
  throw new SandboxUnavailable(
    `the image could not be made (${failures.join('; ')})`,
    'let the daemon reach a registry of images, or run as root after: apt-get install debootstrap',
  );
}
