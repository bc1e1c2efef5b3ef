/** The package as npm makes it, installed by the real npm in an empty folder. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userEnvironment } from '../user-environment.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Installed {
  /** The folder that holds the tarball and the project. */
  readonly folder: string;
  /** The user's project, in whose node_modules rlvr lies. */
  readonly project: string;
  /** What npm says that the tarball holds. */
  readonly packed: { readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] };
  readonly output: string;
}

/** Npm's own words for a registry that cannot be asked. */
const noRegistry = /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/;

/** Packs and installs; a string says why that cannot be tried here. What is in npm's cache is taken from there. */
export function install(): Installed | string {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-package-'));
  const project = join(folder, 'project');
  mkdirSync(project);
  // The scripts would compile anew, under the feet of the other tests.
  const pack = npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  if (pack.status !== 0) throw new Error(pack.output);
  const [packed] = JSON.parse(pack.stdout);
  writeFileSync(join(project, 'package.json'), '{"name":"user","private":true}\n');
  // A strict npm refuses what asks for a newer Node.js than the running one, which CI runs at its lowest.
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--engine-strict'];
  const { status, output } = npm(project, 'install', ...flags, join(folder, packed.filename));
  if (status === 0) return { folder, project, packed, output };
  if (noRegistry.test(output))
    return `npm's registry cannot be reached, and its cache does not hold all: ${output}`;
  throw new Error(output);
}

function npm(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    env: userEnvironment(),
  });
  return { status, stdout, output: stdout + stderr };
}

/** What `npx rlvr` starts, with a user's environment: none of the settings of the npm that runs the tests. */
export function npx(project: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'rlvr', ...args], {
    cwd: project,
    encoding: 'utf8',
    env: userEnvironment(),
    input,
  });
  return { code: status, stdout, stderr };
}

/** `npx rlvr serve`, as the leader of a process group of its own: npx and the server end together. */
export function startServer(project: string) {
  return spawn('npx', ['--no-install', 'rlvr', 'serve', '--port', '0', '--json'], {
    cwd: project,
    env: userEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
}

/** The packages that the installation brought, by name. */
export function broughtPackages(project: string): Map<string, { readonly hasInstallScript?: boolean }> {
  const lock = JSON.parse(readFileSync(join(project, 'node_modules/.package-lock.json'), 'utf8'));
  return new Map(
    Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>).map(([path, entry]) => [
      path.replace(/^.*node_modules\//, ''),
      entry,
    ]),
  );
}
