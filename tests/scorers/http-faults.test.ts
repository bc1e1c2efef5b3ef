/** The http scorer against a model server in a process of its own, which misbehaves on demand. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  expectedQualities,
  type Opened,
  openHttp,
  problemOf,
  problems,
  qualitiesOf,
  scoreAll,
} from './opened.js';
import type { Rule } from './server/faults.js';
import { startServer, type TestServer } from './server/start.js';

let server: TestServer;
let opened: Opened | undefined;

beforeAll(async () => {
  server = await startServer();
});
afterEach(async () => {
  await opened?.scorer.close();
  opened = undefined;
  await server.faults();
});
afterAll(() => server.stop());

async function open(settings: Record<string, unknown> = {}) {
  opened = await openHttp({ urls: server.url, ...settings });
  return opened;
}

test.each([
  ['tei-predict', { quality_label: 'good' }],
  ['tei-predict', { quality_range: [0, 5] }],
  ['tei-rerank', {}],
  ['vllm-classify', { quality_label: '1' }],
  ['vllm-score', {}],
  ['vllm-pooling', {}],
  ['openai-chat', {}],
  ['openai-completions', {}],
] as const)('%s gives the qualities of the model behind the server, in order', async (protocol, settings) => {
  const { scorer } = await open({ protocol, ...settings });
  const rows = problems(100);
  const got = qualitiesOf(await scoreAll(scorer, rows));
  const wanted = await expectedQualities(rows);
  got.forEach((quality, at) => {
    expect(quality).toBeCloseTo(wanted[at] as number, 9);
  });
});

test.each(['tei-embed', 'openai-embeddings'])('%s gives vectors of unit length', async (protocol) => {
  const { scorer } = await open({ protocol });
  const [one, two] = await scorer.score(problems(2));
  const vector = one && 'embedding' in one ? [...(one.embedding ?? [])] : [];
  expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  expect(two).not.toEqual(one);
});

test('a judge is asked for the difficulty too, and both make one rating', async () => {
  const { scorer } = await open({ protocol: 'openai-chat', ask_difficulty: true, verdict: 'grade' });
  const [rating] = await scorer.score(problems(1));
  expect(rating).toEqual({ quality: expect.any(Number), difficulty: expect.any(Number) });
  expect(rating).not.toMatchObject({ quality: (rating as { difficulty: number }).difficulty });
});

/** Faults that pass: whatever happens, every row ends with its right rating. */
const passing: [string, Rule[]][] = [
  ['status 500', [{ kind: 'status', status: 500, body: '{"error":"boom"}', times: 3 }]],
  ['status 502', [{ kind: 'status', status: 502, body: '<html>Bad Gateway</html>', times: 3 }]],
  ['status 424', [{ kind: 'status', status: 424, body: '{"error":"CUDA out of memory"}', times: 2 }]],
  ['503', [{ kind: 'status', status: 503, body: '{"error":"unhealthy"}', times: 2 }]],
  [
    '429 without a time',
    [{ kind: 'status', status: 429, body: '{"error":"Model is overloaded"}', times: 3 }],
  ],
  ['429 with seconds', [{ kind: 'status', status: 429, headers: { 'retry-after': '0.1' }, times: 2 }]],
  ['a reset in the middle of the body', [{ kind: 'reset', times: 3 }]],
  ['a cut body', [{ kind: 'cut', times: 3 }]],
  ['half of the JSON', [{ kind: 'half-json', times: 3 }]],
  ['no JSON at all', [{ kind: 'not-json', times: 3 }]],
  ['other JSON', [{ kind: 'json', value: { error: 'boom' }, times: 2 }]],
  ['a row too few', [{ kind: 'short', times: 3 }]],
  ['null for a row', [{ kind: 'null-row', text: 'Problem 3:', times: 2 }]],
  ['NaN for a row', [{ kind: 'nan-row', text: 'Problem 3:', times: 3 }]],
  ['a slow answer', [{ kind: 'slow', ms: 300, times: 2 }]],
  ['an answer that never comes', [{ kind: 'hang', times: 2 }]],
];

test.each(passing)('%s: nothing is lost and nothing is rated low', async (_, rules) => {
  const { scorer } = await open({ timeout_s: 0.6 });
  await server.faults(...rules);
  const rows = problems(48);
  expect(qualitiesOf(await scoreAll(scorer, rows))).toEqual(await expectedQualities(rows));
});

/** Faults of one text that stay: it becomes a fault, and its neighbours are rated. */
const staying: [string, Rule, string][] = [
  [
    'status 500 for one text',
    { kind: 'status', status: 500, body: '{"error":"shape mismatch"}', text: 'Problem 5:' },
    'shape mismatch',
  ],
  [
    'too long for the model',
    {
      kind: 'status',
      status: 413,
      body: '{"error":"`inputs` must have less than 512 tokens. Given: 600"}',
      text: 'Problem 5:',
    },
    'less than 512 tokens',
  ],
  [
    'a 422 for one text',
    { kind: 'status', status: 422, body: '{"error":"Tokenization error"}', text: 'Problem 5:' },
    'Tokenization error',
  ],
  ['always NaN', { kind: 'nan-row', text: 'Problem 5:' }, 'not JSON'],
  ['always null', { kind: 'null-row', text: 'Problem 5:' }, 'no scores'],
  ['always reset', { kind: 'reset', text: 'Problem 5:' }, 'connection broke'],
  ['never answered', { kind: 'hang', text: 'Problem 5:' }, 'within 0.3 s'],
  ['too large an answer', { kind: 'huge', bytes: 200_000, text: 'Problem 5:' }, 'larger than 0.1 MiB'],
];

