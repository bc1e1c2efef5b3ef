/**
 * The Python side of the judge, compiled once by the sandbox's own interpreter: compiling these scripts in every run would
 * cost more than most programs do.
 */
import { readFileSync } from 'node:fs';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { Fault } from './test-result.js';

const read = (name: string): string => readFileSync(new URL(`./python/${name}`, import.meta.url), 'utf8');
const sources = {
  perform: read('perform.py'),
  rehearse: read('rehearse.py'),
  wire: read('_rlvr_wire.py'),
  pytest: read('_rlvr_pytest.py'),
  collect: read('_rlvr_collect.py'),
};
type Script = 'perform' | 'rehearse';

const compiler = `
import base64, json, marshal
with open("sources.json") as file:
    sources = json.load(file)
with open("_rlvr_report", "w") as file:
    for name, source in sources.items():
        code = compile(source, f"<{name}>", "exec", dont_inherit=True)
        sources[name] = base64.b64encode(marshal.dumps(code)).decode()
    json.dump(sources, file)
`;

const loader = `
import base64, marshal, sys, types
def _rlvr_load(name):
    with open(name) as file:
        return marshal.loads(base64.b64decode(file.read()))
_rlvr_wire = sys.modules["_rlvr_wire"] = types.ModuleType("_rlvr_wire")
exec(_rlvr_load("_rlvr_wire.code"), _rlvr_wire.__dict__)
exec(_rlvr_load("_rlvr_main.code"))
`;

type Compiled = Record<keyof typeof sources, string>;
const compiled = new WeakMap<Sandbox, Promise<Compiled>>();

async function compile(sandbox: Sandbox): Promise<Compiled> {
  const run = await sandbox.run(
    {
      language: 'python',
      files: { 'main.py': compiler, 'sources.json': JSON.stringify(sources) },
      entry: 'main.py',
      stdin: '',
      report: '_rlvr_report',
    },
    { timeMs: 60_000, memoryBytes: 268435456, outputBytes: 16777216 },
  );
  if (run.exitCode === 0 && run.report !== null) return JSON.parse(run.report);
  throw new Fault(`the judge's own scripts do not run: ${run.detail || run.stderr || run.ending}`);
}

/**
 * The files with which a run does what the script says, on the given input; it leaves its report in `_rlvr_report`.
 * @param collects whether the tests are a file whose test functions must be found, with what it may import.
 */
export async function scriptFiles(
  sandbox: Sandbox,
  script: Script,
  collects = false,
): Promise<Record<string, string>> {
  let scripts = compiled.get(sandbox);
  if (!scripts) {
    scripts = compile(sandbox);
    compiled.set(sandbox, scripts);
    // A failure must not stay: the next verdict tries again.
    scripts.catch(() => compiled.delete(sandbox));
  }
  const codes = await scripts;
  return {
    'main.py': loader,
    '_rlvr_wire.code': codes.wire,
    '_rlvr_main.code': codes[script],
    ...(collects ? { '_rlvr_pytest.code': codes.pytest, '_rlvr_collect.code': codes.collect } : {}),
  };
}
