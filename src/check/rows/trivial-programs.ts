import type { GroundTruth } from '#verifiers/ground-truth.js';

type CodeGroundTruth = Extract<GroundTruth, { verifier: 'code' }>;

export interface TrivialProgram {
  /** Completes "a program that …". */
  readonly does: string;
  readonly source: string;
}

/** Programs that solve nothing and that sound tests fail; none for a language, or a form of tests, that they are not known for. */
export function trivialPrograms(truth: CodeGroundTruth): TrivialProgram[] {
  if (truth.language !== 'python') return [];
  const [first] = truth.tests;
  if (first !== undefined && 'stdin' in first) return readingPrograms(first.stdout);
  const name = truth.entry_point ?? calledIn(first);
  if (name === undefined) return [];
  return functions(name, first !== undefined && 'expected' in first ? literal(first.expected) : undefined);
}

function readingPrograms(expected: string): TrivialProgram[] {
  return [
    { does: 'writes nothing', source: 'pass' },
    { does: 'writes its input back', source: 'import sys\nsys.stdout.write(sys.stdin.read())' },
    {
      does: 'always writes the first test’s output',
      source: `import sys\nsys.stdout.write(${pythonText(expected)})`,
    },
  ];
}

function functions(entry: string, expected: string | undefined): TrivialProgram[] {
  const bodies = [
    { does: 'returns nothing', body: 'return None' },
    { does: 'returns its argument', body: 'return args[0] if args else None' },
    { does: 'always returns True', body: 'return True' },
    ...(expected === undefined
      ? []
      : [{ does: 'always returns what the first test expects', body: `return ${expected}` }]),
  ];
  return bodies.map(({ does, body }) => ({ does, source: definition(entry, body) }));
}

function definition(entry: string, body: string): string {
  const method = /^(.+)\(\)\.(.+)$/.exec(entry);
  return method === null
    ? `def ${entry}(*args, **named):\n    ${body}`
    : `class ${method[1]}:\n    def ${method[2]}(self, *args, **named):\n        ${body}`;
}

/** The function that an assertion calls first: `assert f(1) == 2`. */
function calledIn(test: CodeGroundTruth['tests'][number] | undefined): string | undefined {
  return test !== undefined && 'assert' in test
    ? /\bassert\s*\(?\s*(?:not\s+)?([A-Za-z_]\w*)\s*\(/.exec(test.assert)?.[1]
    : undefined;
}

/** A JSON value as Python writes it, through its own parser. */
function literal(value: unknown): string {
  return `__import__('json').loads(${pythonText(JSON.stringify(value))})`;
}

/** JSON strings are Python strings, but for characters beyond the basic plane, which JSON.stringify leaves as they are. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
