/**
 * The score interval of a share by Wilson (1927): the shares that a two-sided normal test would not reject after `passed` of
 * `samples`. It never leaves [0, 1] and never has the width 0, also for few samples. @param z 1.96 for 95 %
 */
export function wilson(passed: number, samples: number, z = 1.959963984540054): [low: number, high: number] {
  if (samples === 0) return [0, 1];
  const share = passed / samples;
  const scale = 1 + z ** 2 / samples;
  const centre = (share + z ** 2 / (2 * samples)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / samples + z ** 2 / (4 * samples ** 2));
  // At the ends the bound is exactly 0 or 1; rounding would leave a speck.
  return [passed === 0 ? 0 : Math.max(0, centre - half), passed === samples ? 1 : Math.min(1, centre + half)];
}
