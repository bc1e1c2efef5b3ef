import type { GroundTruth } from '#verifiers/ground-truth.js';

/**
 * A ground truth as the text that trainers carry: the answer; for code the JSON text `{"inputs","outputs"}`, with `fn_name` for
 * calls, as in verl's own datasets. Tests in other forms have no such spelling and are carried as our record's JSON.
 */
export function truthText(truth: GroundTruth): string {
  switch (truth.verifier) {
    case 'math':
      return truth.answer ?? truth.answers?.[0] ?? '';
    case 'choice':
    case 'text':
      return truth.answer;
    case 'code':
      return codeText(truth);
  }
}

function codeText(truth: Extract<GroundTruth, { verifier: 'code' }>): string {
  const { tests, entry_point } = truth;
  if (tests.every((test) => 'stdin' in test)) {
    return JSON.stringify({
      inputs: tests.map((test) => test.stdin),
      outputs: tests.map((test) => test.stdout),
    });
  }
  if (entry_point !== undefined && tests.every((test) => 'args' in test)) {
    const outputs = tests.map((test) => test.expected);
    return JSON.stringify({ inputs: tests.map((test) => test.args), outputs, fn_name: entry_point });
  }
  return JSON.stringify(truth);
}
