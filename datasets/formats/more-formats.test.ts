import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Row } from '../problem.js';
import { readProblem } from '../read-problem.js';
import { formatNamed } from './registry.js';

const read = (format: string, row: Row) =>
  readProblem(formatNamed(format), row, { source: { dataset: 'set' } });
const truth = (format: string, row: Row) =>
  read(format, { ...formatNamed(format).sample, ...row }).ground_truth;

test('verl: answers, lists of right answers, tests and our own records', () => {
  const of = (ground_truth: unknown) => truth('verl', { reward_model: { style: 'rule', ground_truth } });
  expect(of(34)).toEqual({ verifier: 'math', answer: '34' });
  expect(of('["\\\\frac12"]')).toEqual({ verifier: 'math', answer: '\\frac12' });
  expect(of('["1/2", "0.5"]')).toEqual({ verifier: 'math', answers: ['1/2', '0.5'] });
  expect(of('[-3,2]')).toEqual({ verifier: 'math', answer: '[-3,2]' });
  expect(of('{"assert_case":["assert f(1)"]}')).toMatchObject({ tests: [{ assert: 'assert f(1)' }] });
  expect(() => of('{"verifier":"choice","answer":"b"}')).toThrow('no ground truth');
  expect(of('[1, 2')).toEqual({ verifier: 'math', answer: '[1, 2' });
  expect(of('{"inputs":["1\\n"],"outputs":["2\\n"]}')).toMatchObject({
    tests: [{ stdin: '1\n', stdout: '2\n' }],
  });
  expect(of('{"inputs":["1\\n[2]"],"outputs":["3"],"fn_name":"f"}')).toMatchObject({
    entry_point: 'f',
    tests: [{ args: [1, [2]], expected: 3 }],
  });
  const own = { verifier: 'text', answer: 'Paris' };
  expect(truth('verl', { extra_info: { rlvr_ground_truth: JSON.stringify(own) } })).toEqual(own);
});

test('apps: calls are unwrapped, limits are read, uneven lists are refused', () => {
  const of = (input_output: unknown, more: Row = {}) => truth('apps', { input_output, ...more });
  expect(of({ inputs: [[1, 2]], outputs: [[3]], fn_name: 'f' })).toMatchObject({
    tests: [{ args: [1, 2], expected: 3 }],
  });
  expect(of({ inputs: [['1', '2']], outputs: ['3'] })).toMatchObject({
    tests: [{ stdin: '1\n2', stdout: '3' }],
  });
  expect(
    of({ inputs: ['1'], outputs: ['1'] }, { time_limit: '2.0 seconds', memory_limit: '256.0 megabytes' }),
  ).toMatchObject({
    limits: { time_s: 2, memory_mb: 256 },
  });
  const method = { inputs: [[1]], outputs: [[2]], fn_name: 'next' };
  expect(of(method, { starter_code: 'class Solution:\n    def next(self, n):' })).toMatchObject({
    entry_point: 'Solution().next',
  });
  expect(() => of({ inputs: ['1'], outputs: [] })).toThrow('1 input and 0 outputs');
  expect(() => of('{"inputs": [[12345678901234567890]], "outputs": [[1]], "fn_name": "f"}')).toThrow(
    'more digits',
  );
});

test('livecodebench: packed tests are read without running the pickle', () => {
  const text = Buffer.from('[{"input":"3","output":"9"}]');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const pickle = Buffer.concat([Buffer.from([0x80, 2, 0x58]), length, text, Buffer.from([0x71, 0, 0x2e])]);
  const packed = (bytes: Buffer) => deflateSync(bytes).toString('base64');
  expect(truth('livecodebench', { private_test_cases: packed(pickle) })).toMatchObject({
    tests: [{ stdin: '1 2' }, { stdin: '3', stdout: '9' }],
  });
  const attack = Buffer.from('\x80\x02cos\nsystem\nX\x04\x00\x00\x00true\x85R.', 'latin1');
  expect(() => truth('livecodebench', { private_test_cases: packed(attack) })).toThrow('more than a string');
  expect(() => truth('livecodebench', { private_test_cases: packed(pickle.subarray(0, 20)) })).toThrow();
});

