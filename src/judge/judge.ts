/**
 * The judge: every verdict of every command comes from here. Judgements that need only a processor go to worker threads; those
 * that run a program go to a sandbox, so that waiting never blocks the main thread. It never rejects for a completion: what
 * fails in it becomes a `fault`, whose reward is null.
 */
import type { Limits, Program, Run } from '#sandboxes/sandbox.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Judgement } from '../judgement.js';
import { CpuJudge } from './cpu-judge.js';
import type { SandboxJudge } from './sandbox-judge.js';
import type { TimedVerdict } from './timed-verdict.js';
import { noVerdictCache, openVerdictCache, type VerdictCacheOptions } from './verdict-cache.js';

export interface JudgeOptions {
  /** Worker threads, and programs that run at once (≥ 1). */
  readonly jobs: number;
  /** A backend's name, or `auto` for the strongest that works here. */
  readonly sandbox: string;
  /** Keeps even the first judgements off the main thread; false if absent, because starting workers takes longer than a few of them. */
  readonly alwaysWorkers?: boolean;
  /** Remembers verdicts on programs between runs; none are if absent. */
  readonly verdicts?: VerdictCacheOptions;
}

export interface Judge {
  /** One verdict per judgement, in order. */
  judge(judgements: readonly Judgement[]): Promise<TimedVerdict[]>;
  /** Runs a program that nobody judges, in the same sandbox. @throws SandboxUnavailable when there is none */
  run(program: Program, limits: Limits): Promise<Run>;
  /** The sandbox in use, once a program has run. */
  sandboxName(): string | undefined;
  /** Why programs could not be judged: there is no sandbox. Undefined while all is well. */
  missing(): { readonly message: string; readonly remedy: string } | undefined;
  close(): Promise<void>;
}

export function openJudge(options: JudgeOptions): Judge {
  const cpu = new CpuJudge(options.jobs, options.alwaysWorkers);
  let sandbox: SandboxJudge | undefined;

  /** Loaded for the first program: answers need none of it. */
  async function sandboxJudge(): Promise<SandboxJudge> {
    const { SandboxJudge } = await import('./sandbox-judge.js');
    if (sandbox === undefined) {
      const { jobs, verdicts } = options;
      const known = verdicts === undefined ? noVerdictCache : openVerdictCache(verdicts);
      sandbox = new SandboxJudge({ jobs, sandbox: options.sandbox, verdicts: known });
    }
    return sandbox;
  }

  async function runPrograms(judgements: readonly Judgement[]): Promise<TimedVerdict[]> {
    return judgements.length === 0 ? [] : (await sandboxJudge()).judge(judgements);
  }

  async function judge(judgements: readonly Judgement[]): Promise<TimedVerdict[]> {
    const verdicts: TimedVerdict[] = new Array(judgements.length);
    const byNeed = { cpu: [] as number[], sandbox: [] as number[] };
    for (const [at, one] of judgements.entries()) byNeed[verifierOf(one.groundTruth).needs].push(at);
    const take = (at: number) => judgements[at] as Judgement;
    const place = async (indexes: number[], judged: Promise<TimedVerdict[]>) => {
      (await judged).forEach((verdict, at) => {
        verdicts[indexes[at] as number] = verdict;
      });
    };
    await Promise.all([
      place(byNeed.cpu, cpu.judge(byNeed.cpu.map(take))),
      place(byNeed.sandbox, runPrograms(byNeed.sandbox.map(take))),
    ]);
    return verdicts;
  }

  return {
    judge,
    run: async (program, limits) => (await sandboxJudge()).run(program, limits),
    sandboxName: () => sandbox?.name,
    missing: () => sandbox?.missing,
    close: async () => {
      await Promise.all([cpu.close(), sandbox?.close()]);
    },
  };
}
