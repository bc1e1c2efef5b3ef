// Writes recipe.schema.json from the recipe's own schema. Run after a build: npm run schema
import { writeFileSync } from 'node:fs';
import { recipeJsonSchema } from '../dist/src/recipe/json-schema.js';

writeFileSync(
  new URL('../recipe.schema.json', import.meta.url),
  `${JSON.stringify(recipeJsonSchema(), null, 2)}\n`,
);
