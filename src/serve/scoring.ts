import { DatasetError } from '#datasets/dataset-error.js';
import { recogniseFormat } from '#datasets/formats/index.js';
import { type Format, type Problem, type Row, RowError } from '#datasets/problem.js';
import { readProblem } from '#datasets/read-problem.js';
import { renderBadRow } from '../place.js';
import { type Rated, rateProblems, withRating } from '../scorers/rate-problems.js';
import type { Scorer } from '../scorers/scorer.js';
import { unusable } from './http-error.js';
import type { Errand } from './work/errand.js';
import { Lane } from './work/lane.js';

/** A problem's rating, or why there is none; the row that it stands for is not lost. */
export type ScoredRow =
  | {
      readonly id: string;
      readonly quality?: Problem['quality'];
      readonly difficulty?: Problem['difficulty'];
    }
  | { readonly id?: unknown; readonly fault: string };

const late: Rated = { fault: 'not rated within the deadline of the request', scorer: '' };

/** The scorer behind a queue, so that the problems of small requests are rated in batches. */
export class Scoring {
  readonly scorer: Scorer;
  readonly #lane: Lane<Problem, Rated>;

  constructor(scorer: Scorer) {
    this.scorer = scorer;
    this.#lane = new Lane({
      work: (problems) => rateProblems(problems, scorer, undefined),
      batch: scorer.batchSize,
      inFlight: scorer.inFlight,
      turn: scorer.batchSize,
    });
  }

  /** @param rows problems in one format, whichever. @throws HttpError when it is none that rlvr knows */
  async score(rows: readonly Row[], errand: Errand): Promise<ScoredRow[]> {
    if (rows.length === 0) return [];
    const format = formatOf(rows);
    const read = rows.map((row) => problemOf(row, format));
    const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
    const rated = await this.#lane.submit(problems, errand.signal);
    let next = 0;
    return read.map((one, at): ScoredRow => {
      if ('mistake' in one) return { id: rows[at]?.id, fault: one.mistake };
      const rating = rated[next++] ?? late;
      if ('fault' in rating) return { id: one.problem.id, fault: rating.fault };
      const { id, quality, difficulty } = withRating(one.problem, rating);
      return { id, ...(quality && { quality }), ...(difficulty && { difficulty }) };
    });
  }
}

function problemOf(row: Row, format: Format): { readonly problem: Problem } | { readonly mistake: string } {
  try {
    return { problem: readProblem(format, row, { source: { dataset: 'request' } }) };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { mistake: renderBadRow('', error.field, error.message) };
  }
}

/** @throws HttpError when the rows are in no format that rlvr knows */
function formatOf(rows: readonly Row[]): Format {
  try {
    return recogniseFormat(rows).format;
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    throw unusable(error.message, error.hint);
  }
}
