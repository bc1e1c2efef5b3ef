/**
 * The reward function of docs/exports.md, word for word, under Python: it gives for the rows of the export what the command line gives for the
 * problems.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-grpo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasPython = spawnSync('python3', ['--version']).status === 0;
const main = join(process.cwd(), 'dist/src/cli/main.js');

function documented(): string {
  const page = readFileSync('docs/exports.md', 'utf8');
  const found = /```python\n([\s\S]*?def rlvr_reward[\s\S]*?)```/.exec(page)?.[1];
  if (found === undefined) throw new Error('docs/exports.md shows no rlvr_reward');
  return found;
}

const asked = `
import sys
rows = [json.loads(line) for line in open(sys.argv[1])]
columns = {name: [row[name] for row in rows] for name in rows[0]}
given = json.load(open(sys.argv[2]))
prompts = columns.pop("prompt")
chats = [[{"role": "assistant", "content": text}] for text in given]
print(json.dumps([
    rlvr_reward(prompts=prompts, completions=given, **columns),
    rlvr_reward(prompts=prompts, completions=chats, **columns),
]))
`;

test.skipIf(!hasPython)(
  'rlvr_reward of docs/exports.md gives the rewards of the command line (skipped: python3 is absent)',
  { timeout: 120_000 },
  async () => {
    expect(documented().trim().split('\n').length).toBeLessThanOrEqual(10);
    const families = ['linear-equation', 'list-pipeline', 'fraction-expression', 'word-tally'];
    const made = await runRlvr(['generate', ...families.flatMap((one) => ['--family', one]), '--count', '6']);
    const problems = jsonLines(made.stdout);
    const completions = problems.map((problem, at) => {
      const truth = problem.ground_truth as { verifier: string; answer?: string };
      if (at % 3 === 2) return 'I do not know.';
      if (truth.verifier === 'code') {
        const right = `\`\`\`python\n${problem.solution}\n\`\`\``;
        return at % 3 === 0 ? right : right.replace('return', 'return None and');
      }
      return at % 3 === 0 ? `So it is \\boxed{${truth.answer}}.` : 'So it is \\boxed{-987654321}.';
    });
    const [rows, out, given] = ['made.jsonl', 'trl.jsonl', 'given.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(rows, made.stdout);
    writeFileSync(given, JSON.stringify(completions));
    expect((await runRlvr(['convert', rows, out, '--to', 'trl'])).code).toBe(0);
    const direct = problems.map((problem, at) => JSON.stringify({ problem, completion: completions[at] }));
    const judged = await runRlvr(['verify', '--only'], direct.map((line) => `${line}\n`).join(''));
    const expected = jsonLines(judged.stdout).map(({ reward }) => reward);
    expect(new Set(expected)).toEqual(new Set([0, 1]));

    writeFileSync(join(folder, 'rlvr'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
    chmodSync(join(folder, 'rlvr'), 0o755);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const ran = spawnSync('python3', ['-c', documented() + asked, out, given], { encoding: 'utf8', env });
    expect(ran.stderr).not.toContain('Traceback');
    expect(JSON.parse(ran.stdout)).toEqual([expected, expected]);
  },
);
