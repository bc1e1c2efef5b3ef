import type { Outcome } from '#verifiers/verifier.js';
import { counted, grouped } from '../grouped.js';

/** What `rlvr verify` did, as `--json` prints it. Completions are counted, not rows: a row may hold several. */
export interface VerifySummary {
  rows: number;
  bad_rows: number;
  completions: number;
  readonly outcomes: Record<Outcome, number>;
  /** The mean of the rewards that are known; null when none is. */
  mean_reward: number | null;
  seconds: number;
  /** The sandbox that ran programs, if any did. */
  sandbox?: string;
  /** Programs were to be run and no sandbox works here: their verdicts are faults. */
  sandbox_missing?: true;
}

export function renderSummary(summary: VerifySummary): string {
  const { outcomes } = summary;
  const outcomesTold = (Object.keys(outcomes) as Outcome[])
    .filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => `${grouped(outcomes[outcome])} ${outcome}`);
  const parts = [
    `${counted(summary.completions, 'completion')} in ${counted(summary.rows, 'row')}`,
    outcomesTold.join(', ') || 'nothing to judge',
    ...(summary.mean_reward === null ? [] : [`mean reward ${summary.mean_reward.toFixed(4)}`]),
    ...(summary.bad_rows > 0 ? [counted(summary.bad_rows, 'bad row')] : []),
    `${summary.seconds.toFixed(2)} s`,
    ...(summary.sandbox ? [`sandbox ${summary.sandbox}`] : []),
  ];
  return parts.join(' · ');
}