test('choice: letters, numbers and labels name the same option; a wrong one is refused', () => {
  expect(truth('mmlu', { answer: 3 })).toMatchObject({ answer: 'D' });
  expect(truth('mmlu', { answer: 'B' })).toMatchObject({ answer: 'B' });
  expect(() => truth('mmlu', { answer: 4 })).toThrow('names none of 4 options');
  expect(truth('arc', {})).toMatchObject({ answer: 'B' });
  expect(read('aqua', formatNamed('aqua').sample).prompt[0]?.content).toBe(
    'What is 30% of 50?\n\nA. 10\nB. 15\nC. 20',
  );
  const gpqa = truth('gpqa', {}) as { answer: string; choices: string[] };
  expect(gpqa.choices['ABCD'.indexOf(gpqa.answer)]).toBe('hydrogen');
});

test('what cannot be judged soundly is refused with the field', () => {
  expect(() => truth('olympiadbench', { error: 'small' })).toThrow('no number');
  expect(() => truth('numina', { question_type: 'proof' })).toThrow('proof');
  expect(() => truth('numina', { problem_is_valid: 'Incomplete' })).toThrow('Incomplete');
  const inCobol = { ...formatNamed('multipl-e').sample, language: 'cobol' };
  expect(() => read('multipl-e', inCobol)).toThrow('cobol');
  expect(() => truth('tulu3', { dataset: 'chat' })).toThrow('no verifier here');
});

test('olympiadbench: values that the question names keep their order', () => {
  const of = (question: string, answer: string) =>
    (truth('olympiadbench', { question, final_answer: [answer] }) as { ordered?: boolean }).ordered;
  expect(of('It moves $p$ to the right and $q$ up. What are the values of $p$ and $q$ ?', '$3, 4$')).toBe(
    true,
  );
  expect(of('Given $e(1)=2$, determine $e(18)$ and $e(19)$.', '$64$, $95$')).toBe(true);
  expect(of('What are the values of $a, h$ and $k$ ?', '$2, -1, -18$')).toBe(true);
  expect(of('Compute $d(3 / 5)$, and $d(5 / 8)$.', '$\\frac{1}{3}, 1$')).toBe(true);
  expect(of('Determine all integers $k$ for which $x$ and $y$ are primes.', '-2, 1')).toBeUndefined();
  expect(of('Find $x$, $y$ and $z$.', '1,2')).toBeUndefined();
  expect(of('Find $x$ and $y$.', 'x=1,y=2')).toBeUndefined();
});

test('olympiadbench: how far an answer may be off, its unit, lists with commas, other solutions', () => {
  expect(
    truth('olympiadbench', { final_answer: ['7.5'], unit: '%', is_multiple_answer: false, error: '1e-1' }),
  ).toEqual({
    ...{ verifier: 'math', answer: '7.5\\%', tolerance: 0.1 },
  });
  const unit = { unit: 'minute', is_multiple_answer: false };
  expect(truth('olympiadbench', { ...unit, final_answer: ['$45$'] })).toMatchObject({
    answer: '45 \\text{ minute}',
  });
  const list = { final_answer: ['12,144,255'], is_multiple_answer: true };
  expect(truth('olympiadbench', list)).toMatchObject({ answer: '12, 144, 255' });
  const pairs = { final_answer: ['$(1,2),(3,\\frac{1}{2})$,$a\\,b$'], is_multiple_answer: true };
  expect(truth('olympiadbench', pairs)).toMatchObject({ answer: '$(1,2), (3,\\frac{1}{2})$, $a\\,b$' });
  const several = { ...formatNamed('olympiadbench').sample, solution: ['first', 'second'] };
  expect(read('olympiadbench', several)).toMatchObject({ solution: 'first', references: ['second'] });
});

test('word problems: a unit of measure stays, a noun goes, an open clause runs on, noise of a double is the number behind it', () => {
  expect(truth('asdiv', { answer: '0.46 (dollars)' })).toMatchObject({ answer: '0.46 \\text{ dollars}' });
  expect(truth('asdiv', { answer: '9 (apples)' })).toMatchObject({ answer: '9' });
  expect(truth('asdiv', { answer: '-(1/3)' })).toMatchObject({ answer: '-(1/3)' });
  expect(truth('asdiv', { answer: '-(1/3) (meters)' })).toMatchObject({ answer: '-(1/3) \\text{ meters}' });
  const open = {
    ...formatNamed('svamp').sample,
    Body: 'Ada has nuts. If she eats 3 of 10 ',
    Question: 'How many are left?',
  };
  expect(read('svamp', open).prompt[0]?.content).toBe(
    'Ada has nuts. If she eats 3 of 10, how many are left?',
  );
  expect(truth('mawps', { target: 35.333333333333336 })).toEqual({ verifier: 'math', answer: '106/3' });
  expect(truth('mawps', { target: 0.0123456789123 })).toMatchObject({ tolerance: 0.0123456789123 * 1e-9 });
  expect(truth('mawps', { target: 0.0000083099 })).toMatchObject({ tolerance: 5e-11 });
  // A billionth of it would be 9,000.
  expect(truth('mawps', { target: '9123456789012.345678912' })).toMatchObject({ tolerance: 0.005 });
  expect(truth('mawps', { target: 2.5 })).toEqual({ verifier: 'math', answer: '2.5' });
});

