/**
 * Milliseconds from starting a process to its first verdict, beside node doing nothing, in turns so that both meet the same
 * load. node dist/bench/start-up/run.js [times, default 20]
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));
const row = `${JSON.stringify({ completion: 'so the answer is \\boxed{0.5}', ground_truth: '\\frac{1}{2}' })}\n`;

/** Milliseconds until the process writes to stdout, or ends without writing. */
function startUp(args: readonly string[], input: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const done = () => resolve(performance.now() - started);
    child.stdout.once('data', done);
    child.once('close', done);
    child.once('error', reject);
    child.stdin.end(input);
  });
}

const commands: readonly (readonly [name: string, args: readonly string[], input: string])[] = [
  ['node -e 0', ['-e', '0'], ''],
  ['rlvr verify < one row', [cli, 'verify'], row],
  ['rlvr verify --gold --answer', [cli, 'verify', '--gold', '\\frac{1}{2}', '--answer', '0.5'], ''],
  ['rlvr --version', [cli, '--version'], ''],
];
const times = Number(process.argv[2] ?? 20);
const taken = commands.map((): number[] => []);
for (let k = 0; k < times; k++)
  for (const [at, [, args, input]] of commands.entries()) taken[at]!.push(await startUp(args, input));

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]!;
const bare = median(taken[0]!);
for (const [at, [name]] of commands.entries()) {
  const ms = median(taken[at]!);
  console.log(
    `${name.padEnd(28)} median of ${times}: ${ms.toFixed(0)} ms (${(ms / bare).toFixed(1)} × bare node)`,
  );
}
