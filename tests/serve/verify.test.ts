import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { type Answer, post, right, slow, startServing, wrong } from './start.js';

const half = { completion: 'so \\boxed{0.5}', ground_truth: '\\frac12' };
const serving = await startServing(['--rewards', 'correct,repetition:0']);
const at = (path: string) => `${serving.url}${path}`;

describe('POST /verify', () => {
  test('answers in the form of the question', async () => {
    const one = await post(at('/verify'), half);
    expect(one.status).toBe(200);
    expect(one.body).toMatchObject({ reward: 1, verdict: { outcome: 'correct', extracted: '0.5' } });
    expect((await post(at('/verify'), [half, { ...half, id: 7 }])).body).toMatchObject([
      { reward: 1 },
      { id: 7, reward: 1 },
    ]);
    expect((await post(at('/verify'), { rows: [half] })).body).toMatchObject({ rows: [{ reward: 1 }] });
    expect((await post(at('/verify'), [])).body).toEqual([]);
    expect((await post(at('/verify?echo'), half)).body).toMatchObject({ ...half, reward: 1 });
  });

  test('answers many completions of a row with lists', async () => {
    const { body } = await post(at('/verify'), { completions: ['0.5', '0.4'], ground_truth: '0.5' });
    expect(body).toMatchObject({ rewards: [1, 0], verdicts: [{ components: { correct: 1 } }, {}] });
  });

  test('a bad row has the reward null and spoils no other', async () => {
    const { body, status } = await post(at('/verify'), [half, { id: 'x', completion: '1' }, 5, wrong, right]);
    expect(status).toBe(200);
    expect(body.map((one: { reward: unknown }) => one.reward)).toEqual([1, null, null, 0, 1]);
    expect(body[1]).toMatchObject({ id: 'x', verdict: { outcome: 'fault' } });
    expect(body[1].verdict.reason).toContain('body[1]: ground_truth');
  });

  test('a long number in the body is read as rlvr verify reads it: exactly', async () => {
    const { body } = await post(
      at('/verify'),
      '{"completion":"12345678901234567891","ground_truth":12345678901234567891}',
    );
    expect(body.reward).toBe(1);
  });

  test('lines are answered in order, each like a row of rlvr verify', async () => {
    const rows = Array.from({ length: 500 }, (_, row) =>
      row % 100 === 50
        ? slow(0.05)
        : { id: row, completion: `\\boxed{${row}}`, ground_truth: String(row - (row % 3)) },
    );
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const answer = await fetch(at('/verify?echo'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: text,
    });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const untimed = (line: Record<string, unknown>) => {
      const { tests, ...verdict } = line.verdict as { tests?: object };
      const same = tests === undefined ? {} : { tests: { ...tests, ms: null, memory_mb: null } };
      return { ...line, verdict: { ...verdict, ...same, ms: 0 } };
    };
    const here = jsonLines(await answer.text()).map(untimed);
    const there = await runRlvr(['verify', '--rewards', 'correct,repetition:0'], text);
    expect(here).toEqual(jsonLines(there.stdout).map(untimed));
    expect(here).toHaveLength(500);
  });

  test('a line is answered before the next one is sent', async () => {
    const asked = request(at('/verify'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    asked.write(`${JSON.stringify(half)}\n`);
    const response = await new Promise<import('node:http').IncomingMessage>((resolve) =>
      asked.once('response', resolve),
    );
    const chunks = response[Symbol.asyncIterator]();
    expect(String((await chunks.next()).value)).toContain('"reward":1');
    asked.end('{"completion":"1","ground_truth":"2"}\n{"broken"');
    const rest: string[] = [];
    for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next())
      rest.push(String(chunk.value));
    expect(jsonLines(rest.join('')).map((line) => line.reward)).toEqual([0, null]);
  });

  test.each<[string, () => Promise<Answer>, number, string]>([
    ['no JSON', () => post(at('/verify'), '{"a"'), 400, 'bad-body'],
    ['an empty body', () => post(at('/verify'), ''), 400, 'bad-body'],
    ['a body that is no row', () => post(at('/verify'), '7'), 422, 'unusable-body'],
    ['too many rows', () => post(at('/verify'), Array(5000).fill(half)), 413, 'too-many-rows'],
    [
      'a form',
      () => post(at('/verify'), 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'wrong-content-type',
    ],
    ['a packed body', () => post(at('/verify'), half, { 'content-encoding': 'gzip' }), 415, 'packed-body'],
    ['no such address', () => post(at('/verifi'), half), 404, 'no-such-address'],
    ['a wrong method', () => post(at('/healthz'), half), 405, 'wrong-method'],
    ['a deadline that is none', () => post(at('/verify?deadline_s=soon'), half), 422, 'unusable-body'],
    ['no scorer', () => post(at('/score'), { question: '1' }), 404, 'no-scorer'],
    ['no dataset', () => post(at('/feedback'), { id: '1', reward: 1 }), 404, 'no-dataset'],
  ])('%s is told with code, message and hint', async (_what, ask, status, code) => {
    const answer = await ask();
    expect(answer.body).toEqual({ code, message: expect.any(String), hint: expect.any(String) });
    expect(answer.status).toBe(status);
  });

  test('bytes that are no UTF-8 are refused, not mended', async () => {
    const body = Buffer.concat([
      Buffer.from('{"completion":"'),
      Buffer.from([0xff]),
      Buffer.from('","ground_truth":"1"}'),
    ]);
    const answer = await fetch(at('/verify'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad-body' }]);
  });

  test('the OpenAPI document lists what there is, and its examples are accepted', async () => {
    const document = (await (await fetch(at('/openapi.json'))).json()) as {
      paths: Record<string, { post?: { requestBody: { content: Record<string, { example: unknown }> } } }>;
    };
    expect(Object.keys(document.paths)).toContain('/run_code');
    for (const path of ['/verify', '/openrlhf', '/slime', '/run_code']) {
      const example = document.paths[path]?.post?.requestBody.content['application/json']?.example;
      expect([path, (await post(at(path), example)).status]).toEqual([path, 200]);
    }
    expect(await (await fetch(at('/docs'))).text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