test('math-rollouts: the answer as the source wrote it outranks what an evaluation made of it', () => {
  const row = { ...formatNamed('math-rollouts').sample, answer: '56\\%', gt: '56' };
  expect(read('math-rollouts', row)).toMatchObject({ ground_truth: { answer: '56\\%' }, meta: { gt: '56' } });
});

test('a licence is told as an SPDX identifier', () => {
  const row = {
    question: 'Why?',
    answer: '1',
    license: 'Creative Commons Attribution 4.0 International (CC BY 4.0)',
  };
  expect(read('question-answer', row).source.license).toBe('CC-BY-4.0');
});

test('multipl-e: the function that the prompt begins is the entry point', () => {
  expect(truth('multipl-e', {})).toMatchObject({ language: 'javascript', entry_point: 'double' });
  const java = { language: 'java', prompt: 'class Problem {\n    public static long twice(long n) {\n' };
  expect(truth('multipl-e', java)).toMatchObject({ language: 'java', entry_point: 'twice' });
  expect(() => truth('multipl-e', { prompt: '// nothing begins here\n' })).toThrow('prompt');
});

test('multipl-e: what stands in a row twice is held once', () => {
  const { sample } = formatNamed('multipl-e');
  const row = { ...sample, task_id: sample.name, test: sample.tests, doctests: 'transform' };
  expect(read('multipl-e', row).meta).toEqual({ doctests: 'transform', stop_tokens: ['\nfunction '] });
});

test('a pass rate and completions that a row brings are kept', () => {
  expect(read('big-math', formatNamed('big-math').sample).difficulty).toEqual({ pass_rate: 0.625 });
  expect(read('math-rollouts', formatNamed('math-rollouts').sample).rollout?.completions).toHaveLength(2);
});

test('codeforces: official tests outrank examples; what stdin and stdout cannot say is refused', () => {
  expect(truth('codeforces', {})).toMatchObject({
    tests: [{ stdin: '2\n', stdout: '1 1\n' }],
    limits: { time_s: 1, memory_mb: 256 },
    checker: { language: 'python' },
  });
  const plain = { official_tests: [], generated_checker: null };
  expect(truth('codeforces', plain)).toEqual({
    verifier: 'code',
    language: 'python',
    tests: [{ stdin: '5\n', stdout: '2 3\n' }],
    limits: { time_s: 1, memory_mb: 256 },
  });
  expect(() => truth('codeforces', { interaction_format: 'Ask and be told.' })).toThrow('interactive');
  expect(() => truth('codeforces', { input_mode: 'file' })).toThrow('input_mode is file');
  expect(() => truth('codeforces', { official_tests: [], examples: [] })).toThrow('no test');
  expect(read('codeforces', formatNamed('codeforces').sample).prompt[0]?.content).toContain(
    '## Examples\n\nInput:\n```\n5\n```',
  );
});

test('synthetic-1: verification_info as an object, JSON or Python, never run', () => {
  const of = (verification_info: unknown, task_type = 'verifiable_math') =>
    truth('synthetic-1', { verification_info, task_type });
  for (const info of [{ ground_truth: 2 }, '{"ground_truth": "2"}', "{'ground_truth': '2'}"]) {
    expect(of(info)).toEqual({ verifier: 'math', answer: '2' });
  }
  const cases =
    "{'language': 'python', 'test_cases': [{'fn_name': None, 'input': '1\\n', 'output': '2', 'type': 'stdin_stdout'}]}";
  expect(of(cases, 'verifiable_code')).toMatchObject({ tests: [{ stdin: '1\n', stdout: '2' }] });
  const calls = { test_cases: [{ fn_name: 'f', input: [1, [2]], output: 3 }] };
  expect(of(calls, 'verifiable_code')).toMatchObject({
    entry_point: 'f',
    tests: [{ args: [1, [2]], expected: 3 }],
  });
  expect(() => of("__import__('os').system('true')")).toThrow('neither JSON nor a Python literal');
  expect(() => of("{'ground_truth': 'an essay'}", 'llm_judgeable')).toThrow('llm_judgeable');
  expect(() => of("{'ground_truth': 123456789012345678901}")).toThrow('more digits');
  expect(() => of({ ...calls, language: 'ruby' })).toThrow('tests in ruby');
});

