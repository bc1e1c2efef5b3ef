import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { testsOf } from '#verifiers/code/test-form.js';

/** A program that has understood nothing. Tests that it passes reward anything. */
export interface TrivialProgram {
  readonly what: string;
  readonly source: string;
}

/** The trivial programs that could pass these tests; none in languages other than Python, or where no function is named. */
export function trivialPrograms(truth: CodeGroundTruth, solution: string | undefined): TrivialProgram[] {
  const tests = testsOf(truth);
  if (truth.language !== 'python' || tests === null) return [];
  if (tests.form === 'stdin') {
    const constant = tests.tests[0]?.stdout ?? '';
    return [
      { what: 'prints nothing', source: 'pass' },
      { what: 'prints its input', source: 'import sys\nsys.stdout.write(sys.stdin.read())' },
      { what: 'prints a constant', source: `print(${pythonText(constant)}, end="")` },
    ];
  }
  if (tests.form === 'call') {
    const constant = pythonOf(tests.tests[0]?.expected);
    return functions([truth.entry_point ?? ''], ['None', echo, constant], solution);
  }
  const source = tests.tests.join('\n');
  const names = truth.entry_point ? [truth.entry_point] : calledFunctions(source, solution ?? '');
  return names.length === 0
    ? []
    : functions(names, ['None', echo, 'True', 'False', '0', ...firstConstant(source)], solution);
}

const echo = '(a or [*k.values()] or [None])[0]';

function functions(
  names: readonly string[],
  values: readonly string[],
  solution: string | undefined,
): TrivialProgram[] {
  if (isConstant(solution ?? '')) return [];
  return [...new Set(values)].map((value) => ({
    what: value === echo ? 'returns its first argument' : `always returns ${value.slice(0, 60)}`,
    source: names.map((name) => definition(name, value)).join('\n\n'),
  }));
}

/** Whether a reference does nothing but return a value: a problem may have one answer to every input, and then a constant is right. */
function isConstant(solution: string): boolean {
  const [statement = '', ...others] = solution
    .replace(/("""|''')[\s\S]*?\1/g, '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && !/^(?:class|def|import|from)\b/.test(line));
  return others.length === 0 && /^return (?:True|False|None|-?[\d.]+|"[^"]*"|'[^']*'|\[\])$/.test(statement);
}

/** `f`, or a method of a fresh instance: `Solution().f`. */
function definition(name: string, value: string): string {
  const [root = '', method] = name.split('().');
  if (method === undefined) return `def ${root}(*a, **k):\n    return ${value}`;
  return `class ${root}:\n    def ${method}(self, *a, **k):\n        return ${value}`;
}

/** Functions of the reference that the tests call. */
function calledFunctions(tests: string, solution: string): string[] {
  const defined = [...solution.matchAll(/^def\s+(\w+)\s*\(/gm)].map((found) => found[1] ?? '');
  return [...new Set(defined)].filter((name) => new RegExp(`\\b${name}\\s*\\(`).test(tests));
}

/** What the first comparison of the tests expects, where it is a literal that stands alone. */
function firstConstant(tests: string): string[] {
  const found =
    /==\s*(-?\d+(?:\.\d+)?|"[^"\\\n]*"|'[^'\\\n]*'|\[[^[\]()\n]*\]|\([^()\n]*\))\s*(?:$|,|#)/m.exec(tests);
  return found?.[1] === undefined ? [] : [found[1]];
}

/** A JSON value as Python writes it. */
function pythonOf(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonText(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${pythonText(key)}: ${pythonOf(inner)}`)
    .join(', ')}}`;
}

/** JSON text is Python text, but for lone surrogates, which no test can hold. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
