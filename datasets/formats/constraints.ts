import { z } from 'zod';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { parseExactJson } from '../exact-json.js';
import { type Row, RowError } from '../problem.js';
import { parsePythonLiteral } from '../python-literal.js';

type Constraint = Extract<GroundTruth, { verifier: 'instruction' }>['constraints'][number];

/** Constraints from names and what each takes; a loader of tables fills up with null what the others take. */
export function constraintsOf(names: readonly string[], kwargs: readonly (Row | null)[]): Constraint[] {
  return names.map((id, at) => ({ id, ...given(kwargs[at] ?? {}) }) as Constraint);
}

function given(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value != null));
}

const byFunction = z.looseObject({ func_name: z.string().min(1) });
const byNames = z
  .array(
    z.looseObject({
      instruction_id: z.array(z.string().min(1)).min(1),
      kwargs: z.array(z.looseObject({}).nullable()),
    }),
  )
  .length(1);

/** Tülu 3's two spellings, each as text: one function with its arguments, or IFEval's names in a list of one. */
export function constraintsFromText(field: string, text: string): Constraint[] {
  const value = literal(text);
  const one = byFunction.safeParse(value);
  if (one.success) {
    const { func_name, ...rest } = one.data;
    return constraintsOf([func_name], [rest]);
  }
  const listed = byNames.safeParse(value);
  const [found] = listed.data ?? [];
  if (found === undefined)
    throw new RowError(field, `${field} holds neither func_name nor instruction_id with kwargs`);
  return constraintsOf(found.instruction_id, found.kwargs);
}

function literal(text: string): unknown {
  try {
    return parseExactJson(text).value;
  } catch {
    return pythonOrNull(text);
  }
}

/** Null is none of the two spellings: the caller says so with the field. */
function pythonOrNull(text: string): unknown {
  try {
    return parsePythonLiteral(text).value;
  } catch {
    return null;
  }
}
