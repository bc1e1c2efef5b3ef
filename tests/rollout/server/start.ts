import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Configuration } from './main.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));

export interface Logged {
  readonly what: 'received' | 'answered';
  readonly prompt: string;
  readonly prefix: string;
  readonly seed: number | null;
  readonly n: number;
}

export interface RolloutServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Resolves when the process ends, by whatever cause. */
  ended(): Promise<void>;
  kill(): Promise<void>;
  /** Starts it again on the same port, with another configuration where one is given. */
  restart(configuration?: Configuration): Promise<void>;
  log(): Logged[];
  stop(): Promise<void>;
}

/** Starts the server in a process of its own and waits until it listens. */
export async function startRolloutServer(configuration: Configuration = {}): Promise<RolloutServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-rollout-server-'));
  const log = join(folder, 'log');
  let child: ChildProcess;
  let port = 0;

  async function start(given: Configuration): Promise<void> {
    child = spawn(process.execPath, [main, JSON.stringify({ log, ...given, port })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      port = Number(line);
      break;
    }
  }

  async function ended(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  async function kill(): Promise<void> {
    const gone = ended();
    child.kill('SIGKILL');
    await gone;
  }

  await start(configuration);
  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid;
    },
    ended,
    kill,
    restart: (given = configuration) => start(given),
    log() {
      if (!existsSync(log)) return [];
      const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
      return lines.map((line) => {
        const [what, prompt, prefix, seed, n] = JSON.parse(line);
        return { what, prompt, prefix, seed, n };
      });
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}
