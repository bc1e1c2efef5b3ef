import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { post, right, slow, startServing } from './start.js';

const easy = { completion: '\\boxed{4}', ground_truth: '4' };
const reward = ({ body }: { body: { reward: unknown } }) => body.reward;

test('beyond the queue: 429 with the time to wait, and what was taken in is answered', async () => {
  const { url } = await startServing(['--queue', '4', '--jobs', '1']);
  const taken = Array.from({ length: 4 }, () => post(`${url}/verify`, slow(0.5)));
  await sleep(200);
  const refused = await post(`${url}/verify`, easy);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body).toMatchObject({ code: 'queue-full' });
  const asVerlWants = await post(`${url}/run_code`, { code: 'print(1)' });
  expect([asVerlWants.status, asVerlWants.body.code]).toEqual([504, 'queue-full']);
  expect((await Promise.all(taken)).map(reward)).toEqual([1, 1, 1, 1]);
  expect(reward(await post(`${url}/verify`, easy))).toBe(1);
});

test('time in the queue does not count against a program', async () => {
  const { url } = await startServing(['--jobs', '1']);
  const limited = { ...right, ground_truth: { ...right.ground_truth, limits: { time_s: 1 } } };
  const before = Array.from({ length: 5 }, () => post(`${url}/verify`, slow(0.6)));
  const late = await post(`${url}/verify`, limited);
  expect(reward(late)).toBe(1);
  expect((await Promise.all(before)).map(reward)).toEqual(Array(5).fill(1));
});

test('an answer does not wait behind programs, nor a row behind a batch', async () => {
  const { url } = await startServing(['--jobs', '1']);
  let done = false;
  const batch = post(`${url}/verify`, Array(6).fill(slow(0.5))).then((answer) => {
    done = true;
    return answer;
  });
  await sleep(100);
  expect(reward(await post(`${url}/verify`, easy))).toBe(1);
  expect(reward(await post(`${url}/verify`, right))).toBe(1);
  expect(done).toBe(false);
  await batch;
});

test('what the deadline cuts off is a fault that says so; what was judged keeps its verdict', async () => {
  const { url } = await startServing(['--jobs', '1']);
  await post(`${url}/verify`, right);
  const { body, status } = await post(`${url}/verify?deadline_s=0.6`, [easy, ...Array(6).fill(slow(0.4))]);
  expect(status).toBe(200);
  expect(body[0]).toMatchObject({ reward: 1 });
  expect(body.at(-1)).toMatchObject({ reward: null, verdict: { outcome: 'fault' } });
  expect(body.at(-1).verdict.reason).toContain('deadline of 0.6 s');
  // The work was taken back: the next request does not wait for it.
  const started = performance.now();
  expect(reward(await post(`${url}/verify`, right))).toBe(1);
  expect(performance.now() - started).toBeLessThan(1500);
});

test('a stream may take longer than the deadline, which is on what is judged together', async () => {
  const { url } = await startServing(['--jobs', '1']);
  await post(`${url}/verify`, right);
  async function* lines() {
    for (let row = 0; row < 4; row++) {
      yield Buffer.from(`${JSON.stringify({ ...easy, id: row })}\n`);
      await sleep(400);
    }
  }
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines(),
    duplex: 'half',
  };
  const answer = await fetch(`${url}/verify?deadline_s=1`, init as unknown as RequestInit);
  const told = (await answer.text()).trim().split('\n');
  expect(told.map((line) => JSON.parse(line))).toMatchObject([0, 1, 2, 3].map((id) => ({ id, reward: 1 })));
});

test('a client that goes away frees its work', async () => {
  const { url } = await startServing(['--jobs', '1']);
  await post(`${url}/verify`, right);
  const controller = new AbortController();
  const body = JSON.stringify(Array(40).fill(slow(0.5)));
  const headers = { 'content-type': 'application/json' };
  const gone = fetch(`${url}/verify`, { method: 'POST', body, headers, signal: controller.signal }).catch(
    () => 'gone',
  );
  await sleep(300);
  controller.abort();
  expect(await gone).toBe('gone');
  const started = performance.now();
  expect(reward(await post(`${url}/verify`, right))).toBe(1);
  expect(performance.now() - started).toBeLessThan(2500);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ under_way: 0 });
});

test('SIGTERM: what is here is answered, what comes is refused, and the exit code is 0', async () => {
  const serving = await startServing(['--jobs', '1']);
  await serving.says('ready');
  const { url } = serving;
  const taken = Array.from({ length: 3 }, () => post(`${url}/verify`, slow(0.5)));
  const first = fetch(`${url}/healthz`);
  await first;
  await sleep(150);
  const ended = serving.end();
  await serving.says('draining');
  await expect(post(`${url}/verify`, easy).then(({ status }) => status)).resolves.toBe(503);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await Promise.all(taken)).map(reward)).toEqual([1, 1, 1]);
  expect(await ended).toBe(0);
  expect(JSON.parse(serving.told.at(-1) as string)).toMatchObject({ completions: 3, unanswered: 0 });
});

test('when the time to drain is over, the rest is cut off and counted', async () => {
  const serving = await startServing(['--jobs', '1', '--drain', '1']);
  await serving.says('ready');
  const cut = post(`${serving.url}/verify`, Array(20).fill(slow(0.5))).catch(() => 'cut');
  await sleep(200);
  expect(await serving.end()).toBe(3);
  expect(await cut).toBe('cut');
  expect(JSON.parse(serving.told.at(-1) as string)).toMatchObject({ unanswered: 20 });
});

test('the pool of the sandbox is killed under load: every program is judged, none wrongly', async () => {
  const serving = await startServing(['--jobs', '2', '--sandbox', 'auto']);
  await serving.says('ready');
  const asked = Array.from({ length: 30 }, () => post(`${serving.url}/verify`, slow(0.05)));
  const { killChildren } = await import('./kill-children.js');
  for (let round = 0; round < 3; round++) {
    await sleep(150);
    killChildren(serving.process.pid as number);
  }
  const rewards = (await Promise.all(asked)).map(reward);
  // Null is allowed, for a program that was killed twice; 0 is not.
  expect(rewards.filter((one) => one !== 1 && one !== null)).toEqual([]);
  expect(rewards.filter((one) => one === 1).length).toBeGreaterThan(15);
});
