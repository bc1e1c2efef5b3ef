import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { type CachedScorer, withRatingCache } from './rating-cache.js';
import { type Key, makeRatingIndex, type Numbers } from './rating-index.js';
import { parseLine, renderLine } from './rating-line.js';
import type { Scored, Scorer } from './scorer.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rlvr-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const problemOf = (text: string): Problem => ({
  id: text,
  domain: 'math',
  prompt: [{ role: 'user', content: text }],
  source: { dataset: 'test' },
  tags: [],
  meta: {},
});
const problems = (...texts: string[]) => texts.map(problemOf);

/** Rates by the length of the text; a text with "?" is a fault. Remembers what it was asked. */
function lengthScorer(version = '1'): Scorer & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name: `length:${version}/x`,
    version,
    device: 'cpu',
    batchSize: 4,
    inFlight: 1,
    asked,
    score: async (rows) => {
      asked.push(...rows.map(({ id }) => id));
      return rows.map(({ id }): Scored => {
        if (id.includes('?')) return { fault: 'a question' };
        return {
          quality: 1 / (id.length + 0.3),
          embedding: Float32Array.of(1),
          ...(id.length > 3 && { difficulty: 0.1 }),
        };
      });
    },
    close: async () => undefined,
  };
}

async function opened<T>(
  scorer: Scorer,
  use: (cached: CachedScorer, told: string[]) => Promise<T>,
): Promise<T> {
  const told: string[] = [];
  const cached = await withRatingCache(scorer, { folder, told: (line) => told.push(line) });
  try {
    return await use(cached, told);
  } finally {
    await cached.close();
  }
}

describe('ratings are remembered', () => {
  test('within a run, within a batch and between runs; the same numbers to the last bit', async () => {
    const first = lengthScorer();
    const rows = problems('a', 'bbbb', 'a', 'ccc');
    const scored = await opened(first, async (cached) => {
      const once = await cached.score(rows);
      expect(await cached.score(rows)).toEqual(once);
      expect(cached.counts()).toEqual({ hits: 4, rated: 4, faults: 0 });
      return once;
    });
    expect(first.asked).toEqual(['a', 'bbbb', 'ccc']);
    expect(scored[1]).toEqual({ quality: 1 / 4.3, difficulty: 0.1 });
    const second = lengthScorer();
    await opened(second, async (cached) => {
      expect(await cached.score([...rows, problemOf('new')])).toEqual([...scored, { quality: 1 / 3.3 }]);
      expect(cached.counts()).toEqual({ hits: 4, rated: 1, faults: 0 });
    });
    expect(second.asked).toEqual(['new']);
  });

  test('but not for another version', async () => {
    await opened(lengthScorer('1'), (cached) => cached.score(problems('a')));
    const other = lengthScorer('2');
    await opened(other, (cached) => cached.score(problems('a')));
    expect(other.asked).toEqual(['a']);
  });

  test('what the scorer does not read is no part of the key', async () => {
    const scorer = lengthScorer();
    await opened(scorer, async (cached) => {
      await cached.score(problems('a'));
      await cached.score([{ ...problemOf('a'), id: 'another', solution: '1', domain: 'code' }]);
      await cached.score([
        {
          ...problemOf('a'),
          id: 'choice',
          ground_truth: { verifier: 'choice', answer: 'A', choices: ['x', 'y'] },
        },
      ]);
    });
    expect(scorer.asked).toEqual(['a', 'choice']);
  });

  test('faults are not', async () => {
    const scorer = lengthScorer();
    await opened(scorer, async (cached) => {
      for (let times = 0; times < 2; times++)
        expect(await cached.score(problems('why?', 'a'))).toEqual([
          { fault: 'a question' },
          { quality: 1 / 1.3 },
        ]);
      expect(cached.counts()).toEqual({ hits: 1, rated: 3, faults: 2 });
    });
    expect(scorer.asked).toEqual(['why?', 'a', 'why?']);
  });

  test('what came before a call broke off is, in batches of the size of the scorer', async () => {
    const plain = lengthScorer();
    const breaking: Scorer = {
      ...plain,
      batchSize: 2,
      score: (rows) =>
        rows.some(({ id }) => id === 'stop') ? Promise.reject(new Error('down')) : plain.score(rows),
    };
    await opened(breaking, async (cached) => {
      await expect(cached.score(problems('a', 'bb', 'ccc', 'stop', 'ee', 'f'))).rejects.toThrow('down');
    });
    await opened(lengthScorer(), async (cached) => {
      await cached.score(problems('a', 'bb', 'ccc', 'stop', 'ee', 'f'));
      expect(cached.counts()).toEqual({ hits: 2, rated: 4, faults: 0 });
    });
  });

  test('a scorer of nothing but embeddings passes through', async () => {
    const scorer: Scorer = { ...lengthScorer(), score: async () => [{ embedding: Float32Array.of(1) }] };
    await opened(scorer, async (cached) => {
      expect(await cached.score(problems('a'))).toEqual([{ embedding: Float32Array.of(1) }]);
      expect(readFileSync(cached.file, 'utf8')).toBe('');
    });
  });
});

