import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Configuration } from './server/main.js';
import { addition } from './server/model.js';
import { type RolloutServer, startRolloutServer } from './server/start.js';

/** Servers and folders for the tests of a file; each is taken back when its test ends. */
export function lend() {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  });
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'rlvr-rollout-test-'));
    cleanups.push(() => rmSync(made, { recursive: true }));
    return made;
  };
  return {
    async server(configuration: Configuration = {}): Promise<RolloutServer> {
      const started = await startRolloutServer(configuration);
      cleanups.push(() => started.stop());
      return started;
    },
    folder,
    /** A folder with problems of every skill from 0 to 10 tenths in turn. @returns the folder and the file's path */
    problems(count: number): { folder: string; file: string } {
      const made = folder();
      const file = join(made, 'problems.jsonl');
      writeFileSync(
        file,
        Array.from({ length: count }, (_, at) => `${JSON.stringify(problemOf(at))}\n`).join(''),
      );
      return { folder: made, file };
    },
  };
}

function problemOf(at: number): Problem {
  const { prompt, answer } = addition(at % 11, at);
  return {
    id: `p${at}`,
    domain: 'math',
    prompt: [{ role: 'user', content: prompt }],
    ground_truth: { verifier: 'math', answer },
    source: { dataset: 'additions' },
    tags: [],
    meta: {},
  };
}

/** Waits that suit a test. */
export const quick = ['--server', '{backoff_s: 0.02, patience_s: 20, retries: 10}'];
