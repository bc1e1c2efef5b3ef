import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { DatasetError } from '#datasets/dataset-error.js';
import type { Fingerprint } from '../../fingerprint.js';
import { type Batch, type FileListener, type FileToRead, readBatches } from './read-batches.js';
import { readInThread } from './read-in-thread.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-thread-'));
const good = (n: number) => JSON.stringify({ question: `What is ${n} + 1, née?`, answer: `#### ${n + 1}` });
const rows = Array.from({ length: 30_000 }, (_, n) =>
  n % 1000 === 7 ? '{"question": broken' : good(n % 900),
);
const text = `${rows.join('\n')}\n`;
writeFileSync(join(folder, 'set.jsonl'), text);
writeFileSync(join(folder, 'set.jsonl.gz'), gzipSync(text));
writeFileSync(join(folder, 'cut.jsonl.gz'), gzipSync(text).subarray(0, 10_000));

const toRead = (file: string, others: object = {}): FileToRead => ({
  ...{ path: join(folder, file), file, source: { files: file }, seed: 1, sample: undefined },
  ...others,
});

/** All that is told of a file, in order. */
async function told(read: typeof readBatches, file: FileToRead) {
  const formats: string[] = [];
  const prints: Fingerprint[] = [];
  const listener: FileListener = {
    format: (name) => formats.push(name),
    print: (print) => prints.push(print),
  };
  const batches: Batch[] = [];
  for await (const batch of read(file, listener)) batches.push(batch);
  return {
    formats,
    prints,
    lines: batches.flatMap(({ rows }) => rows.map(({ line }) => line)),
    ids: batches.flatMap(({ ids }) => ids),
    bad: batches.flatMap(({ bad }) => bad),
  };
}

it.each([
  ['set.jsonl', {}],
  ['set.jsonl.gz', {}],
  ['cut.jsonl.gz', {}],
  ['set.jsonl', { sample: 0.3 }],
  ['set.jsonl', { source: { files: 'set.jsonl', limit: 5000, split: 'test' } }],
])('a thread tells of %s, read with %o, what this one does', async (name, others) => {
  const [here, there] = [
    await told(readBatches, toRead(name, others)),
    await told(readInThread, toRead(name, others)),
  ];
  expect(here.prints).toHaveLength(1);
  expect(here.lines.length).toBe(here.ids.length);
  expect(here.bad.length).toBeGreaterThan(0);
  expect(there).toEqual(here);
});

it('what stops the reading is told as what it is', async () => {
  const strange = join(folder, 'strange.jsonl');
  writeFileSync(strange, '{"a": 1}\n'.repeat(100));
  const [here, there] = await Promise.all(
    [readBatches, readInThread].map((read) => told(read, toRead('strange.jsonl')).catch((error) => error)),
  );
  expect(there).toBeInstanceOf(DatasetError);
  expect({ ...there, message: there.message }).toEqual({ ...here, message: here.message });
});

it('whoever leaves in the middle leaves no thread behind', async () => {
  const listener: FileListener = { format: () => undefined, print: () => undefined };
  for await (const batch of readInThread(toRead('set.jsonl'), listener)) {
    expect(batch.rows.length).toBeGreaterThan(0);
    break;
  }
  expect(process.getActiveResourcesInfo().filter((one) => one === 'MessagePort' || one === 'Worker')).toEqual(
    [],
  );
});
