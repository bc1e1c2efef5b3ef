/** What every command that samples opens and closes: the journal, the model, the judge and the output. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTemplate } from '#datasets/exports/index.js';
import type { Judgeable, Problem } from '#datasets/problem.js';
import { openJudge } from '../judge/judge.js';
import { JsonlWriter } from '../pipeline/jsonl-writer.js';
import { openModel } from './ask/open-model.js';
import { decisive } from './ask/settings.js';
import { openJournal } from './journal/journal.js';
import type { SamplingOptions } from './options.js';
import type { Sources, Work } from './samples.js';

export interface Session {
  readonly sources: Sources;
  readonly modelName: string | undefined;
  /** Problems to have under way, so that no server is without work while one problem is slow. */
  inFlight(perProblem: number): number;
  work(problem: Judgeable): Work;
  write(row: object): Promise<void>;
  /** The output takes its final name. */
  finish(): Promise<void>;
  sandboxMissing(): string | undefined;
  /** What is not finished stays in the journal, and the output under its partial name. */
  close(): Promise<void>;
}

/** @param purpose goes into the journal's settings: completions for one purpose are no use for another. */
export async function openSession(options: SamplingOptions, purpose: string): Promise<Session> {
  const { sampling, output, told } = options;
  const judge = openJudge(options);
  const closings: (() => unknown)[] = [() => judge.close()];
  const close = async () => {
    for (const closing of closings.splice(0).toReversed()) await closing();
  };
  try {
    const model = sampling && (await openModel(sampling, told, purpose === 'steps'));
    if (model !== undefined) closings.push(model.close);
    const { path, remove } = journalPlace(options);
    closings.push(remove);
    const journal = openJournal(path, settingsOf(options, purpose, model?.name), told);
    closings.push(journal.close);
    const writer = output === undefined ? undefined : await JsonlWriter.create(output);
    let unwritten = writer;
    closings.push(() => unwritten?.abandon());
    return {
      sources: { journal, model, judge: judge.judge, seed: sampling?.seed, counts: { asked: 0, found: 0 } },
      modelName: model?.name ?? sampling?.model,
      inFlight: (perProblem) => Math.max(32, Math.ceil((2 * (model?.concurrency ?? 64)) / perProblem)),
      work: (problem) => workOf(problem, options),
      async write(row) {
        const line = JSON.stringify(row);
        if (writer === undefined) return void (await options.write(`${line}\n`));
        writer.write(line);
        await writer.drain();
      },
      async finish() {
        unwritten = undefined;
        await writer?.close();
      },
      sandboxMissing: () => judge.missing()?.message,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Beside the output; without one, where the system keeps what is thrown away. */
function journalPlace({ journal, output }: SamplingOptions): { path: string; remove: () => void } {
  const path = journal ?? (output === undefined ? undefined : `${output}.journal`);
  if (path !== undefined) return { path, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-rollout-'));
  return { path: join(folder, 'journal'), remove: () => rmSync(folder, { recursive: true }) };
}

/** All that a completion depends on, beside the problem. */
function settingsOf({ sampling, template }: SamplingOptions, purpose: string, model: string | undefined) {
  return { purpose, model, ...(sampling === undefined ? {} : decisive(sampling)), ...template };
}

function workOf(problem: Judgeable, { template }: SamplingOptions): Work {
  const { id, prompt } = withTemplate<Problem>(problem, template);
  return { id, messages: prompt, groundTruth: problem.ground_truth };
}
