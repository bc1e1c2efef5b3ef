/** What a thread that runs stages does: it opens them when the first block comes, and keeps them open for the next. */
import { type MessagePort, threadId } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { RowMemory } from '../row-memory.js';
import { type NamedRun, runBlock, type Steps } from '../run-block.js';
import type { StageRun } from '../stage.js';
import { timed } from './clock.js';
import { rowsOfLines } from './lines.js';
import { memoryIn } from './memory-in.js';
import { type Answer, type Block, type Done, type Lent, packed } from './protocol.js';

/** What the stages of a lane are lent: it reaches the main thread by way of the block that is being run. */
export interface LaneContext extends Lent {
  /** Whether nothing is to be judged in this thread. */
  guarded(): boolean;
  /** Runs a batch of judgements where the main thread can see how long they take. */
  timed<T>(work: () => Promise<T>): Promise<T>;
}

export type OpenStageRun = (name: string, context: LaneContext) => StageRun | Promise<StageRun>;

/** Runs of the stages that one block at a time goes through, so that what they counted is what whole blocks gave. */
interface Lane {
  readonly id: string;
  readonly steps: Steps<NamedRun>;
  /** The block that is being run. */
  readonly now: { block?: Block; ask?: Ask };
}

type Ask = (ask: keyof Lent, given: readonly unknown[]) => Promise<unknown>;

export function serveBlocks(open: OpenStageRun): (block: Block) => Promise<Done> {
  const free = new Map<string, Lane[]>();
  let lanes = 0;

  async function openLane({ applied, shown }: Steps<string>): Promise<Lane> {
    const now: Lane['now'] = {};
    const ask: Ask = (what, given) => (now.ask as Ask)(what, given);
    const context: LaneContext = {
      judge: (judgements) => ask('judge', [judgements]) as ReturnType<Lent['judge']>,
      run: (program, limits) => ask('run', [program, limits]) as ReturnType<Lent['run']>,
      guarded: () => now.block?.guarded === true,
      timed: (work) => timed((now.block as Block).clock, work),
    };
    const openRun = async (name: string): Promise<NamedRun> => ({ name, run: await open(name, context) });
    const runs: NamedRun[] = [];
    for (const name of applied) runs.push(await openRun(name));
    const steps = { applied: runs, shown: shown === undefined ? undefined : await openRun(shown) };
    return { id: `${threadId}.${lanes++}`, steps, now };
  }

  async function take(block: Block): Promise<Done> {
    const key = JSON.stringify(block.steps);
    const waiting = free.get(key) ?? [];
    free.set(key, waiting);
    const lane = waiting.pop() ?? (await openLane(block.steps));
    lane.now.block = block;
    lane.now.ask = asking(block.port);
    const { buffer, byteLength } = block.lines.bytes;
    const behind = new RowMemory(Buffer.from(buffer, byteLength));
    const { passages, sketched } = await runBlock(
      lane.steps,
      rowsOfLines(block.lines),
      block.decided,
      behind,
    );
    waiting.push(lane);
    const runs = [...lane.steps.applied, ...(lane.steps.shown === undefined ? [] : [lane.steps.shown])];
    return {
      lane: lane.id,
      passages: passages.map(packed),
      memory: new Uint8Array(buffer),
      sketched,
      tallies: Object.fromEntries(runs.map(({ name, run }) => [name, run.tally?.()])),
    };
  }

  return async (block) => {
    try {
      return handedOver(await take(block));
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { error: message, stack };
    } finally {
      block.port.close();
    }
  };
}

/** What was done, in the form in which the pool hands memory over in place of copying it. */
function handedOver(done: Done): Done {
  const memory = 'error' in done ? [] : memoryIn([done.passages, done.memory, done.sketched]);
  return move({ [transferableSymbol]: memory, [valueSymbol]: done }) as unknown as Done;
}

/** Asks by a port and waits for the answer. */
function asking(port: MessagePort): Ask {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  port.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return async (ask, given) => {
    const id = asked++;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ id, ask, given });
    });
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  };
}
