/** Finds ground truths that no completion can be judged against. */
import type { Defect } from '../verifier.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { testsOf } from './test-form.js';

/** `f`, or `Solution().f`. */
const entryPoint = /^[\p{L}_][\p{L}\p{N}_]*(\(\)\.[\p{L}_][\p{L}\p{N}_]*)?$/u;

/** Whether a JSON value holds an integer that was rounded when it was read: then a wrong answer could equal it. */
function holdsUnsafe(value: unknown): boolean {
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) && value < 1e21;
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some(holdsUnsafe);
}

/** Forms that a language has no judge for. */
function refusedForm({ language, tests, entry_point }: CodeGroundTruth, form: string): Defect | null {
  const instead = 'write stdin tests, or a test file (source)';
  if (form === 'call' && !['python', 'javascript', 'typescript'].includes(language))
    return { code: 'no-such-form', message: `tests: no calls with args in ${language}; ${instead}` };
  if (language === 'python' || form !== 'source') return null;
  if (tests.some((test) => 'assert' in test))
    return { code: 'no-such-form', message: `tests: assert is Python's form, not ${language}'s; ${instead}` };
  if (entry_point === undefined)
    return {
      code: 'no-entry-point',
      message: 'entry_point: missing; it names the function that the tests call',
    };
  return null;
}

export function inspect(groundTruth: CodeGroundTruth): Defect | null {
  const tests = testsOf(groundTruth);
  const point = groundTruth.entry_point;
  if (groundTruth.tests.length === 0)
    return { code: 'no-tests', message: 'tests: empty; add at least one test' };
  if (!tests) return { code: 'mixed-tests', message: 'tests: of several forms; keep to one form' };
  if (point !== undefined && !entryPoint.test(point))
    return { code: 'bad-entry-point', message: `entry_point: '${point}' is neither f nor Solution().f` };
  const refused = refusedForm(groundTruth, tests.form);
  if (refused) return refused;
  if (tests.form === 'call' && point === undefined)
    return { code: 'no-entry-point', message: 'entry_point: missing; call tests need the function to call' };
  if (tests.form === 'call' && tests.tests.some(holdsUnsafe))
    return {
      code: 'unsafe-integer',
      message: 'tests: an integer beyond 2^53 is not exact in JSON; write this test as an assertion',
    };
  if (tests.form !== 'source') return null;
  const blank = tests.tests.findIndex((source) => source.trim() === '');
  if (blank >= 0) return { code: 'empty-test', message: `tests[${blank}]: empty` };
  if (point === undefined && tests.tests.some((source) => /^def check\(/m.test(source)))
    return {
      code: 'no-entry-point',
      message: 'entry_point: missing; check(candidate) needs the function to check',
    };
  return null;
}
