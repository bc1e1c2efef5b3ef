import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { BlockFile } from './block-file.js';
import { blockBytes } from './disk-blocks.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-block-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

/** Bytes that show where they stood. */
const bytesOf = (length: number, seed: number) =>
  Buffer.from(Uint32Array.from({ length: Math.ceil(length / 4) }, (_, at) => seed + at).buffer, 0, length);
const sizes = fc.oneof(
  fc.nat(100),
  fc.integer({ min: 1, max: 3 * blockBytes }),
  fc.constantFrom(blockBytes - 1, blockBytes, blockBytes + 1, 512, 4096),
);
const deeds = fc.array(fc.oneof(sizes, fc.constantFrom('drain' as const, 'written' as const)), {
  maxLength: 12,
});
let files = 0;

test('the file holds what was written, also while it is being written', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.boolean(), fc.boolean(), async (all, readSoon, toDisk) => {
      const path = join(folder, `${files++}`);
      const file = await BlockFile.create(path, readSoon);
      let wanted = Buffer.alloc(0);
      for (const [at, deed] of all.entries()) {
        if (deed === 'drain') await file.drain();
        else if (deed === 'written') {
          await file.written();
          expect(readFileSync(path).equals(wanted)).toBe(true);
        } else {
          const bytes = bytesOf(deed, at * 1_000_003);
          file.write(bytes);
          wanted = Buffer.concat([wanted, bytes]);
        }
        expect(file.bytes).toBe(wanted.length);
      }
      await file.close(toDisk);
      expect(readFileSync(path).equals(wanted)).toBe(true);
      rmSync(path);
    }),
    { numRuns: 60 },
  );
});

test('files that are written at the same time share no memory', async () => {
  const paths = Array.from({ length: 12 }, (_, at) => join(folder, `shared-${at}`));
  const open = await Promise.all(paths.map((path) => BlockFile.create(path)));
  for (let piece = 0; piece < 5; piece++)
    for (const [at, file] of open.entries()) {
      file.write(bytesOf(600_000, at * 10_000_000 + piece));
      await file.drain();
    }
  await Promise.all(open.map((file) => file.close()));
  for (const [at, path] of paths.entries()) {
    const wanted = Buffer.concat(
      Array.from({ length: 5 }, (_, piece) => bytesOf(600_000, at * 10_000_000 + piece)),
    );
    expect(readFileSync(path).equals(wanted)).toBe(true);
  }
});

test.runIf(process.platform === 'linux')('a full disk is told by drain or at the end', async () => {
  for (const readSoon of [true, false]) {
    for (const [name, bytes] of [
      ['small', 10],
      ['large', 3 * blockBytes],
    ] as const) {
      const path = join(folder, `full-${name}-${readSoon}`);
      symlinkSync('/dev/full', path);
      const file = await BlockFile.create(path, readSoon);
      file.write(bytesOf(bytes, 0));
      await expect(file.drain().then(() => file.close())).rejects.toMatchObject({ code: 'ENOSPC' });
      await file.abandon();
    }
  }
});

test('a folder that is not there is told', async () => {
  await expect(BlockFile.create(join(folder, 'none', 'file'))).rejects.toMatchObject({ code: 'ENOENT' });
});

/** Has whole blocks meet what some file systems do with them: those that come first, while the file is open past the system's memory. */
async function withFirstBlocks(write: FileHandle['write']): Promise<void> {
  const path = join(folder, `odd-${files++}`);
  const handle = await open(path, 'w');
  const spy = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'write').mockImplementationOnce(write);
  await handle.close();
  const file = await BlockFile.create(path);
  const bytes = bytesOf(2.5 * blockBytes, 7);
  file.write(bytes);
  await file.close();
  expect(spy).toHaveBeenCalled();
  expect(readFileSync(path).equals(bytes)).toBe(true);
}

test.runIf(process.platform === 'linux')(
  'blocks that cannot be written directly are written in the usual way',
  async () => {
    await withFirstBlocks((async () => {
      throw Object.assign(new Error('EINVAL: invalid argument, write'), { code: 'EINVAL' });
    }) as unknown as FileHandle['write']);
    await withFirstBlocks((async () => ({ bytesWritten: 0 })) as unknown as FileHandle['write']);
  },
);
