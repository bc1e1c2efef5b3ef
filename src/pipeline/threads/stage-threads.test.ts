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
