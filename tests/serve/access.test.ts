import { request } from 'node:http';
import { expect, test } from 'vitest';
import { runRlvr } from '../cli/run-rlvr.js';
import { post, startServing } from './start.js';

const easy = { completion: '\\boxed{4}', ground_truth: '4' };

test('with a token: shown as a bearer or as a password, or refused; health is open', async () => {
  const { url } = await startServing([], { RLVR_TOKEN: 'open-sesame' });
  const statusOf = async (authorization?: string) =>
    (await post(`${url}/verify`, easy, authorization === undefined ? {} : { authorization })).status;
  expect(await statusOf()).toBe(401);
  expect(await statusOf('Bearer opensesame')).toBe(401);
  expect(await statusOf('Basic !')).toBe(401);
  expect(await statusOf(`Basic ${Buffer.from('rlvr:open-sesame').toString('base64')}`)).toBe(200);
  expect(await statusOf('bearer open-sesame')).toBe(200);
  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('without a token it answers only to the names of this machine', async () => {
  const { url } = await startServing();
  const statusAs = (host: string) =>
    new Promise((resolve) => {
      const asked = request(`${url}/openapi.json`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.end();
    });
  expect(await statusAs('localhost:1')).toBe(200);
  expect(await statusAs('[::1]:1')).toBe(200);
  expect(await statusAs('evil.example')).toBe(403);
});

test('it refuses to be open to other machines without a token, unless told', async () => {
  const refused = await runRlvr(['serve', '--host', '0.0.0.0', '--port', '0']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--no-token')]);
  const open = await startServing(['--host', '0.0.0.0', '--no-token']);
  expect((await post(`${open.url}/verify`, easy)).status).toBe(200);
});

test('a port that is taken, an empty token and a state without a dataset are told with a remedy', async () => {
  const { url } = await startServing();
  const taken = await runRlvr(['serve', '--port', new URL(url).port]);
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('another process does')]);
  const empty = await runRlvr(['serve', '--port', '0', '--token', '']);
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('the token is empty')]);
  const nothing = await runRlvr(['serve', '--port', '0', '--state', 'x']);
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('--dataset')]);
});
