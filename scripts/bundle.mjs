// Joins what the command line loads into few files: reading hundreds of modules takes longer than judging. The modules stay
// where they are for those who import the package; only the entries are replaced by stubs that load the bundle.
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** Said before anything is loaded that an older Node.js cannot read. */
const oldNode = `const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 18)) {
  process.stderr.write('rlvr: Node.js ' + process.versions.node + ' is too old\\n  → install Node.js 22 or newer, 20.18.1 at least: nodejs.org, or nvm install 22\\n');
  process.exit(3);
}
`;

/** Entries under dist/, with the name that the bundle gives them and what their stubs must export again. */
const entries = [
  {
    file: 'src/cli/main.js',
    name: 'command-line',
    // From Node 22 on, compiled code is kept between runs; earlier ones have no such cache.
    stub: (bundle) =>
      `#!/usr/bin/env node\nimport module from 'node:module';\n\n${oldNode}module.enableCompileCache?.();\nawait import('${bundle}');\n`,
  },
  {
    file: 'src/judge/worker.js',
    name: 'judge-worker',
    stub: (bundle) => `export { default } from '${bundle}';\n`,
  },
  {
    file: 'src/build/stage-thread.js',
    name: 'stage-thread',
    stub: (bundle) => `export { default } from '${bundle}';\n`,
  },
  {
    file: 'src/stages/ingest/thread.js',
    name: 'ingest-thread',
    stub: (bundle) => `import '${bundle}';\n`,
  },
  {
    file: 'src/stages/export/thread.js',
    name: 'export-thread',
    stub: (bundle) => `import '${bundle}';\n`,
  },
];

/** Loaded when first needed, with files or native parts of their own. */
const external = [
  'piscina',
  'nerdamer',
  'mathjs',
  '@duckdb/node-api',
  'pyodide',
  'dockerode',
  'eld',
  'eld/small',
  'quickjs-emscripten-core',
  '@jitl/quickjs-wasmfile-release-sync',
  'onnxruntime-node',
  '@huggingface/tokenizers',
  'undici',
  'fastify',
  'prom-client',
];

/**
 * Our own modules as the bundle needs them: one that names files beside it must find them from the bundle, too, and of zod only
 * what is used is taken, which is a quarter of it.
 */
const ownModules = (dist, outdir) => ({
  name: 'own-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(dist)) return undefined;
      const code = await readFile(path, 'utf8');
      const place = `new URL(${JSON.stringify(relative(outdir, path))}, import.meta.url).href`;
      return {
        contents: code
          .replaceAll('import.meta.url', place)
          .replace("import { z } from 'zod';", "import * as z from 'zod';"),
      };
    });
  },
});

/** The licence texts of the packages inside the bundle, as their licences ask. */
function licences(root, inputs) {
  const names = new Set(
    inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []),
  );
  return [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].flatMap((file) => {
      try {
        return [readFileSync(join(folder, file), 'utf8')];
      } catch {
        return [];
      }
    })[0];
    if (text === undefined) throw new Error(`${name} is bundled and has no licence file`);
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
}

/** @param root the package's folder, whose dist/ was compiled. */
export async function bundle(root) {
  const dist = join(root, 'dist');
  const outdir = join(dist, 'bundle');
  const result = await build({
    // Entries lie flat beside the parts, so that `place` holds wherever a module ends up.
    entryPoints: entries.map(({ file, name }) => ({ in: join(dist, file), out: name })),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    plugins: [ownModules(dist, outdir)],
    // Packages in the older module format ask for `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
  });
  for (const { file, name, stub } of entries) {
    const path = join(dist, file);
    writeFileSync(path, stub(relative(dirname(path), join(outdir, `${name}.js`))));
  }
  writeFileSync(join(outdir, 'LICENSES.txt'), licences(root, Object.keys(result.metafile.inputs)).join('\n'));
}
