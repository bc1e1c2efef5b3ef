import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { Row } from '../row.js';
import { rowsOf } from '../row-memory.js';
import { openStageThreads, type StageThreads } from './stage-threads.js';

const steps = { applied: [{ name: 'troubled' }], shown: undefined };
const rows = (...said: string[]): Row[] =>
  rowsOf(
    said.map(
      (content, at): Problem => ({
        id: `test:${at}`,
        domain: 'math',
        prompt: [{ role: 'user', content }],
        source: { dataset: 'test' },
        tags: [],
        meta: {},
      }),
    ),
  );
const asked: unknown[] = [];
let threads: StageThreads;

beforeEach(() => {
  asked.length = 0;
  threads = openStageThreads({
    module: new URL('./troubled-thread.test.data.js', import.meta.url),
    given: null,
    threads: 1,
    judgingLimit: 1,
    lent: {
      judge: async (judgements) => {
        asked.push(...judgements);
        if (judgements.length === 0) return [];
        return judgements.map(() => ({ reward: 1, outcome: 'correct', reason: 'said so by the test' }));
      },
      run: () => Promise.reject(new Error('no program is run here')),
    },
  });
});
afterEach(() => threads.close());

async function tagsOf(...said: string[]): Promise<string[]> {
  const { passages } = await threads.run(steps, rows(...said), undefined);
  const [passage] = passages;
  return (passage?.outcomes ?? []).flatMap((one) => (one instanceof Row ? one.problem.tags : ['?']));
}

it('brings back what a stage made of the rows, and what it counted', async () => {
  expect(await tagsOf('a', 'b')).toEqual(['seen', 'seen']);
  expect(await tagsOf('c')).toEqual(['seen']);
  expect(threads.tallies('troubled')).toEqual([3]);
});

it('lends a stage what only the main thread has', async () => {
  expect(await tagsOf('ask')).toEqual(['seen']);
  expect(asked).toHaveLength(1);
});

it.each(['spin', 'die'])(
  'gives the rows of a thread to another, guarded, when they make it %s',
  async (trouble) => {
    expect(await tagsOf('a', trouble, 'b')).toEqual(['seen', 'seen', 'seen']);
    expect(await tagsOf('c')).toEqual(['seen']);
  },
);

it('ends with the error that a stage ended with', async () => {
  await expect(tagsOf('break')).rejects.toThrow('the stage broke');
  expect(await tagsOf('a')).toEqual(['seen']);
});

it('says which stages a thread died in when it dies again', async () => {
  await expect(tagsOf('die twice')).rejects.toThrow(/ended twice on the same 1 row in troubled/);
});

/** The same twice, with a stage that is shown what came out. */
const ending = { applied: [{ name: 'troubled' }, { name: 'troubled' }], shown: { name: 'troubled' } };
const saidBy = (outcomes: readonly unknown[] = []) =>
  outcomes.map((one) => (one as Row).problem.prompt[0]?.content);

it('leaves rows as they are until their memory is given back', async () => {
  const [first, second] = [
    await threads.run(ending, rows('a', 'b'), undefined),
    await threads.run(ending, rows('c', 'd'), undefined),
  ];
  const stages = (done: typeof first) => done.passages.map(({ outcomes }) => saidBy(outcomes));
  const before = [stages(first), stages(second)];
  expect(before).toEqual([Array(2).fill(['a', 'b']), Array(2).fill(['c', 'd'])]);
  first.release?.();
  const third = await threads.run(ending, rows('e', 'f'), undefined);
  expect(stages(third)).toEqual(Array(2).fill(['e', 'f']));
  expect(stages(second)).toEqual(before[1]);
  // The memory of the first went to the thread once more.
  const bytesOf = ({ passages }: typeof first) =>
    (passages[0]?.outcomes[0] as Row | undefined)?.memory.buffer.byteLength;
  expect(bytesOf(first)).toBe(0);
  expect(bytesOf(third)).toBeGreaterThan(0);
});

it.each([1, 3, 5])('brings back rows that are larger than that memory: %i MB', async (size) => {
  const said = ['x', 'y'].map((letter) => letter.repeat((size * 2 ** 20) / 2));
  for (let time = 0; time < 2; time++) {
    const { passages, release } = await threads.run(ending, rows(...said), undefined);
    expect(passages.map(({ outcomes }) => saidBy(outcomes))).toEqual([said, said]);
    release?.();
  }
});
