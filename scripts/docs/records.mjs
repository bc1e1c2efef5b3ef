// docs/reference/records.md: every field of a problem, and each ground truth, from their schemas.
import { z } from 'zod';
import { problem } from '../../dist/datasets/problem.js';
import { verifiers } from '../../dist/verifiers/registry.js';
import { tableOf } from './schema-table.mjs';

export function recordsReference() {
  const schema = jsonSchema(problem);
  const { ground_truth: _, ...rest } = schema.properties;
  const truths = Object.values(verifiers).map(
    ({ name, schema: truth }) => `### ${name}\n\n${tableOf(jsonSchema(truth))}\n`,
  );
  return `# Record fields

Made from the schemas by \`npm run docs\`. A key with dots stands inside another, \`[]\` for each entry of a list. A field that is not listed is refused.

## Problem

\`ground_truth\` is one of those below; \`meta\` holds whatever else the source had.

${tableOf({ ...schema, properties: rest })}

## Ground truths

Told apart by \`verifier\`; a bare string is short for a math answer.

${truths.join('\n')}`;
}

function jsonSchema(schema) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
}
