import type { Family } from '../family.js';
import type { Draft, Problem } from '../problem.js';
import { random } from '../random.js';
import { families } from './registry.js';

export interface GenerateOptions {
  readonly count: number;
  readonly seed: number;
  /** From 0 to 1; of a pair, each problem draws its own between the two. Left out: [0, 1]. */
  readonly difficulty?: number | readonly [min: number, max: number];
  /** The index of the first problem; left out: 0. */
  readonly start?: number;
}

/** A draft with a stable id, and with how it was made in `meta`. */
export type Generated = Draft & { readonly id: string; readonly meta: Problem['meta'] };

/** Problems `start` to `start + count - 1` of a family and seed. Throws a RangeError for options out of range. */
export function* generate(
  familyName: string,
  options: GenerateOptions,
): Generator<Generated, void, undefined> {
  const family = find(familyName);
  const { count, seed, difficulty = [0, 1], start = 0 } = options;
  const [min, max] = typeof difficulty === 'number' ? [difficulty, difficulty] : difficulty;
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`count must be a whole number, not ${count}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, not ${seed}`);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new RangeError(`start must be a whole number, not ${start}`);
  if (!(min >= 0 && min <= max && max <= 1)) {
    throw new RangeError(`difficulty must be from 0 to 1, not ${JSON.stringify(difficulty)}`);
  }
  for (let index = start; index < start + count; index++) yield problemAt(family, seed, index, [min, max]);
}

/** Problem `index` of a family and seed. */
export function problemAt(
  family: Family,
  seed: number,
  index: number,
  [min, max]: readonly [min: number, max: number],
): Generated {
  const stream = random(seed, family.name, index);
  // A thousand steps of difficulty, so that the number reads well in the record.
  const difficulty =
    min === max ? min : Number((min + ((max - min) * stream.int(0, 1000)) / 1000).toFixed(4));
  const made = family.make(stream, difficulty);
  return {
    id: `${family.name}-${seed}-${index}`,
    domain: family.domain,
    prompt: [{ role: 'user', content: made.text }],
    ground_truth: made.ground_truth,
    solution: made.solution,
    tags: [...family.tags],
    license: 'Apache-2.0',
    meta: { family: family.name, seed, index, difficulty, size: made.size, facts: made.facts },
  };
}

function find(name: string): Family {
  const family = families.find((candidate) => candidate.name === name);
  if (family !== undefined) return family;
  const known = families.map((candidate) => candidate.name).join(', ');
  throw new RangeError(`there is no family ${JSON.stringify(name)}; the families are ${known}`);
}