test('constraints are read in the three spellings of IFEval and Tülu 3', () => {
  const words = { id: 'length_constraints:number_words', relation: 'at least', num_words: 40 };
  expect(truth('ifeval', {})).toEqual({
    verifier: 'instruction',
    constraints: [words, { id: 'punctuation:no_comma' }],
  });
  expect(() => truth('ifeval', { kwargs: [] })).toThrow('2 names and 0 kwargs');
  const streams = '[{"input":"1\\n","output":"2\\n"}]';
  expect(truth('tulu3', { dataset: 'code_stdio', ground_truth: streams })).toMatchObject({
    tests: [{ stdin: '1\n', stdout: '2\n' }],
  });
  const tulu = (ground_truth: string) => truth('tulu3', { dataset: 'ifeval', ground_truth });
  expect(tulu('{"func_name": "validate_words", "N": 3, "letter": null}')).toEqual({
    verifier: 'instruction',
    constraints: [{ id: 'validate_words', N: 3 }],
  });
  expect(tulu("[{'instruction_id': ['punctuation:no_comma'], 'kwargs': [None]}]")).toEqual({
    verifier: 'instruction',
    constraints: [{ id: 'punctuation:no_comma' }],
  });
  expect(() => tulu('write well')).toThrow('neither func_name nor instruction_id');
});

test.each([
  ['theorem a (x : ℝ) : x = x := by', 'import Mathlib', 'lean4'],
  ['theorem a (x : ℝ) : x = x :=\nbegin\n  sorry\nend', 'import data.real.basic', 'lean3'],
  ['theorem a: fixes x :: real shows "x = x"', 'theory a imports Main begin', 'isabelle'],
  ['Theorem a : forall x : nat, x = x.', 'Require Import Arith.', 'coq'],
])('minif2f: %j is known by its words', (formal_statement, header, system) => {
  expect(truth('minif2f', { formal_statement, header })).toMatchObject({ system, header });
});

test('agieval: letters go, a passage comes first, an open question keeps its answer', () => {
  expect(truth('agieval', {})).toMatchObject({ answer: 'B', choices: ['21', '23', '25', '27'] });
  const open = { options: null, label: null, answer: '12' };
  expect(truth('agieval', open)).toEqual({ verifier: 'math', answer: '12' });
  const { prompt } = read('agieval', { ...formatNamed('agieval').sample, passage: 'Read.' });
  expect(prompt[0]?.content).toMatch(/^Read\.\n\nWhich/);
});

test('several solutions: the first is the reference, the others stand beside it', () => {
  const solutions = {
    language: [3, 2, 3, 3],
    solution: ['print(1)', 'int main(){}', 'print(2)', 'print(1)'],
  };
  expect(read('codecontests', { ...formatNamed('codecontests').sample, solutions })).toMatchObject({
    solution: 'print(1)',
    references: ['print(2)'],
  });
  const many = JSON.stringify(Array.from({ length: 30 }, (_, at) => `print(${at})`));
  expect(read('apps', { ...formatNamed('apps').sample, solutions: many }).references).toHaveLength(9);
});

test('gsm8k-solutions: what the dataset marks by A: is marked by ####, and who was right is kept', () => {
  const problem = read('gsm8k-solutions', formatNamed('gsm8k-solutions').sample);
  expect(problem.solution).toBe('There are 2*8 = 16 eggs.\n#### 16');
  expect(problem.rollout?.completions.map((one) => one.split('\n')[1])).toEqual([
    '#### 14',
    '#### 15',
    '#### 16',
    '#### 17',
  ]);
  expect(problem.meta.is_correct).toMatchObject({ '175b_finetuning': true, '6b_finetuning': false });
});
