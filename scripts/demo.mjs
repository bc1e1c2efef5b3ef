// Builds the demo dataset with the real command, as a user would, and shows where everything lies.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist/src/cli/main.js');
const recipe = join(root, 'datasets/recipes/demo.yaml');
const args = ['build-dataset', recipe, '--out', 'out', ...process.argv.slice(2)];
console.log(`$ rlvr build-dataset datasets/recipes/demo.yaml\n`);
const built = spawnSync(process.execPath, [main, ...args], { cwd: root, stdio: 'inherit' });
process.exitCode = built.status ?? 1;
