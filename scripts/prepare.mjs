// Builds the package where it is installed from its repository. npm installs no development packages for `npm install --global` of a
// git repository, which is how pre-commit installs hooks, and runs this script all the same: then they are fetched first.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

function has(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function run(command, args) {
  // What the outer npm was asked, such as --global, is no business of this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(global|location|prefix|omit)$/i.test(name)),
  );
  const { status } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!has('esbuild') || !has('typescript'))
  run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit']);
run(process.execPath, ['scripts/build.mjs']);
