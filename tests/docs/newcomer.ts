/** A newcomer at a terminal: an empty folder in which `npm install rlvr` was done, and what is typed there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userEnvironment } from '../user-environment.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Newcomer {
  /** Types a command and returns all that it prints; of a server, what it prints until it is ready. */
  type(command: string): Promise<{ readonly code: number | null; readonly output: string }>;
  write(path: string, content: string): void;
  /** Goes away: what still runs ends, and the folder is removed. */
  leave(): Promise<void>;
}

export async function newcomer(environment: Readonly<Record<string, string>> = {}): Promise<Newcomer> {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-newcomer-'));
  install(folder);
  // The pages say 8080, which may be taken here.
  const port = await freePort();
  const onPort = (text: string) => text.replaceAll(/\b8080\b/g, String(port));
  const env = { ...userEnvironment(), XDG_CACHE_HOME: join(folder, '.cache'), ...environment };
  const servers: ChildProcess[] = [];

  function start(command: string): ChildProcess {
    const script = `exec 2>&1\n${onPort(command)}`;
    return spawn('bash', ['-c', script], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
  async function type(command: string) {
    const serves = command.startsWith('npx rlvr serve');
    const child = start(serves ? `${command} --port ${port}` : command);
    let output = '';
    const shown = () => output.replaceAll(String(port), '8080');
    child.stdout?.setEncoding('utf8');
    const closed = once(child, 'close');
    if (!serves) {
      child.stdout?.on('data', (text) => {
        output += text;
      });
      const [code] = (await closed) as [number | null];
      return { code, output: shown() };
    }
    servers.push(child);
    const ready = new Promise<void>((resolve) => {
      child.stdout?.on('data', (text) => {
        output += text;
        if (/^rlvr: ready.*\n/m.test(output)) resolve();
      });
    });
    await Promise.race([ready, closed]);
    return { code: child.exitCode, output: shown() };
  }
  return {
    type,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), onPort(content));
    },
    async leave() {
      for (const child of servers) {
        if (child.exitCode !== null || child.pid === undefined) continue;
        const closed = once(child, 'close');
        process.kill(-child.pid, 'SIGTERM');
        await closed;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As npm leaves it; that npm does so is tried in tests/package. */
function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  symlinkSync(root, join(modules, 'rlvr'));
  symlinkSync('../rlvr/dist/src/cli/main.js', join(modules, '.bin/rlvr'));
  writeFileSync(join(folder, 'package.json'), '{"name":"newcomer","private":true}\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
