import type { Sampler } from './sampler.js';

/** All that a sampler knows beyond its problems and settings, as it is written to a state file. */
export interface Snapshot {
  readonly scalars: {
    readonly step: number;
    readonly ability: number;
    readonly told: number;
    readonly replayOwed: number;
    readonly owed: readonly number[];
    /** The curriculum's open share, its recent success (null: none yet) and its open problems. */
    readonly curriculum?: { readonly share: number; readonly success: number | null; readonly open: number };
  };
  /** In the order of `arraysOf`. */
  readonly arrays: readonly Uint8Array[];
}

/** The arrays that hold what is known of each problem. */
function arraysOf({ population, drawn }: Sampler): readonly (Float32Array | Uint8Array)[] {
  const { passed, samples, status, returnAt } = population;
  return [passed, samples, status, returnAt, drawn];
}

function bytesOf(array: Float32Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export function snapshotOf(sampler: Sampler): Snapshot {
  const { step, replayOwed, owed, population, curriculum } = sampler;
  return {
    scalars: {
      step,
      ability: population.ability,
      told: population.told,
      replayOwed,
      owed: [...owed],
      ...(curriculum && {
        curriculum: {
          share: curriculum.share,
          success: Number.isNaN(curriculum.success) ? null : curriculum.success,
          open: curriculum.open,
        },
      }),
    },
    arrays: arraysOf(sampler).map(bytesOf),
  };
}

/**
 * Puts a sampler where the snapshot was taken. It may have other settings than the one that was saved: then what each problem has shown
 * is kept, and what is owed to shares that no longer are is not. @throws Error when the snapshot is of another number of problems
 */
export function restore(sampler: Sampler, { scalars, arrays }: Snapshot): void {
  for (const [which, array] of arraysOf(sampler).entries()) {
    const from = arrays[which];
    if (from?.byteLength !== array.byteLength)
      throw new Error('the snapshot is of another number of problems');
    bytesOf(array).set(from);
  }
  sampler.step = scalars.step;
  sampler.replayOwed = scalars.replayOwed;
  if (scalars.owed.length === sampler.owed.length) sampler.owed.set(scalars.owed);
  sampler.population.ability = scalars.ability;
  sampler.population.told = scalars.told;
  sampler.population.restored();
  const { curriculum } = sampler;
  if (curriculum !== undefined && scalars.curriculum !== undefined) {
    curriculum.share = scalars.curriculum.share;
    curriculum.success = scalars.curriculum.success ?? Number.NaN;
    curriculum.open = scalars.curriculum.open;
  }
  sampler.refill();
}
