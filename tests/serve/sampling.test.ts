import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { folder, post, startServing } from './start.js';

const made = folder();
const dataset = join(made, 'problems.jsonl');
const { stdout } = await runRlvr([
  'generate',
  '--family',
  'linear-equation',
  '--count',
  '120',
  '--seed',
  '7',
]);
writeFileSync(dataset, stdout);
const settings = join(made, 'settings.yaml');
writeFileSync(settings, 'batch: 10\nseed: 5\n');
const drawn = ['--dataset', dataset, '--settings', settings, '--strategy', 'learnable'];
const next = async (url: string, query = 'emit=ids') =>
  (await (await fetch(`${url}/sample?${query}`)).json()) as { step: number; ids: string[] };

test('it draws what rlvr sample draws, and goes on after kill -9 with the feedback that it had', async () => {
  const state = join(made, 'a.state');
  const fed = (id: string) => ({ id, rewards: [1, 1, 0, null] });
  const first = await startServing([...drawn, '--state', state]);
  const batch = await next(first.url);
  const taken = await post(`${first.url}/feedback`, [...batch.ids.map(fed), fed('nix'), { step: 0 }]);
  expect(taken.body).toMatchObject({ feedback: 10, samples: 30, bad_rows: [{ row: 10, field: 'id' }] });
  await first.end('SIGKILL');
  const second = await startServing([...drawn, '--state', state]);
  const after = await next(second.url);
  expect(await second.end()).toBe(0);

  const feedback = join(made, 'feedback.jsonl');
  const args = ['sample', dataset, '--settings', settings, '--strategy', 'learnable', '--emit', 'ids'];
  const state2 = join(made, 'b.state');
  const one = await runRlvr([...args, '--state', state2, '--batches', '1']);
  writeFileSync(feedback, batch.ids.map((id) => `${JSON.stringify(fed(id))}\n`).join(''));
  const two = await runRlvr([...args, '--state', state2, '--batches', '2', '--feedback', feedback]);
  expect([batch, after]).toEqual([...jsonLines(one.stdout), ...jsonLines(two.stdout)]);
  // And the command goes on with the server's own state.
  const third = await runRlvr([...args, '--state', state, '--batches', '3']);
  expect(jsonLines(third.stdout)).toMatchObject([{ step: 2 }]);
});

test('a step that is asked for again is the same batch; another is refused', async () => {
  const { url } = await startServing(drawn);
  const zero = await next(url, 'emit=ids&step=0');
  expect(await next(url, 'emit=ids&step=0')).toEqual(zero);
  expect(await next(url, 'emit=indices&step=1')).toMatchObject({ step: 1, indices: expect.any(Array) });
  expect(await next(url, 'step=9')).toMatchObject({ code: 'other-step' });
  expect(await next(url, 'emit=all')).toMatchObject({ code: 'unusable-body' });
  expect(await next(url, '')).toMatchObject({ step: 2, problems: { length: 10 } });
});

test('feedback as lines, also what /verify answered; a state has one user', async () => {
  const state = join(made, 'c.state');
  const { url } = await startServing([...drawn, '--state', state]);
  const { ids } = await next(url);
  const judged = (await post(`${url}/verify`, { id: ids[0], completions: ['1', '2'], ground_truth: '1' }))
    .body;
  const answer = await fetch(`${url}/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: `${JSON.stringify(judged)}\n{"id":1}\n{"id":"${ids[1]}","pass_rate":0.5,"samples":8}`,
  });
  expect(await answer.json()).toMatchObject({
    feedback: 2,
    samples: 10,
    bad_rows: [{ row: 1, field: 'id' }],
  });
  const other = await runRlvr(['sample', dataset, '--state', state, '--batches', '1']);
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('in use by process')]);
});

test('/score rates problems in any known format, and tells what it could not rate', async () => {
  const { url } = await startServing(['--scorer', 'ngram']);
  const { body } = await post(`${url}/score`, [{ question: 'What is 1 + 1?', answer: '2' }, 7]);
  expect(body).toMatchObject([
    { quality: { scorer: 'ngram-1' } },
    { fault: 'body[1]: the row is no object' },
  ]);
  expect((await post(`${url}/score`, { colour: 'red' })).status).toBe(422);
});
