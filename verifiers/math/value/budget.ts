/**
 * Work is bounded in steps, never in time, so that a verdict is the same on a busy machine as on an idle one.
 * One step is about one machine-word operation of the value arithmetic (≈ 0.1 µs).
 */
export interface Budget {
  left: number;
  /** How many comparisons are open inside one another. */
  depth: number;
}

/** Steps that one judgement may take; measured to stay below 50 ms on one 2 GHz core. */
const judgementSteps = 60_000;

export function budget(steps: number = judgementSteps): Budget {
  return { left: steps, depth: 0 };
}

/** Takes `steps` from the budget; false when it is spent, and then whatever was being computed is undecided. */
export function spend(purse: Budget, steps: number): boolean {
  purse.left -= steps;
  return purse.left >= 0;
}
