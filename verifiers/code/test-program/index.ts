/**
 * A test file in a language other than Python: the completion after its prompt, then the tests, one program. It proves with a
 * token that the tests ran to their end, since leaving early with status 0 proves nothing. Where the language lets tests and
 * completion stand apart (C, C++), neither macros nor names of the completion reach the tests. Given anything on its input, it
 * fails after its tests as a test does: a program that then still gives the token does not depend on them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Language, languages } from '#sandboxes/languages.js';
import type { Program } from '#sandboxes/sandbox.js';
import type { Extracted } from '../extract.js';
import { inClass } from './classes.js';
import { importsUsed, takeImports } from './go-imports.js';
import { inTwoUnits } from './native.js';
import { type Build, functions, withoutFirstBrace } from './parts.js';

export interface TestProgram extends Pick<Program, 'files' | 'entry'> {
  /** The last thing printed by a program whose tests all passed. */
  readonly token: string;
}

/** Known to nobody outside this process; a token derived from it is the same for the same program, so that it is compiled once. */
const secret = randomBytes(16);

const go: Build = (parts) => {
  const code = takeImports(functions(parts, 'go'));
  const tests = takeImports(parts.tests);
  const main = `func TestMain(m *testing.M) {\n\tstatus := m.Run()\n\tif extra, _ := os.Stdin.Read(make([]byte, 1)); extra > 0 {\n\t\tstatus = 1\n\t}\n\tif status == 0 {\n\t\tfmt.Println("\\n${parts.token}")\n\t}\n\tos.Exit(status)\n}\n`;
  const source = `${code.rest}\n${tests.rest}\n${main}`;
  const imports = importsUsed([...code.imports, ...tests.imports, '"fmt"', '"os"', '"testing"'], source);
  return { 'main_test.go': `package main\n\nimport (\n${imports.join('\n')}\n)\n${source}` };
};

const rust: Build = (parts) => ({
  'main.rs': `${functions(parts, 'rust')}\n${withoutFirstBrace(parts.tests).replace(/fn main\(\)/, 'fn run_tests()')}\nfn main() { run_tests(); assert!(std::io::Read::bytes(std::io::stdin()).next().is_none()); println!("\\n${parts.token}"); }\n`,
});

const php: Build = (parts) => {
  const code = parts.found.code.replace(/^\s*<\?php\b/, '').replace(/\?>\s*$/, '');
  const whole = functions({ ...parts, found: { ...parts.found, code } }, 'php');
  return {
    'main.php': `${whole}\n${parts.tests}\nif (fgetc(STDIN) !== false) throw new Exception('Test failed!');\necho "\\n${parts.token}\\n";\n`,
  };
};

/** Classes of test-unit would be run when the program has ended: they are run where plain tests stand. The gem must be asked for. */
const testUnit = `require 'test/unit/autorunner'
Test::Unit::AutoRunner.need_auto_run = false
raise 'Test failed!' unless Test::Unit::AutoRunner.run
`;

const ruby: Build = (parts) => {
  const isTestUnit = /\bTest::Unit\b/.test(parts.tests);
  const tests = isTestUnit ? `require 'rubygems'\n${parts.tests}\n${testUnit}` : parts.tests;
  return {
    'main.rb': `${functions(parts, 'ruby')}\n${tests}\nraise 'Test failed!' if $stdin.read(1)\nputs "\\n${parts.token}"\n`,
  };
};

/** Tests of bash end at the first command that fails, without a word. */
const failedCommand = `trap '[[ $? = 0 ]] || builtin echo "assertion failed: $BASH_COMMAND" >&2' EXIT`;

const builds: Partial<Record<Language, Build>> = {
  c: inTwoUnits('c'),
  cpp: inTwoUnits('cpp'),
  java: inClass('java'),
  csharp: inClass('csharp'),
  go,
  rust,
  php,
  ruby,
  bash: (parts) => ({
    'main.sh': `${functions(parts, 'bash')}\n${failedCommand}\n${withoutFirstBrace(parts.tests)}\nextra=; builtin read -r -n 1 extra || builtin :\n[[ -z $extra ]]\nbuiltin echo; builtin echo ${parts.token}\n`,
  }),
};

export function testProgram(
  language: Language,
  found: Extracted,
  { setup = '', entryPoint, tests }: { setup: string | undefined; entryPoint: string; tests: string },
): TestProgram {
  const build = builds[language];
  if (!build) throw new Error(`no test programs in ${language}`);
  const token = createHash('sha256')
    .update(secret)
    .update(JSON.stringify([language, found.code, setup, tests]))
    .digest('hex');
  const files = build({ found, setup, entryPoint, tests, token });
  return { files, entry: Object.keys(files)[0] ?? languages[language].fileName, token };
}
