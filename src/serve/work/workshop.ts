/**
 * All that computes: the judge, with a queue for answers and one for programs, so that programs that take seconds do not hold up answers
 * that take none. Time in a queue is never on a completion's clock: the judge starts it when the work starts.
 */
import type { Limits, Program, Run } from '#sandboxes/sandbox.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import { fault } from '../../judge/fault.js';
import { type Judge, openJudge } from '../../judge/judge.js';
import type { TimedVerdict } from '../../judge/timed-verdict.js';
import type { Judgement } from '../../judgement.js';
import { Admission } from './admission.js';
import type { Errand } from './errand.js';
import { Lane } from './lane.js';

export interface WorkshopOptions {
  readonly jobs: number;
  readonly sandbox: string;
  /** Completions that wait or are judged at most. */
  readonly queue: number;
  /** Sees every verdict that the judge gave. */
  readonly judged?: (verifier: string, verdict: TimedVerdict) => void;
}

/** Answers in a batch: as many as a worker of the judge takes at once. */
const answersBatch = 64;
/** A worker has its next batch at hand when it has finished one. */
const batchesPerWorker = 2;

export class Workshop {
  readonly admission: Admission;
  readonly #judge: Judge;
  readonly #answers: Lane<Judgement, TimedVerdict>;
  readonly #programs: Lane<() => Promise<unknown>, unknown>;
  readonly #judged: WorkshopOptions['judged'];

  constructor({ jobs, sandbox, queue, judged }: WorkshopOptions) {
    const judge = openJudge({ jobs, sandbox, alwaysWorkers: true });
    this.#judge = judge;
    this.#judged = judged;
    this.admission = new Admission(queue);
    this.#answers = new Lane({
      work: (judgements) => judge.judge(judgements),
      batch: answersBatch,
      inFlight: batchesPerWorker * jobs,
      turn: 16,
    });
    // One more than run at once, so that no place in the sandbox is empty while a verdict is formed.
    this.#programs = new Lane({
      work: ([run]) => Promise.all(run === undefined ? [] : [run()]),
      batch: 1,
      inFlight: jobs + 1,
      turn: 1,
    });
  }

  /** One verdict per judgement, in order. What was not judged when the errand ended is a fault that says so. */
  async judge(judgements: readonly Judgement[], errand: Errand): Promise<TimedVerdict[]> {
    const isAnswer = judgements.map((one) => verifierOf(one.groundTruth).needs === 'cpu');
    const answers = judgements.filter((_, at) => isAnswer[at]);
    const programs = judgements.filter((_, at) => !isAnswer[at]);
    const [answered, ran] = await Promise.all([
      this.#answers.submit(answers, errand.signal),
      this.#programs.submit(
        programs.map((one) => async () => (await this.#judge.judge([one]))[0]),
        errand.signal,
      ),
    ]);
    let [nextAnswer, nextRun] = [0, 0];
    return judgements.map(({ groundTruth }, at) => {
      const verdict = isAnswer[at] ? answered[nextAnswer++] : (ran[nextRun++] as TimedVerdict | undefined);
      const told = verdict ?? { ...notJudged(errand), ms: 0 };
      this.#judged?.(groundTruth.verifier, told);
      return told;
    });
  }

  /** Runs a program. Undefined when the errand ended before. @throws SandboxUnavailable */
  async run(program: Program, limits: Limits, errand: Errand): Promise<Run | undefined> {
    const [run] = await this.#programs.submit([() => this.#judge.run(program, limits)], errand.signal);
    return run as Run | undefined;
  }

  /** Starts workers and sandbox, so that the first request does not wait for them. @returns the sandbox, or why there is none */
  async warm(): Promise<
    { readonly sandbox: string } | { readonly missing: string; readonly remedy: string }
  > {
    const program = { language: 'python', files: { 'main.py': '' }, entry: 'main.py', stdin: '' } as const;
    await Promise.all([
      this.#judge.judge([{ completion: '1', groundTruth: { verifier: 'math', answer: '1' } }]),
      // Why there is no sandbox stands in `missing`.
      this.#judge
        .run(program, { timeMs: 10_000, memoryBytes: 2 ** 28, outputBytes: 1000 })
        .catch(() => undefined),
    ]);
    const missing = this.#judge.missing();
    return missing === undefined
      ? { sandbox: this.#judge.sandboxName() ?? 'unknown' }
      : { missing: missing.message, remedy: missing.remedy };
  }

  close(): Promise<void> {
    return this.#judge.close();
  }
}

function notJudged(errand: Errand): Verdict {
  const ending = errand.ending();
  return ending?.why === 'deadline'
    ? fault(
        `not judged within the request's deadline of ${ending.seconds} s; ask again, or send less at once`,
      )
    : fault('not judged: the one who asked has left');
}
