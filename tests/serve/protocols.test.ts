import { describe, expect, test } from 'vitest';
import { post, startServing } from './start.js';

const { url } = await startServing();

describe('OpenRLHF', () => {
  test('the answer is what follows the prompt; rewards are floats', async () => {
    const answer = await fetch(`${url}/openrlhf`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: ['<s>Say \\boxed{7}.\nA: \\boxed{8}</s>', '<s>1+1=2<|im_end|>\n'],
        prompts: ['Say \\boxed{7}.\nA:', '1+1='],
        labels: ['7', '2'],
      }),
    });
    expect(await answer.text()).toBe(
      '{"rewards":[0.0,1.0],"scores":[0.0,1.0],"extra_logs":{"correct":[0.0,1.0]}}',
    );
  });

  test('a query without its prompt, or a label that is none, is an error and no number', async () => {
    const lost = await post(`${url}/openrlhf`, { query: ['2'], prompts: ['other'], labels: ['2'] });
    expect([lost.status, lost.body.message]).toEqual([
      422,
      expect.stringContaining('does not hold its prompt'),
    ]);
    const label = await post(`${url}/openrlhf`, {
      query: ['2'],
      prompts: [''],
      labels: ['{"verifier":"nix"}'],
    });
    expect(label.status).toBe(422);
    expect((await post(`${url}/openrlhf`, { query: ['2'], labels: [] })).status).toBe(422);
  });

  test('a completion that could not be judged is a 503, which OpenRLHF asks for again', async () => {
    const code = JSON.stringify({
      verifier: 'code',
      language: 'python',
      tests: [{ stdin: '', stdout: '1' }],
    });
    const broken = await startServing(['--sandbox', 'docker'], {
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
    });
    const asked = { query: ['```python\nprint(1)\n```'], prompts: [''], labels: [code] };
    const answer = await post(`${broken.url}/openrlhf`, asked);
    expect([answer.status, answer.body.code]).toEqual([503, 'not-judged']);
    expect((await post(`${url}/openrlhf`, asked)).body.rewards).toEqual([1]);
  });
});

test('slime: a number for a sample, a list for a list, an object when asked', async () => {
  const sample = { prompt: [{ role: 'user', content: '1+1' }], response: 'it is \\boxed{2}', label: '2' };
  const text = async (path: string, body: unknown) =>
    (
      await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).text();
  expect(await text('/slime', sample)).toBe('1.0');
  expect(await text('/slime', [sample, { ...sample, label: '3' }])).toBe('[1.0,0.0]');
  expect(await text('/slime?object', sample)).toBe('{"score":1.0,"outcome":"correct"}');
  expect((await post(`${url}/slime`, { prompt: '', response: '2' })).status).toBe(422);
});

describe('SandboxFusion', () => {
  const run = async (body: object) => (await post(`${url}/run_code`, { language: 'python', ...body })).body;

  test('a run that ends well, badly, or not at all', async () => {
    expect(
      await run({ code: 'print(input())', stdin: 'hi', compile_timeout: 10, memory_limit_MB: 256 }),
    ).toEqual({
      status: 'Success',
      message: '',
      compile_result: null,
      run_result: {
        status: 'Finished',
        execution_time: expect.any(Number),
        return_code: 0,
        stdout: 'hi\n',
        stderr: '',
      },
      executor_pod_name: null,
      files: {},
    });
    const failed = await run({ code: 'import sys\nsys.exit(3)', stdin: null, memory_limit_MB: -1 });
    expect(failed).toMatchObject({ status: 'Failed', run_result: { status: 'Finished', return_code: 3 } });
    expect((await run({ code: 'x = (' })).run_result).toMatchObject({
      return_code: 1,
      stderr: expect.stringContaining('SyntaxError'),
    });
    const late = await run({ code: 'while True: pass', run_timeout: 0.3 });
    expect(late).toMatchObject({
      status: 'Failed',
      run_result: { status: 'TimeLimitExceeded', return_code: null },
    });
  });

  test('other languages, compiled ones too; one that is not installed is no wrong answer', async () => {
    const javascript = await run({ language: 'nodejs', code: 'console.log(6 * 7)' });
    if (javascript.status === 'SandboxError') expect(javascript.message).not.toBe('');
    else expect(javascript.run_result).toMatchObject({ stdout: '42\n', return_code: 0 });
    const cpp = await run({ language: 'cpp', code: '#include <cstdio>\nint main() { printf("42"); }' });
    if (cpp.status === 'SandboxError') return expect(cpp.message).not.toBe('');
    expect(cpp).toMatchObject({ compile_result: { return_code: 0 }, run_result: { stdout: '42' } });
    const refused = await run({ language: 'cpp', code: 'int main() { return x; }' });
    expect(refused).toMatchObject({ status: 'Failed', compile_result: { return_code: 1 }, run_result: null });
  });

  test('files go in and one comes back, in base64', async () => {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const code = 'text = open("in.txt").read()\nopen("out.txt", "w").write(text.upper())';
    const { files } = await run({ code, files: { 'in.txt': base64('héllo') }, fetch_files: ['out.txt'] });
    expect(files).toEqual({ 'out.txt': base64('HÉLLO') });
  });

  test('what cannot be run is told', async () => {
    expect((await post(`${url}/run_code`, { code: '', language: 'verilog' })).body.hint).toContain('python');
    expect((await post(`${url}/run_code`, { language: 'python' })).body.message).toContain('code');
    expect((await post(`${url}/run_code`, { code: '', run_timeout: 1e6 })).status).toBe(422);
  });
});
