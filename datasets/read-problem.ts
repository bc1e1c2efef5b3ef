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
  if (options.longNumbers !== undefined) refuseLongArguments(draft, options.longNumbers);
  if (draft.source !== undefined) return whole(draft, draft.id, draft.source, draft.meta);
  const { dataset } = options.source;
  return whole(draft, problemId(dataset, draft), sourceOf(draft, options.source), metaOf(draft, row, format));
}

function sourceOf({ split, license }: Draft, known: Problem['source']): Problem['source'] {
  if (split === undefined && license === undefined) return known;
  return {
    ...known,
    ...(split === undefined ? {} : { split }),
    ...(license === undefined ? {} : { license: spdxLicense(license) }),
  };
}

/** The fields of the row that the format did not use up, and what it made of others. */
function metaOf({ meta }: Draft, row: Row, { uses }: Format): Problem['meta'] {
  const unused = Object.keys(row).filter((name) => !uses.includes(name));
  if (unused.length === 0) return meta ?? {};
  return { ...(Object.fromEntries(unused.map((name) => [name, row[name]])) as Problem['meta']), ...meta };
}

/** The fields in the order in which problems are written. Set one by one: eight spreads make eight objects more of each row. */
function whole(
  draft: Draft,
  id: string | undefined,
  source: Problem['source'],
  meta: Problem['meta'] = {},
): Problem {
  const { domain, prompt, tags = [] } = draft;
  const made: Partial<Problem> = { id: id ?? problemId(source.dataset, draft), domain, prompt };
  if (draft.ground_truth !== undefined) made.ground_truth = draft.ground_truth;
  if (draft.solution !== undefined) made.solution = draft.solution;
  if (draft.references !== undefined) made.references = draft.references;
  made.source = source;
  if (draft.also_in !== undefined) made.also_in = draft.also_in;
  if (draft.quality !== undefined) made.quality = draft.quality;
  if (draft.difficulty !== undefined) made.difficulty = draft.difficulty;
  if (draft.rollout !== undefined) made.rollout = draft.rollout;
  // Elsewhere `split` is the part of the original, which stands in `source`.
  if (draft.source !== undefined && draft.split !== undefined) made.split = draft.split;
  made.tags = tags;
  made.meta = meta;
  return made as Problem;
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
