/**
 * Trainers carry a ground truth as text: an answer, our own record as JSON text, or for code the JSON text
 * `{"inputs": […], "outputs": […], "fn_name"?}`.
 */

/** Our ground truth for a trainer's spelling of one; a value that is none of them is given back as it is. */
export function trainerTruth(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return value;
  const parsed = jsonObject(value);
  if (parsed === undefined) return value;
  if (typeof parsed.verifier === 'string') return parsed;
  const { inputs, outputs, fn_name: name } = parsed;
  if (!Array.isArray(inputs) || !Array.isArray(outputs) || inputs.length !== outputs.length) return value;
  if (typeof name === 'string') {
    const tests = inputs.map((args, at) => ({ args, expected: outputs[at] }));
    return { verifier: 'code', language: 'python', entry_point: name, tests };
  }
  const tests = inputs.map((stdin, at) => ({ stdin, stdout: outputs[at] }));
  return { verifier: 'code', language: 'python', tests };
}

/** The object that the text holds, or undefined: an answer such as `{1, 2}` is a set and not JSON. */
function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
