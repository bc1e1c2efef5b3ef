// Compiles the floors into dist/, bundles the command line, and copies beside them the files that programs read at run time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(join(root, 'dist'), { recursive: true, force: true });
const compiled = spawnSync(process.execPath, [tsc, '--project', join(root, 'tsconfig.json')], {
  stdio: 'inherit',
  cwd: root,
});
const asc = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
const kernels = [
  ...['min-hash', 'text', 'cosine'].map((name) => `datasets/similarity/kernel/${name}`),
  'datasets/kernel/spacing',
  'src/scorers/ngram/kernel/ngrams',
  'src/stages/filter/kernel/glance',
];
const assembled = kernels.map((kernel) => {
  const options = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert'];
  return spawnSync(process.execPath, [asc, `${kernel}.ts`, '--outFile', `dist/${kernel}.wasm`, ...options], {
    stdio: 'inherit',
    cwd: root,
  });
});
for (const floor of ['src', 'verifiers', 'sandboxes', 'datasets', 'tests']) {
  cpSync(join(root, floor), join(root, 'dist', floor), {
    recursive: true,
    filter: (path) =>
      !path.endsWith('.ts') &&
      !path.endsWith('tsconfig.json') &&
      !path.includes(join('datasets', 'samples')) &&
      !path.includes('__pycache__'),
  });
}
// The script of inspect's report runs in a browser: one plain file, which the report carries whole.
await build({
  entryPoints: [join(root, 'src/inspect/page/main.ts')],
  outfile: join(root, 'dist/src/inspect/page/report.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome111', 'firefox113', 'safari16.4'],
  // The report is one file for any reader: no character that needs its encoding, no end of a script element.
  charset: 'ascii',
  logLevel: 'warning',
});
writeFileSync(
  join(root, 'dist', 'build.json'),
  `${JSON.stringify({ code: codeHash(join(root, 'dist')) })}\n`,
);
const whole = [compiled, ...assembled].every(({ status }) => status === 0);
if (whole) await bundle(root);
chmodSync(join(root, 'dist/src/cli/main.js'), 0o755);
process.exitCode = whole ? 0 : 1;

/** A hash of all that rlvr runs: not of its tests and benches, which change nothing in an output. */
function codeHash(dist) {
  const hash = createHash('sha256');
  for (const floor of ['src', 'verifiers', 'sandboxes', 'datasets']) {
    const files = readdirSync(join(dist, floor), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.|\.map$|\.d\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort())
      hash.update(file.slice(dist.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}
