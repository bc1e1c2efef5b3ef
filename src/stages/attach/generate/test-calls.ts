/** Tests that call one function and compare what it returns: those with JSON arguments, and assertions of that shape. */
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { testsOf } from '#verifiers/code/test-form.js';
import { leadingPythonLiteral } from '#verifiers/python-literal.js';
import { pythonText, type Value, valueIn } from './values.js';

type CodeTest = CodeGroundTruth['tests'][number];

export interface TestCalls {
  readonly entryPoint: string;
  readonly examples: readonly (readonly Value[])[];
  /** How an output is written: as JSON, or as a Python literal. */
  readonly outputs: 'json' | 'python';
  testOf(args: readonly Value[], output: string): CodeTest;
}

/** Null where a test is no call, or a call of another function than the first's, or its arguments are nodes. */
export function callsOf(truth: CodeGroundTruth): TestCalls | null {
  const tests = testsOf(truth);
  if (tests?.form === 'call') {
    // Nodes are written as lists, and a list that is drawn may be no tree.
    if (truth.arg_types !== undefined || truth.entry_point === undefined) return null;
    return {
      entryPoint: truth.entry_point,
      examples: tests.tests.map(({ args }) => args as Value[]),
      outputs: 'json',
      testOf: (args, output) => ({ args: args as [], expected: JSON.parse(output) }),
    };
  }
  if (tests?.form !== 'source' || truth.tests.some((test) => !('assert' in test))) return null;
  const calls = tests.tests.map(assertedCall);
  const name = calls[0]?.name;
  if (name === undefined || calls.some((call) => call?.name !== name)) return null;
  return {
    entryPoint: name,
    examples: calls.map((call) => call?.args ?? []),
    outputs: 'python',
    testOf: (args, output) => ({ assert: `assert ${name}(${args.map(pythonText).join(', ')}) == ${output}` }),
  };
}

/** `assert f(1, [2]) == 3`, all literals; undefined for any other assertion. */
function assertedCall(source: string): { readonly name: string; readonly args: Value[] } | undefined {
  const [opening, name] = /^\s*assert\s+([A-Za-z_]\w*)\s*\(/.exec(source) ?? [];
  if (opening === undefined || name === undefined) return undefined;
  try {
    const { args, rest } = argumentsIn(source.slice(opening.length));
    const [equals] = /^\s*==/.exec(rest) ?? [];
    if (equals === undefined || leadingPythonLiteral(rest.slice(equals.length)).rest !== '') return undefined;
    return { name, args };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @throws SyntaxError where an argument is no literal */
function argumentsIn(text: string): { readonly args: Value[]; readonly rest: string } {
  const args: Value[] = [];
  let rest = text.trimStart();
  while (!rest.startsWith(')')) {
    const { node, rest: after } = leadingPythonLiteral(rest);
    args.push(valueIn(node));
    if (!/^[,)]/.test(after)) throw new SyntaxError('an argument is more than a literal');
    rest = after.startsWith(',') ? after.slice(1).trimStart() : after;
  }
  return { args, rest: rest.slice(1) };
}

/** What two inputs are told apart by. */
export const callKey = (args: readonly Value[]): string => args.map(pythonText).join(', ');
