/** From what a model puts out to a rating, by the settings: which class is the good one, which values stand for 0 and 1. */
import { applyHeads } from '../apply-heads.js';
import { type Calibration, calibrated } from '../calibration.js';
import type { Scored } from '../scorer.js';
import type { Given } from './protocol.js';
import type { HttpSettings } from './settings.js';

export interface LabelledScore {
  readonly label: string;
  readonly score: number;
}

type Label = HttpSettings['quality_label'];
type Range = HttpSettings['quality_range'];
type Value = number | { readonly fault: string };

/** Rounding in single precision may carry a probability this far beyond 0 or 1. */
const slack = 1e-4;

/** The rating of a classifier's classes, or of a regression's single value. */
export function rateScores(scores: readonly LabelledScore[], given: Given): Scored {
  const { quality_label, quality_range, difficulty_label, difficulty_range } = given.settings;
  const asksDifficulty = difficulty_label !== undefined || difficulty_range !== undefined;
  const asksQuality = !asksDifficulty || quality_label !== undefined || quality_range !== undefined;
  const quality = asksQuality
    ? share(scores, quality_label, quality_range, given.calibration, 'quality')
    : undefined;
  const difficulty = asksDifficulty
    ? share(scores, difficulty_label, difficulty_range, given.difficultyCalibration, 'difficulty')
    : undefined;
  if (typeof quality === 'object') return quality;
  if (typeof difficulty === 'object') return difficulty;
  return { ...(quality !== undefined && { quality }), ...(difficulty !== undefined && { difficulty }) };
}

/** The rating of an embedding: its vector at unit length, and what the heads make of it. */
export function rateVector(vector: readonly number[], { heads, settings }: Given): Scored {
  if (heads && heads.dimension !== vector.length) {
    const file = settings.heads;
    return { fault: `the embedding has ${vector.length} numbers, the heads of ${file} ${heads.dimension}` };
  }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(length) || length === 0) return { fault: 'the embedding has no length' };
  const embedding = Float32Array.from(vector, (value) => value / length);
  return { ...(heads && applyHeads(embedding, heads)), embedding };
}

/** A share from 0 to 1: the class's score (or the expected worth), brought from the range, calibrated. */
function share(
  scores: readonly LabelledScore[],
  label: Label,
  range: Range,
  calibration: Calibration | undefined,
  what: string,
): Value {
  const raw = worthOf(scores, label, what);
  if (typeof raw === 'object') return raw;
  const scaled = range ? clamp((raw - range[0]) / (range[1] - range[0])) : raw;
  if (!(scaled >= -slack && scaled <= 1 + slack))
    return { fault: `the score ${raw} is no probability: name the model's range as ${what}_range` };
  const probability = clamp(scaled);
  return calibration ? calibrated(probability, calibration) : probability;
}

function worthOf(scores: readonly LabelledScore[], label: Label, what: string): Value {
  const known = () => scores.slice(0, 20).map(shown).join(', ');
  if (label === undefined) {
    const [only] = scores;
    if (only && scores.length === 1) return only.score;
    return { fault: `the model has the classes ${known()}: name the good one as ${what}_label` };
  }
  const worth = typeof label === 'string' ? { [label]: 1 } : label;
  let sum = 0;
  for (const [name, value] of Object.entries(worth)) {
    const found = scores.find((one) => one.label === name);
    if (!found) return { fault: `the model has no class "${name}" (${what}_label), but ${known()}` };
    sum += value * found.score;
  }
  return sum;
}

/** A class's name comes from the server and goes to a terminal. */
function shown({ label }: LabelledScore): string {
  return label.replace(/\p{Cc}/gu, ' ').slice(0, 60);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
