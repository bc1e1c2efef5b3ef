/**
 * Scorers' texts per second, against PyTorch with the same weights at the same precision on the same device. Rounds alternate, so that
 * what else the machine does meets all alike.
 *
 *     node dist/bench/score/run.js MODEL ROWS.jsonl [--python PY] [--on cpu:fp32,cpu:int8] [--count 300] [--rounds 3]
 *       [--tokens 256] [--price DOLLARS_PER_HOUR] [--jobs N] [--scorer ngram] [--scorer '{backend: http, …}']
 */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Problem } from '#datasets/problem.js';
import { type Contender, contenders, type Round } from './contenders.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string' },
    scorer: { type: 'string', multiple: true, default: ['ngram'] },
    on: { type: 'string', default: 'cpu:fp32,cpu:int8' },
    count: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    tokens: { type: 'string', default: '256' },
    price: { type: 'string', default: '0' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
const [model, file] = positionals;
if (model === undefined || file === undefined) throw new Error('name a model folder and a JSON Lines file');

/** The first text of each row: its field text, question, problem or prompt. */
async function readTexts(path: string, count: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const row = JSON.parse(line);
    texts.push(String(row.text ?? row.question ?? row.problem ?? row.prompt));
    if (texts.length === count) break;
  }
  // A short file is read again from its start; a GPU needs tens of thousands of texts to be measured.
  return Array.from({ length: count }, (_, at) => texts[at % texts.length] as string);
}

function problemOf(text: string, at: number): Problem {
  const prompt = [{ role: 'user' as const, content: text }];
  return { id: `bench:${at}`, domain: 'math', prompt, source: { dataset: 'bench' }, tags: [], meta: {} };
}

const folder = mkdtempSync(join(tmpdir(), 'rlvr-score-'));
const texts = await readTexts(file, Number(values.count));
const textsFile = join(folder, 'texts.json');
writeFileSync(textsFile, JSON.stringify(texts));
const pairs = values.on.split(',').map((pair) => pair.split(':') as ['cpu', string]);
const setup = {
  model,
  problems: texts.map(problemOf),
  textsFile,
  python: values.python,
  maxTokens: Number(values.tokens),
  jobs: Number(values.jobs),
};

const all = await contenders(setup, pairs, values.scorer);
const rounds = new Map<Contender, Round[]>(all.map((one) => [one, []]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const one of all) rounds.get(one)?.push(await one.round());

const rate = (one: Contender) => {
  const seconds = (rounds.get(one) ?? []).reduce((sum, round) => sum + round.seconds, 0);
  return (texts.length * Number(values.rounds)) / seconds;
};
const difference = (a: Contender, b: Contender) => {
  const [x, y] = [rounds.get(a)?.[0]?.first, rounds.get(b)?.[0]?.first];
  return x && y
    ? Math.max(...x.map((value, at) => Math.abs(value - (y[at] as number)))).toExponential(1)
    : '';
};
const percent = (share: number | undefined) => (share === undefined ? '' : `${(share * 100).toFixed(1)} %`);

console.log(
  `\n${texts.length} texts × ${values.rounds} rounds, at most ${values.tokens} tokens, ${values.jobs} jobs\n`,
);
console.log(
  'scorer               texts/s   / peer   differs     busy  padding   hours per million   dollars',
);
for (const one of all) {
  const peer = all.find((other) => other.name === one.peer);
  const hours = 1e6 / rate(one) / 3600;
  const cells = [
    one.name.padEnd(18),
    rate(one).toFixed(1).padStart(9),
    (peer ? (rate(one) / rate(peer)).toFixed(2) : '').padStart(8),
    (peer ? difference(one, peer) : '').padStart(9),
    percent(one.shares()?.busy).padStart(8),
    percent(one.shares()?.padding).padStart(8),
    hours.toFixed(2).padStart(19),
    (hours * Number(values.price)).toFixed(2).padStart(9),
  ];
  console.log(cells.join(' '));
}
await Promise.all(all.map((one) => one.close()));
rmSync(folder, { recursive: true });
