import pLimit from 'p-limit';
import { openSandbox } from '#sandboxes/registry.js';
import type { Limits, Program, Run, Sandbox } from '#sandboxes/sandbox.js';
import { SandboxUnavailable } from '#sandboxes/sandbox-unavailable.js';
import { verifierOf } from '#verifiers/registry.js';
import type { VerifyContext } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { type TimedVerdict, timedVerdict } from './timed-verdict.js';
import type { VerdictCache } from './verdict-cache.js';

export interface SandboxJudgeOptions {
  readonly jobs: number;
  readonly sandbox: string;
  /** Verdicts of earlier runs; closed with the judge. */
  readonly verdicts: VerdictCache;
}

/** Judges completions that are programs. The sandbox is opened for the first of them, so that math alone never waits for it. */
export class SandboxJudge {
  readonly #options: SandboxJudgeOptions;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #known: VerdictCache;
  readonly #context: VerifyContext = { sandbox: () => this.#opened() };
  #sandbox: Promise<Sandbox> | undefined;
  /** The backend in use, once a program has run. */
  name: string | undefined;
  /** Why there is no sandbox, once one was needed. */
  missing: SandboxUnavailable | undefined;

  constructor(options: SandboxJudgeOptions) {
    this.#options = options;
    this.#known = options.verdicts;
    // One more than there are workers keeps each of them busy while a verdict is being formed.
    this.#limit = pLimit(options.jobs + 1);
  }

  async judge(judgements: readonly Judgement[]): Promise<TimedVerdict[]> {
    const known = judgements.map((one) => this.#known.get(one));
    if (!known.includes(undefined)) return known as TimedVerdict[];
    // Opened before any clock starts: the first completion must not be charged for it. A failure is each verdict's own.
    await this.#opened().catch(() => undefined);
    return Promise.all(judgements.map((one, at) => known[at] ?? this.#judgeOne(one)));
  }

  /** Runs a program that nobody judges. @throws SandboxUnavailable */
  async run(program: Program, limits: Limits): Promise<Run> {
    const sandbox = await this.#context.sandbox(program.language);
    return this.#limit(() => sandbox.run(program, limits));
  }

  async close(): Promise<void> {
    const sandbox = await this.#sandbox?.catch(() => undefined);
    await sandbox?.close();
    this.#known.close();
  }

  async #judgeOne(judgement: Judgement): Promise<TimedVerdict> {
    const { completion, groundTruth } = judgement;
    const verdict = await this.#limit(() =>
      timedVerdict(() => verifierOf(groundTruth).verify(completion, groundTruth, this.#context)),
    );
    this.#known.remember(judgement, verdict);
    return verdict;
  }

  async #opened(): Promise<Sandbox> {
    this.#sandbox ??= openSandbox(this.#options.sandbox, { workers: this.#options.jobs });
    try {
      const sandbox = await this.#sandbox;
      this.name = sandbox.backend;
      return sandbox;
    } catch (error) {
      if (error instanceof SandboxUnavailable) this.missing = error;
      throw error;
    }
  }
}
