import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DatasetError } from '#datasets/dataset-error.js';
import type { Problem } from '#datasets/problem.js';
import { exitCode, Failure } from '../../failure.js';
import { rowsOf } from '../../pipeline/row-memory.js';
import { linesOf, rowsOfLines } from '../../pipeline/threads/lines.js';
import { errorOf, told } from '../../told-error.js';
import { exportInThread } from './in-thread.js';
import { openExports } from './index.js';
import { openWriters } from './open-writers.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => void rmSync(folder, { recursive: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-export-'));
  folders.push(folder);
  return folder;
}

const problem = (n: number): Problem => ({
  id: `set:${n}`,
  domain: 'math',
  prompt: [{ role: 'user', content: `What is ${n}? ü "\\ud800" ${'x'.repeat(n % 7 === 0 ? 5000 : 10)}` }],
  source: { dataset: 'set', row: n },
  tags: [],
  meta: {},
  ground_truth: { verifier: 'math', answer: String(n) },
  quality: { score: 1, scorer: 's-1', ...(n % 5 === 0 ? { copies: 2 } : {}) },
  split: n % 9 === 0 ? 'test' : 'train',
});
const batches = Array.from({ length: 40 }, (_, batch) =>
  rowsOf(Array.from({ length: 150 }, (_, at) => problem(150 * batch + at))),
);
const settings = [{ to: 'verl' }, { to: 'rlvr' }, { to: 'trl', shard_rows: 1000, suffix: 'Box it.' }];

async function write(open: typeof openExports) {
  const folder = emptyFolder();
  const exports = open(settings, folder);
  for (const rows of batches) {
    const passing = rowsOfLines(linesOf(rows));
    await exports.write(passing);
    // Their memory is used again at once.
    passing[0]?.memory.fill(0);
  }
  const outputs = await exports.close();
  await exports.release();
  return { outputs, files: outputs.map(({ path }) => readFileSync(join(folder, path), 'latin1')) };
}

test('a thread writes what the main thread writes', async () => {
  const here = await write(openWriters);
  expect(await write(exportInThread)).toEqual(here);
  expect(await write(openExports)).toEqual(here);
  expect(here.outputs.map(({ path, rows }) => [path, rows])).toContainEqual(['train.jsonl', 5333]);
  for (const [at, { bytes, sha256 }] of here.outputs.entries()) {
    const file = Buffer.from(here.files[at] as string, 'latin1');
    expect({ bytes, sha256 }).toEqual({
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    });
  }
});

test.each([['here', openWriters] as const, ['in a thread', exportInThread] as const])(
  'a file that cannot be opened and a full disk end the run as what they are, %s',
  async (_, open) => {
    async function failureOf(folder: string) {
      const exports = open([{ to: 'rlvr' }], folder);
      try {
        for (const rows of batches) await exports.write(rows);
        await exports.close();
      } catch (error) {
        return error;
      } finally {
        await exports.release();
      }
      return undefined;
    }
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const opened = await failureOf(file);
    expect(opened).toBeInstanceOf(Error);
    expect(opened).toMatchObject({ code: 'EEXIST', path: file });
    if (process.platform !== 'linux') return;
    const full = emptyFolder();
    symlinkSync('/dev/full', join(full, 'train.jsonl.partial'));
    expect(await failureOf(full)).toMatchObject({ code: 'ENOSPC', syscall: 'write' });
  },
);

test('errors keep their class and fields on the way from the thread', () => {
  const place = { file: 'f', line: 1 };
  for (const error of [
    new Failure(exitCode.missing, { message: 'm', remedy: 'r', place }),
    new DatasetError('missing_component', 'm', 'h'),
    Object.assign(new TypeError('m'), { code: 'ENOSPC' }),
  ]) {
    const again = errorOf(structuredClone(told(error)));
    expect(again).toBeInstanceOf(error instanceof TypeError ? Error : error.constructor);
    expect({ ...again, message: again.message, stack: again.stack }).toEqual({
      ...error,
      message: error.message,
      stack: error.stack,
    });
  }
});
