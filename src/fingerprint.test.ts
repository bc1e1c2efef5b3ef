import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FingerprintOfRead, fingerprint } from './fingerprint.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-fingerprint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const content = Buffer.from('{"question":"What is 1 + 1?","answer":"2"}\n'.repeat(50_000));
const path = join(folder, 'rows.jsonl');
writeFileSync(path, content);
const print = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };

it('is of the whole file', async () => {
  expect(await fingerprint(path)).toEqual(print);
});

it.each([1, 100_000, content.length])('is of the whole file when %i bytes of it were read', async (read) => {
  const fingerprint = new FingerprintOfRead();
  fingerprint.add(content.subarray(0, read));
  expect(await fingerprint.end(path)).toEqual(print);
});

it('says which file cannot be read', async () => {
  await expect(fingerprint(join(folder, 'none'))).rejects.toMatchObject({
    place: { file: join(folder, 'none') },
  });
});
