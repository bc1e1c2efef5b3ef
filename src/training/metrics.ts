/** How good scores are. All take scores and labels of equal length; NaN where a figure is not defined for them. */

/** The area under the ROC curve: the probability that a positive (label > 0.5) scores above a negative, ties counting half. */
export function auc(scores: readonly number[], labels: readonly number[]): number {
  const ranks = ranksOf(scores);
  let positives = 0;
  let sum = 0;
  labels.forEach((label, at) => {
    if (label <= 0.5) return;
    positives++;
    sum += ranks[at] as number;
  });
  const negatives = labels.length - positives;
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Spearman's rank correlation, from −1 to 1; ties take their mean rank. */
export function spearman(left: readonly number[], right: readonly number[]): number {
  return pearson(ranksOf(left), ranksOf(right));
}

function pearson(left: readonly number[], right: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(left), mean(right)];
  let [ab, aa, bb] = [0, 0, 0];
  left.forEach((value, at) => {
    const [x, y] = [value - a, (right[at] as number) - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return ab / Math.sqrt(aa * bb);
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Brier's score: the mean squared difference of probability and label, 0 best (Brier 1950). */
export function brier(scores: readonly number[], labels: readonly number[]): number {
  return scores.reduce((sum, score, at) => sum + (score - (labels[at] as number)) ** 2, 0) / scores.length;
}

/** One bin of a reliability plot: the mean probability said and the mean label found. */
export interface Bin {
  readonly count: number;
  readonly said: number;
  readonly found: number;
}

/** Ten bins of equal width; bins without scores are left out. */
export function reliability(scores: readonly number[], labels: readonly number[], bins = 10): Bin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, said: 0, found: 0 }));
  scores.forEach((score, at) => {
    const bin = sums[Math.min(bins - 1, Math.floor(score * bins))];
    if (bin === undefined) return;
    bin.count++;
    bin.said += score;
    bin.found += labels[at] as number;
  });
  return sums
    .filter((bin) => bin.count > 0)
    .map(({ count, said, found }) => ({ count, said: said / count, found: found / count }));
}

/** Expected calibration error over ten bins, 0 best (Naeini et al., AAAI 2015). */
export function calibrationError(scores: readonly number[], labels: readonly number[]): number {
  const bins = reliability(scores, labels);
  return bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.said - bin.found), 0) / scores.length;
}
