import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { Family, Made } from '../../family.js';
import type { Random } from '../../random.js';

type Json = Made['facts'][string];

interface Common {
  readonly text: string;
  readonly python: string;
  readonly size: number;
  readonly facts: Made['facts'];
}

interface Calls extends Common {
  readonly entryPoint: string;
  readonly tests: readonly { readonly args: readonly Json[]; readonly expected: Json }[];
}

interface Streams extends Common {
  readonly tests: readonly { readonly stdin: string; readonly stdout: string }[];
}

function made(truth: CodeGroundTruth, { text, python, size, facts }: Common): Made {
  return { text, ground_truth: truth, solution: python, size, facts };
}

/** A problem that asks for a function; the first test is shown as an example. */
export function callProgram({ entryPoint, tests, ...rest }: Calls): Made {
  const [first] = tests;
  const shown = first?.args.map((value) => JSON.stringify(value)).join(', ');
  const text = `${rest.text}\n\nExample: \`${entryPoint}(${shown})\` returns \`${JSON.stringify(first?.expected)}\`.`;
  const cases = tests.map(({ args, expected }) => ({ args: [...args], expected }));
  return made(
    { verifier: 'code', language: 'python', entry_point: entryPoint, tests: cases },
    { ...rest, text },
  );
}

/** A problem that asks for a program from standard input to standard output; the first test is shown. */
export function streamProgram({ tests, ...rest }: Streams): Made {
  const [first] = tests;
  const text = `${rest.text}\n\nExample input:\n\`\`\`\n${first?.stdin}\`\`\`\nExample output:\n\`\`\`\n${first?.stdout}\`\`\``;
  const cases = tests.map((test) => ({ ...test }));
  return made({ verifier: 'code', language: 'python', tests: cases }, { ...rest, text });
}

/** The sign of Python's remainder follows the divisor. */
export const modulo = (a: number, m: number): number => ((a % m) + m) % m;

export const listOf = (random: Random, count: number, min: number, max: number): number[] =>
  Array.from({ length: count }, () => random.int(min, max));

/** Python source: a definition with its body indented by one level. */
export const definition = (head: string, lines: readonly string[]): string =>
  `def ${head}:\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** How many different outputs the tests of a problem expect. */
function outputs({ ground_truth: truth }: Made): number {
  if (truth.verifier !== 'code') return 0;
  const expected = truth.tests.map((test) =>
    'expected' in test ? test.expected : 'stdout' in test ? test.stdout : null,
  );
  return new Set(expected.map((value) => JSON.stringify(value))).size;
}

/**
 * The family with weak draws made again: where all tests expect one or two outputs, a program that ignores its input would come too
 * close. Draws go on in the same stream, so the result stays a function of the key.
 */
export function telling(family: Family): Family {
  return {
    ...family,
    make(random, difficulty) {
      let best = family.make(random, difficulty);
      for (let attempt = 0; attempt < 50 && outputs(best) < 3; attempt++)
        best = family.make(random, difficulty);
      return best;
    },
  };
}