describe('a file that was hurt', () => {
  const texts = ['one', 'two', 'three', 'four'];

  async function rated(): Promise<string> {
    return opened(lengthScorer(), async (cached) => {
      for (const text of texts) await cached.score(problems(text));
      return cached.file;
    });
  }

  async function askedAfter(): Promise<{ asked: string[]; told: string[] }> {
    const scorer = lengthScorer();
    const told = await opened(scorer, async (cached, lines) => {
      const scored = await cached.score(problems(...texts));
      expect(scored).toEqual(
        await lengthScorer()
          .score(problems(...texts))
          .then((all) => all.map(withoutEmbedding)),
      );
      return lines;
    });
    return { asked: scorer.asked, told };
  }

  test('the last line cut anywhere: only that rating is asked for again, and it is kept whole afterwards', async () => {
    const file = await rated();
    const whole = readFileSync(file);
    const last = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let cut = last + 1; cut < whole.length - 1; cut += 7) {
      writeFileSync(file, whole);
      truncateSync(file, cut);
      expect((await askedAfter()).asked).toEqual(['four']);
      const again = await askedAfter();
      expect(again.asked).toEqual([]);
      expect(again.told).toEqual([expect.stringMatching(/not whole .*: 1$/)]);
    }
  });

  test('garbage in the middle', async () => {
    const file = await rated();
    appendFileSync(file, '\nnot a rating\n\u0000\u0000\u0000\n');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^(\S+ )0/m, '$11'));
    const { asked, told } = await askedAfter();
    expect(asked).toEqual(['one']);
    expect(told).toEqual([expect.stringMatching(/not whole .*: 3$/)]);
  });
});

test('a folder that cannot be made is a Failure', async () => {
  writeFileSync(join(folder, 'file'), '');
  const made = withRatingCache(lengthScorer(), {
    folder: join(folder, 'file', 'scores'),
    told: () => undefined,
  });
  await expect(made).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('ENOTDIR') });
});

const word = fc.integer({ min: 0, max: 0xffffffff });
const key: fc.Arbitrary<Key> = fc.tuple(word, word, word, fc.integer({ min: 1, max: 0xffffffff }));
const share = fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1, noNaN: true }));
const numbers: fc.Arbitrary<Numbers> = fc.record({ quality: share, difficulty: share });

test('a line reads back as it was written, and no damaged line is taken for another', () => {
  fc.assert(
    fc.property(key, numbers, fc.nat(80), fc.constantFrom('', '0', 'f', ' ', '-'), (one, rating, at, by) => {
      const line = renderLine(one, rating);
      expect(parseLine(line)).toEqual({ key: one, numbers: rating });
      const damaged = line.slice(0, at) + by + line.slice(at + 1);
      if (damaged !== line) expect(parseLine(damaged)).toBeUndefined();
    }),
  );
});

test('the index is a map in which the first of a key stays', () => {
  const few = fc.constantFrom<Key>([0, 0, 0, 1], [1, 0, 0, 0], [1024, 0, 0, 0], [2048, 5, 0, 0]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(key, few), numbers), { maxLength: 200 }), (entries) => {
      const index = makeRatingIndex(4);
      const map = new Map<string, Numbers>();
      for (const [one, rating] of entries) {
        index.add(one, rating);
        if (!map.has(String(one))) map.set(String(one), rating);
      }
      expect(index.size).toBe(map.size);
      for (const [one] of entries) expect(index.get(one)).toEqual(map.get(String(one)));
      expect(index.get([7, 7, 7, 7])).toEqual(map.get('7,7,7,7'));
    }),
  );
});

function withoutEmbedding(scored: Scored): Scored {
  if ('fault' in scored) return scored;
  const { embedding: _, ...rating } = scored;
  return rating;
}

test('once the scorer is down, what has not begun is not begun', async () => {
  const scorer = lengthScorer();
  let asked = 0;
  const down: Scorer = {
    ...scorer,
    score: async () => {
      asked++;
      throw new Error('down');
    },
  };
  await opened(down, async (cached) => {
    const rows = problems(...Array.from({ length: 40 }, (_, at) => `p${at}`));
    await expect(cached.score(rows)).rejects.toThrow('down');
  });
  expect(asked).toBe(1);
});
