/**
 * Completions with their verdicts: what the journal holds is not asked for, what is asked for goes to the journal as soon as it
 * is there, and each is judged when it arrives. What no server gave, and what the judge could not judge, is a fault and never a wrong answer.
 */
import { createHash } from 'node:crypto';
import type { JudgedCompletion } from '#datasets/problem.js';
import { random } from '#datasets/random.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Choice, Messages } from './ask/completion-request.js';
import type { Model } from './ask/open-model.js';
import type { Journal, KeptVerdict } from './journal/journal.js';

/** What a row of completions is sampled for. Equal prompts of two problems are two works. */
export interface Work {
  readonly id: string;
  readonly messages: Messages;
  /** The beginning of the answer, where it is to be gone on from. */
  readonly prefix?: string | undefined;
  readonly groundTruth: GroundTruth;
}

/** A completion and what the judge found, or why no server gave it. */
export type Sample = { readonly choice: Choice; readonly verdict: Verdict } | { readonly fault: string };

export interface Sources {
  readonly journal: Journal;
  /** Undefined where nothing is asked: what the journal holds is all there is. */
  readonly model: Model | undefined;
  readonly judge: (
    completions: readonly { completion: string; groundTruth: GroundTruth }[],
  ) => Promise<Verdict[]>;
  /** Each request's seed follows from it, the work and the number of its first completion. */
  readonly seed: number | undefined;
  /** Counts what was done. */
  readonly counts: { asked: number; found: number };
}

/** The name of a work in the journal: it changes with the id, the prompt and the prefix, and with nothing else. */
export function keyOf({ id, messages, prefix }: Pick<Work, 'id' | 'messages' | 'prefix'>): string {
  return hash([id, messages, prefix ?? null]);
}

/** The samples of a work from number `from` to `to`, the latter excluded, in order. */
export async function samplesOf(work: Work, from: number, to: number, sources: Sources): Promise<Sample[]> {
  const key = keyOf(work);
  const truth = hash(work.groundTruth);
  const samples = new Array<Sample>(to - from);
  const { journal, model, judge, counts } = sources;

  async function judged(first: number, choices: readonly Choice[]): Promise<void> {
    const kept = choices.map((_, at) => journal.verdict(key, first + at, truth));
    const open = choices.flatMap((choice, at) => (kept[at] === undefined ? [choice] : []));
    const fresh = await judge(open.map(({ text }) => ({ completion: text, groundTruth: work.groundTruth })));
    choices.forEach((choice, at) => {
      const verdict = (kept[at] as Verdict | undefined) ?? (fresh.shift() as Verdict);
      if (kept[at] === undefined && verdict.reward !== null)
        journal.addVerdict(key, first + at, truth, keptVerdict(verdict));
      samples[first + at - from] = { choice, verdict };
    });
  }

  async function ask(first: number, end: number, from: Model): Promise<void> {
    for (let at = first; at < end; ) {
      const seed = seedOf(sources.seed, key, at);
      const answer = await from.complete({ ...work, count: end - at, seed });
      if ('fault' in answer) {
        faults(at, end, answer.fault);
        return;
      }
      journal.add(key, work.id, at, answer);
      counts.asked += answer.length;
      await judged(at, answer);
      at += answer.length;
    }
  }

  function faults(first: number, end: number, fault: string): void {
    for (let at = first; at < end; at++) samples[at - from] = { fault };
  }

  const { known, missing } = partsOf(key, from, to, journal, model?.perRequest ?? to);
  counts.found += known.length;
  await Promise.all([
    ...known.map((at) => judged(at, [journal.choice(key, at) as Choice])),
    ...missing.map(([first, end]) =>
      model === undefined ? faults(first, end, 'not asked for') : ask(first, end, model),
    ),
  ]);
  return samples;
}

/** The numbers that the journal holds, and the ranges that it lacks, each no longer than a request. */
function partsOf(key: string, from: number, to: number, journal: Journal, longest: number) {
  const known: number[] = [];
  const missing: [first: number, end: number][] = [];
  for (let at = from; at < to; at++) {
    const last = missing.at(-1);
    if (journal.has(key, at)) known.push(at);
    else if (last !== undefined && last[1] === at && at - last[0] < longest) last[1]++;
    else missing.push([at, at + 1]);
  }
  return { known, missing };
}

/** Far apart for neighbours: servers give the completions of one request the seeds that follow its own. */
function seedOf(seed: number | undefined, key: string, first: number): number | undefined {
  return seed === undefined ? undefined : random('rollout', seed, key, first).int(0, 0x7fffffff);
}

function keptVerdict({ outcome, reward, extracted, rule, reason, tests }: Verdict): KeptVerdict {
  const kept: JudgedCompletion = {
    outcome,
    ...(extracted === undefined ? {} : { extracted }),
    ...(rule === undefined ? {} : { rule }),
    ...(tests === undefined ? {} : { tests: { ...tests, outcomes: [...tests.outcomes] } }),
  };
  return { ...kept, reason, reward: reward as number };
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);
}
