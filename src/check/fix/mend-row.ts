import { parseExactJson } from '#datasets/exact-json.js';
import { type Problem, type Row, RowError } from '#datasets/problem.js';
import { problemId } from '#datasets/problem-id.js';
import { parseProblem } from '#datasets/read-problem.js';
import { normalizeText } from '../../stages/normalize/normalize-text.js';

/** The line of a row with what is mechanical mended; undefined where nothing of it can be mended safely. */
export function mendRow(text: string): string | undefined {
  const { value, longNumbers } = parseExactJson(text);
  // A number that no double holds would be written as another one.
  if (longNumbers !== undefined || typeof value !== 'object' || value === null) return undefined;
  const mended = withId(withPlainPrompt(value as Row));
  return mended === undefined ? undefined : JSON.stringify(mended);
}

/** Rows in another shape than ours are left alone: which of their fields make the prompt is their format's business. */
function withPlainPrompt(row: Row): Row {
  if (!Array.isArray(row.prompt)) return row;
  const prompt = row.prompt.map((message) =>
    typeof message?.content === 'string' ? { ...message, content: normalizeText(message.content) } : message,
  );
  return { ...row, prompt };
}

function withId(row: Row): Row | undefined {
  if ('id' in row) return row;
  const problem = problemOf({ ...row, id: 'missing' });
  if (problem === undefined) return undefined;
  const { id: _, ...draft } = problem;
  return { id: problemId(problem.source.dataset, draft), ...row };
}

function problemOf(row: Row): Problem | undefined {
  try {
    return parseProblem(row);
  } catch (error) {
    if (error instanceof RowError) return undefined;
    throw error;
  }
}
