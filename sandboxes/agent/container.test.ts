import { expect, test } from 'vitest';
import type { AgentEvents, AgentHost } from './agent-process.js';
import { type Answer, openContainer } from './container.js';
import type { Order } from './order.js';

const order: Order = {
  files: {},
  ...{ entry: 'main.py', arguments: [], stdin: '', command: null, environment: {} },
  ...{ runtimeBytes: 0, collectBytes: 0 },
};
const limits = { timeMs: 1000, memoryBytes: 1e9, outputBytes: 1000 };

/**
 * Whether each run, of which this is what the agent says, is known to have had a process ended for want of memory.
 * @param outside what the judge itself counts after each; null where it sees none, absent where there is no bound at all
 */
async function known(heads: Partial<Answer['head']>[], outside?: readonly (number | null)[]) {
  let events: AgentEvents | undefined;
  const say = (head: object): void => events?.said(Buffer.from(JSON.stringify(head)), Buffer.alloc(0));
  const [left, answers] = [[...(outside ?? [])], [] as (boolean | undefined)[]];
  const host: AgentHost = {
    name: 'one that is told what to say',
    start(given) {
      events = given;
      const nothing = (): void => undefined;
      return { pid: undefined, send: nothing, hold: nothing, hangUp: () => given.ended(''), kill: nothing };
    },
    bound: () =>
      outside
        ? {
            memory: true,
            bound: () => undefined,
            memoryKills: () => left.shift() ?? null,
            remove: async () => undefined,
          }
        : null,
  };
  const container = openContainer(host, { ready: () => undefined, gone: () => undefined });
  say({ ready: true, memoryKills: heads[0]?.memoryKills === undefined ? null : 4 });
  for (const head of heads) {
    const answer = container.run(order, limits);
    say({ ending: 'exited', status: 0, sizes: [0, 0], memoryKills: null, ...head });
    answers.push((await answer)?.outOfMemory);
  }
  await container.end();
  return answers;
}

const sleeping = { ending: 'time_limit', status: -9 } as const;
const killed = { ending: 'signalled', status: -9 } as const;

test('what the agent counts is the run’s, however it ended', async () => {
  const heads = [4, 6, 6, 7].map((memoryKills) => ({ ...sleeping, memoryKills }));
  expect(await known(heads, [])).toEqual([false, true, false, true]);
  expect(await known([{ memoryKills: 4 }, { memoryKills: 5 }], [])).toEqual([false, true]);
});

test('what the judge counts where the agent sees nothing, is too', async () => {
  expect(await known([{}, sleeping, killed, killed], [0, 2, 3, 3])).toEqual([false, true, true, false]);
});

test('where nobody sees a count, only a first process that the kernel killed tells of it', async () => {
  expect(await known([sleeping, killed], [null, null])).toEqual([false, true]);
  expect(await known([killed])).toEqual([false]);
});
