// Writes docs/reference/ from the code, so that it cannot drift. After a build: npm run docs. With --check it writes nothing and
// ends with 1 when a file is not what the code says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { checksReference } from './docs/checks.mjs';
import { cliReference } from './docs/cli.mjs';
import { recipeReference } from './docs/recipe.mjs';
import { recordsReference } from './docs/records.mjs';

const folder = new URL('../docs/reference/', import.meta.url);
const pages = {
  'cli.md': cliReference(),
  'recipe.md': recipeReference(),
  'records.md': recordsReference(),
  'checks.md': checksReference(),
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const path = new URL(name, folder);
  const page = `${text.trimEnd()}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === page) continue;
  if (process.argv.includes('--check')) {
    console.error(`docs/reference/${name} is not what the code says: npm run docs`);
    process.exitCode = 1;
  } else writeFileSync(path, page);
}
