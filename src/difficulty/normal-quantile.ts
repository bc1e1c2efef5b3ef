/**
 * The z at which a standard normal variable lies within ±z with the given probability: 1.96 for 0.95. By halving, with the series
 * erf(x) = 2/√π · Σ (−1)ᵏ x²ᵏ⁺¹ / (k! (2k + 1)) (Abramowitz and Stegun, 7.1.5). @param probability from 0 to 0.9999999, exclusive of both
 */
export function zOf(probability: number): number {
  let [low, high] = [0, 6];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (erf(middle / Math.SQRT2) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function erf(x: number): number {
  let power = x;
  let sum = x;
  for (let k = 1; k < 200; k++) {
    power *= (-x * x) / k;
    sum += power / (2 * k + 1);
    if (Math.abs(power) < 1e-17) break;
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
