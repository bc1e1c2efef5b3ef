import { z } from 'zod';
import { recipe } from './recipe.js';

/** The recipe's schema as JSON Schema 2020-12, for editors. Rules that JSON Schema cannot say are left to the loader. */
export function recipeJsonSchema(): object {
  const schema = z.toJSONSchema(recipe, { io: 'input', unrepresentable: 'any' });
  return { title: 'rlvr recipe', ...schema };
}