test.each(staying)('%s: a fault of that row alone', async (_, rule, said) => {
  const { scorer, told } = await open({ timeout_s: 0.3, retries: 2, answer_mb: 0.1 });
  await server.faults(rule);
  const rows = problems(24);
  const scored = await scoreAll(scorer, rows);
  expect(scored[5]).toEqual({ fault: expect.stringContaining(said) });
  const wanted: (number | undefined)[] = await expectedQualities(rows);
  wanted[5] = undefined;
  expect(qualitiesOf(scored)).toEqual(wanted);
  expect(told).toEqual([]);
});

test('a faulty text that is alone is known as such by asking for a sound one', async () => {
  const { scorer } = await open({ retries: 1 });
  await server.faults({ kind: 'status', status: 500, text: 'poison' });
  expect(await scorer.score([problemOf('poison')])).toEqual([{ fault: 'status 500' }]);
});

test.each([
  ['no log-probabilities any more', { kind: 'no-logprobs' }, 'gives no log-probabilities'],
  [
    'a verdict that was cut',
    { kind: 'json', value: { choices: [{ message: { content: 'Ye' }, finish_reason: 'length' }] } },
    'finish_reason length',
  ],
] satisfies [string, Rule, string][])('a judge: %s', async (_, rule, said) => {
  const reading = rule.kind === 'json' ? 'plain' : 'logprobs';
  const { scorer } = await open({ protocol: 'openai-chat', reading, retries: 1 });
  await server.faults({ ...rule, text: 'Problem 1:' });
  const scored = await scoreAll(scorer, problems(3));
  expect(scored[1]).toEqual({ fault: expect.stringContaining(said) });
  expect(qualitiesOf(scored).filter((quality) => quality === undefined)).toHaveLength(1);
});

describe('429', () => {
  const overloaded = (headers: Record<string, string>, times: number): Rule => ({
    kind: 'status',
    status: 429,
    headers,
    times,
  });

  test('a date is waited for, and nothing is asked before', async () => {
    const { scorer } = await open();
    // An HTTP date has whole seconds: the next but one is between one and two seconds away.
    const date = new Date((Math.floor(Date.now() / 1000) + 2) * 1000);
    await server.faults(overloaded({ 'retry-after': date.toUTCString() }, 1));
    const rows = problems(1);
    expect(qualitiesOf(await scorer.score(rows))).toEqual(await expectedQualities(rows));
    expect(Date.now()).toBeGreaterThanOrEqual(date.getTime() - 5);
  });

  test('lowers how many requests are sent at once', async () => {
    const { scorer } = await open({ batch: 1, concurrency: 8 });
    await server.faults(overloaded({ 'retry-after': '0.2' }, 8), { kind: 'slow', ms: 20 });
    const before = server.log().length;
    const rows = problems(40);
    expect(qualitiesOf(await scoreAll(scorer, rows))).toEqual(await expectedQualities(rows));
    // Received and not yet answered, counted along the log after the refusals.
    let open8 = 0;
    let most = 0;
    for (const { what } of server.log().slice(before + 8, before + 8 + 12)) {
      open8 += what === 'received' ? 1 : -1;
      most = Math.max(most, open8);
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(6);
  });

  test('a wait longer than the patience ends at once, with the words of the server', async () => {
    const { scorer } = await open({ patience_s: 1 });
    await server.faults({
      kind: 'status',
      status: 429,
      body: '{"error":"quota"}',
      headers: { 'retry-after': '3600' },
    });
    const begun = performance.now();
    await expect(scorer.score(problems(1))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('status 429: quota'),
    });
    expect(performance.now() - begun).toBeLessThan(900);
  });

  test('for ever: patience ends', async () => {
    const { scorer } = await open({ patience_s: 0.5 });
    await server.faults({ kind: 'status', status: 429 });
    await expect(scorer.score(problems(1))).rejects.toMatchObject({ exitCode: 3 });
  });
});

test('a server that takes fewer texts at once is given fewer, and the user is told', async () => {
  const { scorer, told } = await open({ batch: 16, concurrency: 1 });
  await server.faults({ kind: 'most', texts: 5 });
  const rows = problems(64);
  expect(qualitiesOf(await scoreAll(scorer, rows))).toEqual(await expectedQualities(rows));
  expect(told.at(-1)).toContain('maximum allowed batch size 5');
  expect(told.at(-1)).toContain('asking for 4');
  expect(told.length).toBeLessThanOrEqual(2);
});
