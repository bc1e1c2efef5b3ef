import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './rows.js';
import { main } from './server.js';

/** What `rlvr verify` gives the rows, and the seconds that it says it took; checked against the rewards that are known beforehand. */
export function judgedByVerify(rows: readonly BenchRow[]): {
  readonly rewards: (number | null)[];
  readonly seconds: number;
} {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-serve-bench-'));
  try {
    const [input, output] = [join(folder, 'rows.jsonl'), join(folder, 'verdicts.jsonl')];
    writeFileSync(input, rows.map(({ known: _, ...row }) => `${JSON.stringify(row)}\n`).join(''));
    const run = spawnSync(process.execPath, [main, 'verify', input, '--only', '--json'], {
      stdio: ['ignore', openSync(output, 'w'), 'pipe'],
    });
    const summary = JSON.parse(run.stderr.toString().trim().split('\n').at(-1) as string) as {
      seconds: number;
    };
    const rewards = readFileSync(output, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { reward: number | null }).reward);
    const false_ = rows.filter(({ known }, at) => known !== undefined && rewards[at] !== known).length;
    if (false_ > 0) console.log(`rlvr verify gave ${false_} programs another reward than the known one`);
    return { rewards, seconds: summary.seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
