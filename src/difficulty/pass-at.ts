/**
 * pass@k without bias, from `passed` of `samples` (Chen et al. 2021, arXiv 2107.03374, equation 1): 1 − C(n − c, k) / C(n, k), as a
 * product that stays in range. Undefined where fewer than k completions were sampled.
 */
export function passAt(k: number, passed: number, samples: number): number | undefined {
  if (k > samples) return undefined;
  if (samples - passed < k) return 1;
  let allWrong = 1;
  for (let at = samples - passed + 1; at <= samples; at++) allWrong *= 1 - k / at;
  return 1 - allWrong;
}
