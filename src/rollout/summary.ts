import type { Tier } from '#datasets/problem.js';
import { counted, grouped } from '../grouped.js';
import type { Sample } from './samples.js';
import { tallyOf } from './waves.js';

/** What `rlvr rollout` did, as `--json` prints it. */
export interface RolloutSummary {
  problems: number;
  bad_rows: number;
  /** Problems that came out as they went in: nothing to judge by, programs that were to be guessed, or no completion in the imported files. */
  passed_on: number;
  /** Completions that came now, and those that the journal held already. */
  asked: number;
  found: number;
  judged: number;
  correct: number;
  /** Completions that the server cut (`finish_reason: length`); they are judged like all others. */
  cut: number;
  /** Completions that no server gave, and those that could not be judged. Neither counts as wrong. */
  missing: number;
  unjudged: number;
  /** Problems whose tier was certain before all completions were asked for, and how many completions that saved. */
  stopped: number;
  saved: number;
  /** Problems that were guessed without reasoning, with `--guess`. */
  guessable?: number;
  tiers: Partial<Record<Tier, number>>;
  model: string | null;
  seconds: number;
  /** Why the judge could run no program. */
  sandbox_missing?: string;
}

export function emptySummary(): RolloutSummary {
  const none = { problems: 0, bad_rows: 0, passed_on: 0, asked: 0, found: 0, judged: 0, correct: 0, cut: 0 };
  return { ...none, missing: 0, unjudged: 0, stopped: 0, saved: 0, tiers: {}, model: null, seconds: 0 };
}

/** Counts the samples of one problem, of which `n` were meant to be taken. */
export function count(summary: RolloutSummary, samples: readonly Sample[], n: number): void {
  const { passed, judged } = tallyOf(samples);
  const given = samples.flatMap((sample) => ('choice' in sample ? [sample.choice] : []));
  summary.judged += judged;
  summary.correct += passed;
  summary.cut += given.filter(({ finish }) => finish === 'length').length;
  summary.missing += samples.length - given.length;
  summary.unjudged += given.length - judged;
  if (samples.length < n) summary.stopped++;
  summary.saved += n - samples.length;
}

export function renderSummary(summary: RolloutSummary): string {
  const { problems, judged, correct, cut, missing, unjudged, stopped, saved, guessable } = summary;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const tiers = Object.entries(summary.tiers).map(([tier, many]) => `${tier} ${grouped(many)}`);
  const meant = judged + missing + unjudged + saved;
  return [
    [
      counted(problems, 'problem'),
      `${counted(summary.asked, 'completion')} asked for`,
      ...(summary.found > 0 ? [`${grouped(summary.found)} in the journal already`] : []),
      `${share(correct, judged)} correct`,
      ...(guessable === undefined ? [] : [`${counted(guessable, 'problem')} guessed without reasoning`]),
      `${summary.seconds.toFixed(1)} s`,
      ...(summary.model === null ? [] : [summary.model]),
    ].join(' · '),
    ...(tiers.length > 0 ? [`tiers: ${tiers.join(', ')}`] : []),
    ...(saved > 0
      ? [
          `stopped early: ${counted(stopped, 'problem')}, ${grouped(saved)} of ${counted(meant, 'completion')} saved (${share(saved, meant)})`,
        ]
      : []),
    ...(cut > 0
      ? [
          `cut at the length limit: ${grouped(cut)} (${share(cut, judged)}); raise --max-tokens if they are many`,
        ]
      : []),
    ...(missing > 0
      ? [
          `faults: ${counted(missing, 'completion')} that no server gave; they count for nothing, run the same command to ask again`,
        ]
      : []),
    ...(unjudged > 0
      ? [`faults: ${counted(unjudged, 'completion')} could not be judged; their reward is null`]
      : []),
    ...(summary.passed_on > 0
      ? [`${counted(summary.passed_on, 'problem')} without completions came out as they went in`]
      : []),
    ...(summary.bad_rows > 0 ? [counted(summary.bad_rows, 'bad row')] : []),
  ].join('\n');
}
