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
  expect(() => of({ inputs: ['1'], outputs: [] })).toThrow('1 inputs and 0 outputs');
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
  expect(() => truth('mmlu', { answer: 4 })).toThrow('names none of the 4 options');
  expect(truth('arc', {})).toMatchObject({ answer: 'B' });
  expect(read('aqua', formatNamed('aqua').sample).prompt[0]?.content).toBe(
    'What is 30% of 50?\n\nA. 10\nB. 15\nC. 20',
  );
  const gpqa = truth('gpqa', {}) as { answer: string; choices: string[] };
  expect(gpqa.choices['ABCD'.indexOf(gpqa.answer)]).toBe('hydrogen');
});

test('what cannot be judged soundly is refused with the field', () => {
  expect(() => truth('cruxeval', { output: "'text'" })).toThrow('letter case');
  expect(() => truth('olympiadbench', { error: '1e-1' })).toThrow('within 1e-1');
  expect(() => truth('numina', { question_type: 'proof' })).toThrow('proof');
  expect(() => truth('numina', { problem_is_valid: 'Incomplete' })).toThrow('Incomplete');
  const inCobol = { ...formatNamed('multipl-e').sample, language: 'cobol' };
  expect(() => read('multipl-e', inCobol)).toThrow('cobol');
  expect(() => truth('tulu3', { dataset: 'ifeval' })).toThrow('no verifier here');
});

test('multipl-e: the function that the prompt begins is the entry point', () => {
  expect(truth('multipl-e', {})).toMatchObject({ language: 'javascript', entry_point: 'double' });
  const java = { language: 'java', prompt: 'class Problem {\n    public static long twice(long n) {\n' };
  expect(truth('multipl-e', java)).toMatchObject({ language: 'java', entry_point: 'twice' });
  expect(() => truth('multipl-e', { prompt: '// nothing begins here\n' })).toThrow('prompt');
});

test('a pass rate and completions that a row brings are kept', () => {
  expect(read('big-math', formatNamed('big-math').sample).difficulty).toEqual({ pass_rate: 0.625 });
  expect(read('math-rollouts', formatNamed('math-rollouts').sample).rollout?.completions).toHaveLength(2);
});
