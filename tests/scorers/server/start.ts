import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { knownProblem } from '../../../src/scorers/http/known-problem.js';
import type { Rule } from './faults.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));

export interface TestServer {
  readonly url: string;
  faults(...rules: Rule[]): Promise<void>;
  /** Resolves when the process ends, by whatever cause. */
  ended(): Promise<void>;
  /** SIGKILL: nothing is said to the clients. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with these faults. */
  restart(...rules: Rule[]): Promise<void>;
  /** Lines of the log about texts other than the known problem, over all its lives. */
  log(): { readonly what: string; readonly text: string }[];
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly key?: string;
  /** A model of tests/fixtures/onnx to stand behind the server, in place of the hashed one. */
  readonly onnxModel?: string;
}

/** Starts the server in a process of its own and waits until it listens. */
export async function startServer({ key = '', onnxModel = '' }: ServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-model-server-'));
  const logFile = join(folder, 'log');
  let child: ChildProcess;
  let port = '0';

  async function start(...rules: Rule[]): Promise<void> {
    child = spawn(process.execPath, [main, port, logFile, key, JSON.stringify(rules), onnxModel], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      port = line;
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

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    async faults(...rules) {
      await fetch(`http://127.0.0.1:${port}/faults`, { method: 'PUT', body: JSON.stringify(rules) });
    },
    ended,
    kill,
    restart: start,
    log() {
      if (!existsSync(logFile)) return [];
      return (
        readFileSync(logFile, 'utf8')
          .split('\n')
          // The last line may be half written.
          .slice(0, -1)
          .map((line) => ({ what: line.slice(0, 8), text: JSON.parse(line.slice(9)) as string }))
          .filter(({ text }) => text !== knownProblem)
      );
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}
