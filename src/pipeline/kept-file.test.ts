import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { WrittenFile } from './jsonl-writer.js';
import { KeptFile } from './kept-file.js';
import type { Row } from './row.js';
import { rowsOf } from './row-memory.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-kept-'));
const problem = (id: string): Problem => ({
  ...{ id, domain: 'math', prompt: [{ role: 'user', content: `Is ${id} it?` }] },
  ...{ source: { dataset: 'test' }, tags: [], meta: {} },
});
/** What stages do with each row that comes to them. */
type Deed = 'pass' | 'change' | 'drop';
const deeds = fc.array(
  fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constant('pass' as Deed) }, fc.constantFrom<Deed>('change', 'drop')),
    { maxLength: 4 },
  ),
  { maxLength: 6 },
);
let runs = 0;

/** Stages one behind the other: each gets what the one before it kept. */
class Chain {
  readonly files: KeptFile[] = [];
  readonly wanted: string[] = [];
  readonly #closing = new Map<KeptFile, Promise<WrittenFile>>();
  readonly paths: string[];
  readonly stages: readonly Deed[][][];

  constructor(stages: readonly Deed[][][]) {
    this.stages = stages;
    runs++;
    this.paths = ['ingest', ...stages.keys()].map((name) => join(folder, `${runs}`, `${name}.jsonl`));
  }

  async open(): Promise<void> {
    for (const path of this.paths) {
      const before = this.files.at(-1);
      this.files.push(
        await KeptFile.create(path, {
          before: before && {
            written: () => before.written(),
            settle: async () => (await this.closed(before)).path,
          },
        }),
      );
      this.wanted.push('');
    }
  }

  /** Closes a file once, whoever asks. */
  closed(file: KeptFile): Promise<WrittenFile> {
    const closing = this.#closing.get(file) ?? file.close();
    this.#closing.set(file, closing);
    return closing;
  }

  async write(batch: number, size: number): Promise<void> {
    let rows: readonly Row[] = rowsOf(Array.from({ length: size }, (_, at) => problem(`${batch}.${at}`)));
    await this.#keep(0, rows, false);
    for (const [at, stage] of this.stages.entries()) {
      const done = rows.map((row, place) => changed(row, stage[batch]?.[place] ?? 'pass'));
      const kept = done.filter((row) => row !== undefined);
      await this.#keep(
        at + 1,
        kept,
        kept.length === rows.length && kept.every((row, place) => row === rows[place]),
      );
      rows = kept;
    }
  }

  async #keep(stage: number, rows: readonly Row[], asTheyCame: boolean): Promise<void> {
    this.wanted[stage] += rows.map(({ line }) => `${line}\n`).join('');
    await (this.files[stage] as KeptFile).write(rows, asTheyCame);
    await (this.files[stage] as KeptFile).drain();
  }
}

function changed(row: Row, deed: Deed): Row | undefined {
  if (deed === 'pass') return row;
  return deed === 'drop'
    ? undefined
    : rowsOf([{ ...row.problem, tags: [...row.problem.tags, 'changed'] }])[0];
}

test('the files hold what the stages kept, whatever they did with which rows', async () => {
  const sizes = fc.array(fc.nat(4), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.array(deeds, { minLength: 1, maxLength: 4 }), async (batches, stages) => {
      const chain = new Chain(stages);
      await chain.open();
      for (const [batch, size] of batches.entries()) await chain.write(batch, size);
      const last = chain.files.at(-1) as KeptFile;
      expect(readFileSync(await last.written(), 'utf8')).toBe(chain.wanted.at(-1));
      for (const file of chain.files.toReversed()) {
        const written = await chain.closed(file);
        const text = chain.wanted[chain.files.indexOf(file)] as string;
        expect(readFileSync(written.path, 'utf8')).toBe(text);
        expect(written).toMatchObject({ bytes: Buffer.byteLength(text), rows: text.split('\n').length - 1 });
      }
    }),
    { numRuns: 200 },
  );
});

test('where every row passed as it came, the file is the one of the stage before', async () => {
  const chain = new Chain([[], [['drop']], []]);
  await chain.open();
  await chain.write(0, 3);
  for (const file of chain.files.toReversed()) await chain.closed(file);
  const [ingest, same, dropped, last] = chain.paths.map((path) => statSync(path).ino);
  expect(same).toBe(ingest);
  expect(dropped).not.toBe(ingest);
  expect(last).toBe(dropped);
});
