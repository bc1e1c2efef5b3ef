import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonLines } from '../cli/run-rlvr.js';
import { broughtPackages, type Installed, install, npx, startServer } from './installed.js';

describe('the package, installed from its tarball', () => {
  let tried: Installed | string;
  let installed: Installed;

  beforeAll(() => {
    tried = install();
    if (typeof tried !== 'string') installed = tried;
  });
  afterAll(() => {
    if (typeof tried !== 'string') rmSync(tried.folder, { recursive: true, force: true });
  });
  beforeEach(({ skip }) => {
    if (typeof tried === 'string') skip(tried);
  });

  it('is small, and holds no test, bench or source', () => {
    const { unpackedSize, files } = installed.packed;
    expect(unpackedSize).toBeLessThan(12 * 2 ** 20);
    const foreign = files.filter(({ path }) =>
      /\.test\.|^(?:dist\/)?(?:tests|bench)\/|(?<!\.d)\.ts$|\.map$/.test(path),
    );
    expect(foreign).toEqual([]);
    for (const needed of ['README.md', 'LICENSE', 'integrations/python/rlvr.py', 'dist/bundle/LICENSES.txt'])
      expect(files.map(({ path }) => path)).toContain(needed);
  });

  it('runs no script at installation, and brings the embedded sandbox but none of the optional peers', () => {
    const brought = broughtPackages(installed.project);
    expect([...brought].filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    expect(installed.output).not.toMatch(/install.scripts?/i);
    expect([...brought.keys()]).toEqual(expect.arrayContaining(['rlvr', 'pyodide', '@duckdb/node-api']));
    for (const peer of ['onnxruntime-node', '@huggingface/tokenizers', 'dockerode'])
      expect(brought.has(peer)).toBe(false);
  });

  it('judges answers and programs', () => {
    const rows = [
      { id: 'math', completion: 'It is \\boxed{0.5}', ground_truth: '\\frac12' },
      {
        id: 'code',
        completion: '```python\nprint(sum(map(int, input().split())))\n```',
        ground_truth: { verifier: 'code', language: 'python', tests: [{ stdin: '1 2\n', stdout: '3\n' }] },
      },
    ];
    const input = rows.map((row) => JSON.stringify(row)).join('\n');
    const { code, stdout, stderr } = npx(installed.project, ['verify', '--only', '--sandbox', 'wasm'], input);
    expect(code, stderr).toBe(0);
    expect(jsonLines(stdout).map(({ id, reward }) => [id, reward])).toEqual([
      ['math', 1],
      ['code', 1],
    ]);
  });

  it('builds a dataset from its own samples, which passes the check', () => {
    const samples = 'node_modules/rlvr/datasets/samples';
    const recipe = [
      'name: first',
      'sources:',
      ...['gsm8k', 'math', 'mbpp'].map(
        (name) => `  - {files: ${samples}/${name}.jsonl, license: Apache-2.0}`,
      ),
      'exports: [{to: rlvr}, {to: verl}]',
    ];
    writeFileSync(join(installed.project, 'recipe.yaml'), `${recipe.join('\n')}\n`);
    const built = npx(installed.project, ['build-dataset', 'recipe.yaml', '--sandbox', 'wasm']);
    expect(built.code, built.stderr).toBe(0);
    const run = join(installed.project, 'out/first');
    expect(jsonLines(readFileSync(join(run, 'train.jsonl'), 'utf8')).length).toBeGreaterThan(100);
    expect(statSync(join(run, 'verl/train.parquet')).size).toBeGreaterThan(10_000);
    const checked = npx(installed.project, ['check', 'out/first', '--sandbox', 'wasm']);
    expect(checked.code, checked.stdout).toBe(0);
  }, 240_000);

  it('serves', async () => {
    const server = startServer(installed.project);
    const closed = once(server, 'close');
    try {
      const [line] = (await once(createInterface({ input: server.stderr }), 'line')) as [string];
      const { listening } = JSON.parse(line) as { listening: string };
      const answer = await fetch(`${listening}/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ completion: '\\boxed{4}', ground_truth: '4' }),
      });
      expect(await answer.json()).toMatchObject({ reward: 1 });
    } finally {
      process.kill(-(server.pid as number), 'SIGTERM');
      await closed;
    }
  });

  it('says of each optional peer which command brings it', () => {
    const onnx = npx(installed.project, ['score', '-', '--scorer', 'onnx', '--model', 'x']);
    expect(onnx.code).toBe(3);
    expect(onnx.stderr).toContain('npm install onnxruntime-node @huggingface/tokenizers');
    const row = JSON.stringify({
      completion: '```python\nprint(1)\n```',
      ground_truth: { verifier: 'code', language: 'python', tests: [{ stdin: '', stdout: '1\n' }] },
    });
    const docker = npx(installed.project, ['verify', '--sandbox', 'docker'], row);
    expect(docker.code).toBe(3);
    expect(docker.stderr).toContain('npm install dockerode@5');
  });

  it('leaves nothing but what it was told to write', () => {
    expect(readdirSync(installed.project).sort()).toEqual(
      ['node_modules', 'out', 'package-lock.json', 'package.json', 'recipe.yaml'].sort(),
    );
  });
});
