/**
 * One program in each language that a sandbox has here, which reads two numbers and prints their sum: milliseconds of its first run, with
 * the compiling, and of those after it, in the middle; beside a new `python3` that is not confined, in the same process.
 * Usage: node dist/bench/sandbox/languages.js [bubblewrap|docker|wasm] [runs]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { backends } from '#sandboxes/index.js';
import { languageNames, languages } from '#sandboxes/languages.js';

const [name = 'bubblewrap', runs = '20'] = process.argv.slice(2);
const limits = { timeMs: 20_000, memoryBytes: 2 ** 29, outputBytes: 2 ** 16 };
const sourceOf = (language: string): string =>
  readFileSync(new URL(`../../tests/sandboxes/programs/sum.${language}`, import.meta.url), 'utf8');

async function timed(work: () => Promise<void> | void): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function middle(work: () => Promise<void> | void): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < Number(runs); n++) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

const backend = backends.find((one) => one.name === name);
if (backend === undefined) throw new Error(`there is no sandbox ${name}`);
const bare = await middle(() => void execFileSync('/usr/bin/python3', ['-I', '-c', 'print(1)']));
console.log(`${'new python3, not confined'.padEnd(28)} ${bare.toFixed(1).padStart(8)} ms`);
const here = await backend.languages();
const sandbox = await backend.open({ workers: 1 });
for (const language of languageNames) {
  const there = here[language];
  if (!there.works) {
    console.log(`${language.padEnd(12)} not measured (${there.reason})`);
    continue;
  }
  const entry = languages[language].fileName;
  const program = { language, files: { [entry]: sourceOf(language) }, entry, stdin: '20 22\n' };
  const once = async (): Promise<void> => {
    const run = await sandbox.run(program, limits);
    if (run.stdout !== '42\n') throw new Error(`${language}: ${run.ending} ${run.stderr}${run.detail}`);
  };
  const first = await timed(once);
  const later = await middle(once);
  console.log(
    `${language.padEnd(12)} first ${first.toFixed(0).padStart(6)} ms, then ${later.toFixed(1).padStart(6)} ms, ${(later / bare).toFixed(2)} × python3`,
  );
}
await sandbox.close();
