import { setupContinues } from '#verifiers/code/assemble.js';
import type { CodeGroundTruth, CodeTest } from '#verifiers/code/ground-truth.js';

/**
 * Assertions and test files as texts that a trainer's grader runs behind the program, one for each test; undefined where the tests are
 * none of these, or no Python.
 */
export function pythonTests(truth: CodeGroundTruth): string[] | undefined {
  if (truth.language !== 'python') return undefined;
  const before = [setupNames(truth), truth.test_setup ?? ''];
  const texts = truth.tests.flatMap((test) => {
    const text = testText(test, truth);
    return text === undefined ? [] : [[...before, text].filter((part) => part !== '').join('\n')];
  });
  return texts.length === truth.tests.length ? texts : undefined;
}

/**
 * Those graders know no source before the program. What it names is lent behind it, and only where the program has no such name:
 * the setup may begin the very function that the program completes, and star imports would hide the program's own.
 */
function setupNames(truth: CodeGroundTruth): string {
  if (!truth.setup) return '';
  const source = setupContinues(truth) ? `${truth.setup.trimEnd()}\n    pass\n` : truth.setup;
  return `_setup = {}
exec(${JSON.stringify(source)}, _setup)
for _name, _value in _setup.items():
    globals().setdefault(_name, _value)`;
}

/** The program as a module, or with other names than its own. */
const asModule = /^[ \t]*(?:import solution\b|from solution import .*\bas\b)/m;
/** What only a runner of tests finds: parameters, fixtures, classes. */
const needsRunner = /^[ \t]*(?:@pytest\.|async def test|def test\w*\([^)])|^class \w*Test|TestCase/m;
const importsProgram = /^[ \t]*from solution import (?:\([^)]*\)|.*)$/gm;

/** A test file that needs a runner or a module has no form here. What else it imports of the program stands before it already. */
function testText(test: CodeTest, { entry_point = 'candidate' }: CodeGroundTruth): string | undefined {
  if ('assert' in test) return test.assert;
  if (!('source' in test) || asModule.test(test.source)) return undefined;
  const source = test.source.replace(importsProgram, '');
  if (/^def check\b/m.test(source)) return `${source}\ncheck(${entry_point})`;
  if (needsRunner.test(source)) return undefined;
  const called = [...source.matchAll(/^def (test\w*)\(\s*\)/gm)].map(([, name]) => `${name}()`);
  return [source, ...called].join('\n');
}
