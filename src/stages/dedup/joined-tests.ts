import { maxReferences, type Problem } from '#datasets/problem.js';
import type { CodeGroundTruth, CodeTest } from '#verifiers/code/ground-truth.js';
import { testsOf } from '#verifiers/code/test-form.js';
import type { Note } from '../../pipeline/stage.js';
import type { Donor } from './donors.js';

export interface Joined {
  readonly problem: Problem;
  readonly notes: readonly Note[];
}

/**
 * The kept problem with the tests that rows of the same text have besides its own: the strictest that its sources know. Tests come along with the
 * solution that proves them, so that attach puts all of them to all references and drops those on which too few agree. Only tests of the same form,
 * for the same entry point under the same checker and set-up, can be joined; a row that expects another output of an input gives nothing, and is
 * reported.
 */
export function withTestsOf(problem: Problem, donors: readonly Donor[]): Joined {
  const notes: Note[] = [];
  let joined = problem;
  for (const donor of donors) {
    const mine = joined.ground_truth;
    const theirs = donor.ground_truth;
    if (mine?.verifier !== 'code' || theirs?.verifier !== 'code' || frameOf(mine) !== frameOf(theirs))
      continue;
    const added = newTests(mine, theirs);
    if ('conflict' in added) {
      const row = { id: problem.id, ...added.conflict, other: donor.id, source: problem.source };
      notes.push({ report: 'test-conflicts', row });
    } else if (added.tests.length > 0) {
      const ground_truth = { ...mine, tests: [...mine.tests, ...added.tests] };
      joined = { ...joined, ground_truth, ...programsOf(joined, donor) };
    }
  }
  return { problem: joined, notes };
}

/** All of a ground truth but its tests and their form: rows that differ in it judge differently. */
function frameOf(truth: CodeGroundTruth): string | undefined {
  const { tests: _, limits: __, all_tests: ___, ...frame } = truth;
  const form = testsOf(truth)?.form;
  // Assertions name no entry point, and two that look different may ask the same.
  if (form !== 'stdin' && form !== 'call') return undefined;
  const entries = Object.entries(frame).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([form, entries]);
}

function newTests(
  mine: CodeGroundTruth,
  theirs: CodeGroundTruth,
): { readonly tests: CodeTest[] } | { readonly conflict: object } {
  const known = new Map(mine.tests.map((test) => [inputOf(test), outputOf(test)]));
  const tests: CodeTest[] = [];
  for (const test of theirs.tests) {
    const input = inputOf(test);
    const output = known.get(input);
    if (output === undefined) tests.push(test);
    else if (output !== outputOf(test)) {
      return {
        conflict: {
          input: JSON.parse(input),
          expected: JSON.parse(output),
          other_expected: JSON.parse(outputOf(test)),
        },
      };
    }
    known.set(input, outputOf(test));
  }
  return { tests };
}

/** Blanks at the end of lines and of the text are no other input. */
function inputOf(test: CodeTest): string {
  return JSON.stringify('stdin' in test ? lines(test.stdin) : 'args' in test ? test.args : null);
}

function outputOf(test: CodeTest): string {
  return JSON.stringify('stdin' in test ? lines(test.stdout) : 'args' in test ? test.expected : null);
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

/** The programs of both, each once; the kept row's come first. */
function programsOf(problem: Problem, donor: Donor): Pick<Problem, 'solution' | 'references'> {
  const all = [problem, donor].flatMap(({ solution, references = [] }) =>
    [solution ?? [], references].flat(),
  );
  const [solution, ...references] = [...new Set(all)].slice(0, maxReferences + 1);
  return {
    ...(solution === undefined ? {} : { solution }),
    ...(references.length > 0 ? { references } : {}),
  };
}
