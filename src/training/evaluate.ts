/** Measures a scorer on the held-out parts of labelled rows. */
import { performance } from 'node:perf_hooks';
import type { Scored, Scorer } from '../scorers/scorer.js';
import { type LabelledText, type Part, problemOf } from './labelled-text.js';
import { auc, type Bin, brier, calibrationError, reliability, spearman } from './metrics.js';

/** Figures of one part; a figure that its rows do not define is absent. */
export interface PartReport {
  readonly part: Part;
  readonly rows: number;
  readonly auc?: number;
  readonly brier?: number;
  readonly calibration_error?: number;
  readonly reliability?: readonly Bin[];
  /** AUC of the sound rows against each kind of unsound ones, and within each source. */
  readonly auc_by_corruption: Readonly<Record<string, number>>;
  readonly auc_by_source: Readonly<Record<string, number>>;
  /** Spearman's correlation of predicted pass rate and label within each source; by prompt alone, and with the solution where there is one. */
  readonly difficulty_by_source: Readonly<
    Record<string, { rows: number; prompt: number; with_solution?: number }>
  >;
}

export interface Evaluation {
  readonly scorer: string;
  readonly device: string;
  readonly faults: number;
  readonly texts_per_second: number;
  readonly parts: readonly PartReport[];
}

const measured: readonly Part[] = ['test', 'held-out'];

/** Needs at least one row in `test` or `held-out`. */
export async function evaluate(
  rows: readonly LabelledText[],
  scorer: Scorer,
  progress?: (rows: number, of: number) => void,
): Promise<Evaluation> {
  const asked = rows.filter((row) => measured.includes(row.split));
  const graded = asked.filter((row) => row.difficulty !== undefined && row.solution !== undefined);
  const started = performance.now();
  const scored = await scoreAll(asked, scorer, progress);
  const seconds = (performance.now() - started) / 1000;
  const bare = await scoreAll(
    graded.map(({ solution: _, ...row }) => row),
    scorer,
  );
  const bareOf = new Map(graded.map((row, at) => [row, bare[at] as Scored]));
  const ratings = asked.map(
    (row, at): Rated => ({ row, scored: scored[at] as Scored, bare: bareOf.get(row) }),
  );
  return {
    scorer: scorer.name,
    device: scorer.device,
    faults: scored.filter((one) => 'fault' in one).length,
    texts_per_second: Math.round(asked.length / seconds),
    parts: measured.flatMap((part) => {
      const own = ratings.filter(({ row }) => row.split === part);
      return own.length === 0 ? [] : [reportOf(part, own)];
    }),
  };
}

interface Rated {
  readonly row: LabelledText;
  readonly scored: Scored;
  /** The rating without the solution, of a row that has one and a difficulty. */
  readonly bare: Scored | undefined;
}

async function scoreAll(
  rows: readonly LabelledText[],
  scorer: Scorer,
  progress?: (rows: number, of: number) => void,
): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (let start = 0; start < rows.length; start += scorer.batchSize) {
    const batch = rows.slice(start, start + scorer.batchSize).map((row, at) => problemOf(row, start + at));
    scored.push(...(await scorer.score(batch)));
    progress?.(scored.length, rows.length);
  }
  return scored;
}

type Point = { readonly said: number; readonly label: number; readonly row: LabelledText };

function pointsOf(
  rated: readonly Rated[],
  what: 'quality' | 'difficulty',
  pick: (one: Rated) => Scored | undefined,
): Point[] {
  return rated.flatMap((one) => {
    const scored = pick(one);
    const label = one.row[what];
    if (scored === undefined || 'fault' in scored || label === undefined) return [];
    const said = scored[what];
    return said === undefined ? [] : [{ said, label, row: one.row }];
  });
}

const said = (points: readonly Point[]) => points.map((point) => point.said);
const labels = (points: readonly Point[]) => points.map((point) => point.label);

function reportOf(part: Part, rated: readonly Rated[]): PartReport {
  const quality = pointsOf(rated, 'quality', (one) => one.scored);
  const sound = quality.filter((point) => point.label > 0.5);
  const corruptions = groupsOf(
    quality.filter((point) => point.label <= 0.5),
    (row) => row.corruption ?? 'unsound',
  );
  const sources = groupsOf(quality, (row) => row.source);
  const aucOf = (points: readonly Point[]) => digits(auc(said(points), labels(points)));
  return {
    part,
    rows: rated.length,
    ...(sound.length === 0 || sound.length === quality.length
      ? {}
      : {
          auc: aucOf(quality),
          brier: digits(brier(said(quality), labels(quality))),
          calibration_error: digits(calibrationError(said(quality), labels(quality))),
          reliability: reliability(said(quality), labels(quality)),
        }),
    auc_by_corruption: valuesOf(corruptions, (points) =>
      sound.length === 0 ? undefined : aucOf([...sound, ...points]),
    ),
    auc_by_source: valuesOf(sources, (points) => {
      const one = aucOf(points);
      return Number.isFinite(one) ? one : undefined;
    }),
    difficulty_by_source: difficultyOf(rated),
  };
}

function difficultyOf(rated: readonly Rated[]): PartReport['difficulty_by_source'] {
  const prompt = groupsOf(
    pointsOf(rated, 'difficulty', (one) => one.bare ?? one.scored),
    (row) => row.source,
  );
  const whole = groupsOf(
    pointsOf(
      rated.filter((one) => one.bare !== undefined),
      'difficulty',
      (one) => one.scored,
    ),
    (row) => row.source,
  );
  return valuesOf(prompt, (points, source) => {
    const correlation = digits(spearman(said(points), labels(points)));
    if (!Number.isFinite(correlation)) return undefined;
    const withSolution = whole.get(source);
    return {
      rows: points.length,
      prompt: correlation,
      ...(withSolution && { with_solution: digits(spearman(said(withSolution), labels(withSolution))) }),
    };
  });
}

function groupsOf(points: readonly Point[], keyOf: (row: LabelledText) => string): Map<string, Point[]> {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const key = keyOf(point.row);
    const group = groups.get(key);
    if (group) group.push(point);
    else groups.set(key, [point]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function valuesOf<T>(
  groups: Map<string, Point[]>,
  of: (points: readonly Point[], key: string) => T | undefined,
): Record<string, T> {
  return Object.fromEntries(
    [...groups].flatMap(([key, points]) => {
      const value = of(points, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function digits(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
