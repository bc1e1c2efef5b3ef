// docs/reference/recipe.md: every key of a recipe and of rlvr-check.yaml, from their schemas.
import { z } from 'zod';
import { checkConfig } from '../../dist/src/check/config.js';
import { recipeJsonSchema } from '../../dist/src/recipe/json-schema.js';
import { tableOf } from './schema-table.mjs';

export function recipeReference() {
  const recipe = recipeJsonSchema();
  const { stages, ...rest } = recipe.properties;
  const sections = Object.entries(stages.properties).map(
    ([name, schema]) => `### ${name}\n\n${stage(name, schema)}\n`,
  );
  return `# Recipe keys

Made from the recipe's schema by \`npm run docs\`; \`recipe.schema.json\` is the same for editors. A key with dots stands inside another, \`[]\` for
each entry of a list.

${tableOf({ ...recipe, properties: rest })}

## Stages

Under \`stages\`, each by its name; \`false\` leaves a stage out, and one that is not named runs with its defaults.

${sections.join('\n')}
## rlvr-check.yaml

What \`rlvr check\` reads where it is started, or from \`--config\` ([checking](../checking.md)).

${tableOf(z.toJSONSchema(checkConfig, { io: 'input', unrepresentable: 'any' }))}
`;
}

function stage(name, schema) {
  const settings = (schema.anyOf ?? [schema]).find((variant) => variant.type === 'object');
  return Object.keys(settings?.properties ?? {}).length === 0
    ? `\`${name}\` has no settings.`
    : tableOf(settings);
}
