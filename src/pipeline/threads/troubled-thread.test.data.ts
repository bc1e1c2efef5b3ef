/** A thread for tests, whose one stage does what the prompt says: `spin` and `die` until it is guarded, `ask` the main thread, `break`. */
import { serveBlocks } from './serve-blocks.js';

let counted = 0;

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default serveBlocks((_, lane) => ({
  apply: async (batch) => {
    for (const { prompt } of batch) {
      const said = prompt[0]?.content;
      const guarded = lane.guarded();
      if (said === 'spin' && !guarded) await lane.timed(async () => spin());
      if (said === 'die' && !guarded) process.exit(3);
      if (said === 'die twice') process.exit(3);
      if (said === 'ask')
        await lane.judge([{ completion: 'x', groundTruth: { verifier: 'math', answer: '1' } }]);
      if (said === 'break') throw new Error('the stage broke');
    }
    counted += batch.length;
    return batch.map((problem) => ({ kept: { ...problem, tags: ['seen'] } }));
  },
  tally: () => counted,
}));

function spin(): void {
  for (;;);
}
