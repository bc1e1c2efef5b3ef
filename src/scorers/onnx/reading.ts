/** From a model's outputs to ratings: the plan is made once, from what the model has and the settings ask; applied to each text. */
import type { Calibration } from '../calibration.js';
import { calibrated } from '../calibration.js';
import type { Activation } from './settings.js';

/** How one value, quality or difficulty, is read from a row of an output. */
export interface Target {
  readonly what: 'quality' | 'difficulty';
  readonly output: string;
  readonly activation: Activation;
  /** How much each number of the row is worth; they are summed. */
  readonly worth: readonly number[];
  readonly range: readonly [zero: number, one: number] | undefined;
  readonly calibration: Calibration | undefined;
}

/** Rounding in half precision may carry a probability this far beyond 0 or 1. */
const slack = 1e-3;

/** The value of a row, from 0 to 1, or why there is none. */
export function readValue(row: Float32Array, target: Target): number | { readonly fault: string } {
  const { what, worth, range, calibration } = target;
  if (!row.every(Number.isFinite))
    return { fault: `the model gives ${[...row].join(', ')} as ${target.output}` };
  const numbers = activated(row, target.activation);
  const raw = numbers.reduce((sum, number, at) => sum + number * (worth[at] as number), 0);
  const scaled = range ? clamped((raw - range[0]) / (range[1] - range[0])) : raw;
  if (scaled < -slack || scaled > 1 + slack)
    return {
      fault: `the model gives ${raw} as ${target.output}, which is no probability: set ${what}_range, or activation`,
    };
  const value = clamped(scaled);
  return rounded(calibration ? calibrated(value, calibration) : value);
}

/** Six digits: what is beyond them differs between devices and batches. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function activated(row: Float32Array, activation: Activation): number[] {
  if (activation === 'none') return [...row];
  if (activation === 'sigmoid') return Array.from(row, (logit) => 1 / (1 + Math.exp(-logit)));
  const most = Math.max(...row);
  const powers = Array.from(row, (logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
