/** Calibration: from a model's raw score to a probability, by a monotone map that was fitted on held-out rows. */
import { z } from 'zod';

/**
 * Points (raw score, probability) with both coordinates rising: what isotonic regression (pool adjacent violators; Zadrozny and Elkan,
 * KDD 2002) gives. Between points the map is linear; outside it keeps the end's value.
 */
export const calibration = z.strictObject({
  raw: z.array(z.number()).min(1),
  probability: z.array(z.number().min(0).max(1)).min(1),
});
export type Calibration = z.infer<typeof calibration>;

/** The probability of a raw score. */
export function calibrated(raw: number, { raw: xs, probability: ys }: Calibration): number {
  let low = 0;
  let high = xs.length - 1;
  if (raw <= (xs[0] as number)) return ys[0] as number;
  if (raw >= (xs[high] as number)) return ys[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= raw) low = middle;
    else high = middle;
  }
  const [x0, x1, y0, y1] = [xs[low], xs[high], ys[low], ys[high]] as [number, number, number, number];
  return x1 === x0 ? y1 : y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0);
}
