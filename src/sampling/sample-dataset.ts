/** A dataset, a state and feedback into a stream of batches: what `rlvr sample` does, as a function. */
import { existsSync, statSync } from 'node:fs';
import { refuseToReplace } from '../refuse-to-replace.js';
import { batchLine, type Emit } from './batch-lines.js';
import { openFeedback } from './feedback-source.js';
import { OutFile } from './out-file.js';
import { readDataset } from './read-dataset.js';
import { type StreamSummary, streamBatches } from './sample-stream.js';
import { SamplerSession } from './session.js';
import type { SamplerOptions } from './settings.js';

export interface SampleOptions {
  readonly settings: SamplerOptions;
  /** The state file; what it knows of is gone on with. */
  readonly state?: string | undefined;
  /** Goes on with a state of other settings. */
  readonly change?: boolean;
  /** A file that grows, a FIFO, or `-` for stdin. */
  readonly feedback?: string | undefined;
  /** Batches beyond the last one that was answered; absent: 2 for a FIFO and stdin, no bound for a file. 0 is no bound. */
  readonly ahead?: number | undefined;
  /** The reward from which a completion without a verdict counts as correct. */
  readonly correctFrom: number;
  /** Ends when so many batches were drawn, those of earlier runs counted; endless if absent. */
  readonly batches?: number | undefined;
  readonly emit: Emit;
  /** A file for the batches, instead of `write`. */
  readonly out?: string | undefined;
  readonly model?: string | undefined;
  readonly write: (text: string) => Promise<void> | undefined;
  readonly warn: (line: string) => void;
  readonly badRow: (line: string) => void;
  readonly told: (line: string) => void;
  readonly progress?: (what: string, count: number) => void;
}

export interface SampleSummary extends StreamSummary {
  /** The step that the next run begins with. */
  readonly step: number;
  readonly dataset: number;
  readonly bad_rows: number;
  readonly mastered: number;
  readonly parked: number;
  /** How the model has grown, in logits. */
  readonly ability: number;
}

/** @throws Failure for a mistake in the settings, the dataset or the state */
export async function sampleDataset(
  paths: readonly string[],
  options: SampleOptions,
): Promise<SampleSummary> {
  const { emit, model, feedback: from } = options;
  const dataset = await readDataset(paths, {
    model,
    keepRows: emit === 'problems',
    badRow: options.badRow,
    progress: (rows) => options.progress?.('read', rows),
  });
  const session = new SamplerSession(dataset.items, { ...options, sha256: dataset.sha256 });
  const { sampler, marks } = session;
  if (session.resumed) options.told(`${options.state}: going on at step ${sampler.step}`);
  if (options.out !== undefined) refuseToReplace(options.out, dataset.files);
  const out = options.out === undefined ? undefined : new OutFile(options.out, marks.out ?? 0);
  const feedback = from === undefined ? undefined : openFeedback(from, marks.feedback);
  if (from !== undefined && from !== '-' && !existsSync(from)) {
    options.told(`${from}: there is no such file yet; feedback is read from it once there is`);
  }
  try {
    const summary = await streamBatches({
      session,
      feedback,
      read: {
        find: (id) => dataset.ids.find(id),
        count: dataset.items.count,
        correctFrom: options.correctFrom,
      },
      until: options.batches,
      ahead: aheadOf(options),
      render: (batch) => batchLine(batch, emit, dataset),
      write: async (text) => (out === undefined ? void (await options.write(text)) : out.write(text)),
      warn: options.warn,
      progress: (batches) => options.progress?.('sample', batches),
    });
    const { status } = sampler.population;
    const having = (which: number) => status.reduce((sum, one) => sum + (one === which ? 1 : 0), 0);
    return {
      ...summary,
      step: sampler.step,
      dataset: dataset.items.count,
      bad_rows: dataset.badRows,
      mastered: having(1),
      parked: having(2),
      ability: Math.round(sampler.population.ability * 1e3) / 1e3,
    };
  } finally {
    feedback?.close();
    out?.close();
    session.close();
    await dataset.rows.close();
  }
}

function aheadOf({ feedback, ahead }: SampleOptions): number | undefined {
  if (feedback === undefined || ahead === 0) return undefined;
  if (ahead !== undefined) return ahead;
  const live = feedback === '-' || statSync(feedback, { throwIfNoEntry: false })?.isFIFO();
  return live ? 2 : undefined;
}
