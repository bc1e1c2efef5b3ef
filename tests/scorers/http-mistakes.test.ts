/** What the user gets wrong: keys, addresses, settings that do not fit the model. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { http } from '../../src/scorers/http/index.js';
import { lend } from './lend.js';
import { expectedQualities, problems, qualitiesOf } from './opened.js';

const { server, open, folder, afterwards } = lend();

describe("the user's mistakes end at once, with the address, the status, the server's words and the remedy", () => {
  test('a wrong key, which is never shown', async () => {
    const locked = await server({ key: 'sk-right' });
    process.env.RLVR_TEST_KEY = 'sk-wrong-and-secret';
    afterwards(() => delete process.env.RLVR_TEST_KEY);
    const failure = await open({ urls: locked.url, model: 'm', api_key_env: 'RLVR_TEST_KEY' }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({
      exitCode: 2,
      message: `${locked.url}: status 401: Incorrect API key provided: …`,
      remedy: expect.stringContaining('api_key_env'),
    });
    process.env.RLVR_TEST_KEY = 'sk-right';
    const { scorer, told } = await open({ urls: locked.url, model: 'm', api_key_env: 'RLVR_TEST_KEY' });
    expect(qualitiesOf(await scorer.score(problems(2)))).toEqual(await expectedQualities(problems(2)));
    expect(JSON.stringify([scorer.name, scorer.version, scorer.device, told])).not.toContain('sk-');
  });

  test('no key at all, or a variable that is not set', async () => {
    const locked = await server({ key: 'sk-right' });
    await expect(open({ urls: locked.url })).rejects.toMatchObject({
      message: expect.stringContaining('status 401'),
    });
    await expect(open({ urls: locked.url, api_key_env: 'RLVR_NO_SUCH_KEY' })).rejects.toMatchObject({
      exitCode: 3,
      message: 'the environment variable RLVR_NO_SUCH_KEY is not set',
    });
  });

  test('a path that the server does not know', async () => {
    const { url } = await server();
    await expect(open({ urls: url, path: '/no/such' })).rejects.toMatchObject({
      exitCode: 2,
      message: `${url}: status 404: Not Found`,
      remedy: expect.stringContaining('check urls, model and protocol'),
    });
  });

  test('an address that ends with /v1 is taken as it is meant', async () => {
    const { url } = await server();
    const { scorer } = await open({ urls: `${url}/v1`, protocol: 'openai-chat' });
    expect(qualitiesOf(await scorer.score(problems(1)))).toHaveLength(1);
  });

  test('a request that the server refuses whatever the text', async () => {
    const picky = await server();
    await picky.faults({
      kind: 'status',
      status: 400,
      body: '{"error":{"message":"Unsupported parameter: max_tokens"}}',
    });
    await expect(open({ urls: picky.url, protocol: 'openai-chat' })).rejects.toMatchObject({
      exitCode: 2,
      message: `${picky.url}: status 400: Unsupported parameter: max_tokens`,
      remedy: expect.stringContaining('protocol and body'),
    });
  });

  test('a request that the server begins to refuse', async () => {
    const picky = await server();
    const { scorer } = await open({ urls: picky.url });
    await picky.faults({ kind: 'status', status: 422, body: '{"error":"model was swapped"}' });
    await expect(scorer.score(problems(20))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('status 422: model was swapped'),
    });
  });

  test.each([
    [
      'a class that the model does not have',
      { quality_label: 'fine' },
      'no class "fine" (quality_label), but ',
    ],
    ['no class named', { quality_label: undefined }, 'name the good one as quality_label'],
    ['a judge without log-probabilities', { protocol: 'openai-chat' }, 'use reading: samples'],
  ])('%s', async (_, settings, said) => {
    const { url, faults } = await server();
    if ('protocol' in settings) await faults({ kind: 'no-logprobs' });
    const failure = await open({ urls: url, backoff_s: 0.01, ...settings }).catch((error) => error);
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(said) });
  });

  test('heads for another encoder, and heads that are none', async () => {
    const { url } = await server();
    const path = join(folder(), 'heads.json');
    writeFileSync(
      path,
      JSON.stringify({ name: 'h', dimension: 3, quality: { weights: [1, 2, 3], bias: 0 } }),
    );
    const settings = { urls: url, protocol: 'tei-embed', heads: path };
    await expect(open(settings)).rejects.toMatchObject({
      message: expect.stringContaining('the embedding has 16 numbers, the heads of'),
    });
    writeFileSync(path, '{"name":"h","dimension":4,"quality":{"weights":[1],"bias":0}}');
    await expect(open(settings)).rejects.toMatchObject({
      message: expect.stringContaining('as many weights as the dimension'),
      place: { file: path },
    });
    await expect(open({ ...settings, heads: `${path}.no` })).rejects.toMatchObject({
      message: expect.stringContaining('ENOENT'),
    });
  });

  test('settings that the protocol does not read', async () => {
    await expect(
      open({ urls: 'http://127.0.0.1:1', protocol: 'tei-embed', criterion: 'x', rubric: 'y' }),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('criterion, rubric: nothing that the protocol tei-embed reads'),
      remedy: expect.stringContaining('truncate, prefix, heads'),
    });
  });

  test('addresses that hold a key, or are none', () => {
    for (const urls of ['http://user:key@host', 'ftp://host', 'localhost:80', []])
      expect(http.settings.safeParse({ urls, protocol: 'tei-embed' }).success).toBe(false);
  });
});

test('the version depends on what is asked and read, and on nothing else', async () => {
  const { url } = await server();
  const version = async (settings: Record<string, unknown>) => {
    const { scorer } = await open({ urls: url, protocol: 'openai-chat', model: 'm', ...settings });
    return scorer.version;
  };
  const rubric = join(folder(), 'rubric.txt');
  writeFileSync(rubric, 'Is it sound, yes or no? {problem}');
  const first = await version({});
  expect(await version({ concurrency: 2, timeout_s: 9, patience_s: 9, urls: [`${url}/`] })).toBe(first);
  const others = [
    { model: 'n' },
    { verdict: 'grade' },
    { reading: 'plain' },
    { ask_difficulty: true },
    { rubric },
    { body: { top_p: 0.5 } },
  ];
  const versions = await Promise.all(others.map(version));
  writeFileSync(rubric, 'Is it good, yes or no? {problem}');
  expect(new Set([first, ...versions, await version({ rubric })]).size).toBe(others.length + 2);
});

test('servers that hold different models are not mixed', async () => {
  const [one, other] = [await server(), await server()];
  await expect(open({ urls: [one.url, `${other.url}/v1`], protocol: 'openai-chat' })).resolves.toBeDefined();
  await other.faults({ kind: 'model', name: 'another' });
  await expect(open({ urls: [one.url, other.url], protocol: 'openai-chat' })).rejects.toMatchObject({
    exitCode: 2,
    message: `the scoring servers hold different models: ${one.url} hashed, ${other.url} another`,
  });
});
