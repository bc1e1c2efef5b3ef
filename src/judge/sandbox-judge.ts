import pLimit from 'p-limit';
import { openSandbox } from '#sandboxes/registry.js';
import type { Limits, Program, Run, Sandbox } from '#sandboxes/sandbox.js';
import { SandboxUnavailable } from '#sandboxes/sandbox-unavailable.js';
import { verifierOf } from '#verifiers/registry.js';
import type { VerifyContext } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { type TimedVerdict, timedVerdict } from './timed-verdict.js';

/** Judges completions that are programs. The sandbox is opened for the first of them, so that math alone never waits for it. */
export class SandboxJudge {
  readonly #options: { readonly jobs: number; readonly sandbox: string };
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #context: VerifyContext = { sandbox: () => this.#opened() };
  #sandbox: Promise<Sandbox> | undefined;
  /** The backend in use, once a program has run. */
  name: string | undefined;
  /** Why there is no sandbox, once one was needed. */
  missing: SandboxUnavailable | undefined;

  constructor(options: { readonly jobs: number; readonly sandbox: string }) {
    this.#options = options;
    // One more than there are workers keeps each of them busy while a verdict is being formed.
    this.#limit = pLimit(options.jobs + 1);
  }

  async judge(judgements: readonly Judgement[]): Promise<TimedVerdict[]> {
    if (judgements.length === 0) return [];
    // Opened before any clock starts: the first completion must not be charged for it. A failure is each verdict's own.
    await this.#opened().catch(() => undefined);
    return Promise.all(
      judgements.map(({ completion, groundTruth }) =>
        this.#limit(() =>
          timedVerdict(() => verifierOf(groundTruth).verify(completion, groundTruth, this.#context)),
        ),
      ),
    );
  }

  /** Runs a program that nobody judges. @throws SandboxUnavailable */
  async run(program: Program, limits: Limits): Promise<Run> {
    const sandbox = await this.#context.sandbox(program.language);
    return this.#limit(() => sandbox.run(program, limits));
  }

  async close(): Promise<void> {
    const sandbox = await this.#sandbox?.catch(() => undefined);
    await sandbox?.close();
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
