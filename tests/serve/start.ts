import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

export interface Serving {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said on stderr, line by line. */
  readonly told: readonly string[];
  /** Resolves when a line holds the text. */
  says(text: string): Promise<void>;
  /** Sends a signal and resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the real `rlvr serve` on a port of the system's choice; what is still running ends with the tests of the file. */
export async function startServing(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  afterwards.push(() => child.kill('SIGKILL'));
  const told: string[] = [];
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stderr });
  const waiting = new Set<() => void>();
  lines.on('line', (line) => {
    told.push(line);
    for (const look of waiting) look();
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!told.some((line) => line.includes(text))) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      void closed.then(() => reject(new Error(`it ended and had said only: ${told.join('\n')}`)));
      look();
    });
  await says('"listening"');
  const first = told.find((line) => line.includes('"listening"')) as string;
  return {
    url: (JSON.parse(first) as { listening: string }).listening,
    process: child,
    told,
    says,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = (await closed) as [number | null];
      return code;
    },
  };
}

const afterwards: (() => unknown)[] = [];
afterAll(() => {
  for (const cleanup of afterwards.splice(0)) cleanup();
});

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'rlvr-serve-'));
  afterwards.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the server sent
  readonly body: any;
}

/** Posts JSON and reads the JSON that comes back. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const program = (body: string) => ({
  completion: `\`\`\`python\n${body}\n\`\`\``,
  ground_truth: {
    verifier: 'code',
    language: 'python',
    entry_point: 'add',
    tests: [{ args: [1, 2], expected: 3 }],
  },
});
export const right = program('def add(a, b):\n    return a + b');
export const wrong = program('def add(a, b):\n    return a - b');
/** A program that takes so many seconds, and is right. */
export const slow = (seconds: number) =>
  program(`import time\ndef add(a, b):\n    time.sleep(${seconds})\n    return a + b`);
