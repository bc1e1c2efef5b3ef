import { spdxLicense } from './license.js';
import { type Draft, type Format, type Problem, problem, type Row, RowError } from './problem.js';
import { problemId } from './problem-id.js';

export interface ReadProblemOptions {
  /** What is known of the row's source; the row's own split and license outrank it. */
  readonly source: Problem['source'];
  /** Literals that stand in the row as strings because a double would have lost digits. */
  readonly longNumbers?: readonly string[];
}

/** The problem that a row of a format is. Throws `RowError`, which names the field at fault. */
export function readProblem(format: Format, row: Row, options: ReadProblemOptions): Problem {
  const parsed = format.row.safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    throw new RowError(field || 'row', `not a ${format.name} row: ${field} ${issue?.message ?? 'is wrong'}`);
  }
  const draft = format.read(parsed.data);
  refuseLongArguments(draft, options.longNumbers ?? []);
  if (draft.source !== undefined) return whole(draft, draft.id, draft.source, draft.meta);
  const unused = Object.entries(row).filter(([name]) => !format.uses.includes(name));
  const source = {
    ...options.source,
    ...(draft.split === undefined ? {} : { split: draft.split }),
    ...(draft.license === undefined ? {} : { license: spdxLicense(draft.license) }),
  };
  const meta = { ...(Object.fromEntries(unused) as Problem['meta']), ...draft.meta };
  return whole(draft, problemId(options.source.dataset, draft), source, meta);
}

/** The fields in the order in which problems are written. */
function whole(
  draft: Draft,
  id: string | undefined,
  source: Problem['source'],
  meta: Problem['meta'] = {},
): Problem {
  const {
    domain,
    prompt,
    ground_truth,
    solution,
    references,
    also_in,
    quality,
    difficulty,
    rollout,
    tags = [],
  } = draft;
  return {
    id: id ?? problemId(source.dataset, draft),
    domain,
    prompt,
    ...(ground_truth === undefined ? {} : { ground_truth }),
    ...(solution === undefined ? {} : { solution }),
    ...(references === undefined ? {} : { references }),
    source,
    ...(also_in === undefined ? {} : { also_in }),
    ...(quality === undefined ? {} : { quality }),
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(rollout === undefined ? {} : { rollout }),
    // Elsewhere `split` is the part of the original, which stands in `source`.
    ...(draft.source === undefined || draft.split === undefined ? {} : { split: draft.split }),
    tags,
    meta,
  };
}

/** A test's number that became a string would call the function with text: no test is better than a false one. */
function refuseLongArguments(draft: Draft, longNumbers: readonly string[]): void {
  if (longNumbers.length === 0 || draft.ground_truth?.verifier !== 'code') return;
  const tests = JSON.stringify(draft.ground_truth.tests);
  const long = longNumbers.find((literal) => tests.includes(`"${literal}"`));
  if (long === undefined) return;
  throw new RowError(
    'ground_truth.tests',
    `${long} has more digits than a JSON number holds; write an assert test`,
  );
}

/** A whole problem, as `rlvr` files hold them. Throws `RowError`; a field that problems do not have is refused, not lost. */
export function parseProblem(value: unknown): Problem {
  const parsed = problem.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const field = [place, issue.keys[0]].filter(Boolean).join('.');
    throw new RowError(field, `problems have no field ${field}; what else is to be kept goes under meta`);
  }
  throw new RowError(place || 'row', `${place || 'row'}: ${issue?.message ?? 'is wrong'}`);
}
