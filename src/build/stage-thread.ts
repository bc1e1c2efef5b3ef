/** What a thread that runs stages is made of: the pool calls the module's default export and can be given no other. */
import { workerData } from 'piscina';
import { judgeInThread } from '../judge/judge-in-thread.js';
import type { StageName } from '../pipeline/stage.js';
import { serveBlocks } from '../pipeline/threads/serve-blocks.js';
import { stages } from '../stages/registry.js';
import { type ContextValues, stageContext } from './stage-context.js';

/** What a thread is given to open stages with. */
export interface ThreadValues {
  readonly context: ContextValues;
  /** The settings of the stages that the recipe does not leave out. */
  readonly settings: Readonly<Partial<Record<StageName, unknown>>>;
}

const { context: values, settings } = workerData as ThreadValues;

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default serveBlocks((name, lane) => {
  const stage = stages.find((one) => one.name === name);
  if (stage === undefined) throw new Error(`there is no stage ${name}`);
  const context = stageContext(values, {
    judge: (judgements) =>
      lane.guarded() ? lane.judge(judgements) : judgeInThread(judgements, lane.judge, lane.timed),
    run: lane.run,
    // The main thread has opened the same stage and said it.
    told: () => undefined,
  });
  return stage.open(settings[stage.name], context);
});
