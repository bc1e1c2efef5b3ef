/**
 * A test file in a language other than Python: the completion after its prompt, then the tests, one program. It proves with a
 * token that the tests ran to their end, since leaving early with status 0 proves nothing. Where the language lets tests and
 * completion stand apart (C, C++), neither macros nor names of the completion reach the tests. What a completion may do to the
 * comparison, it does not know what is expected: the control is the same program with another expected value in each check,
 * and gives its token only where every one of them failed. And given anything on its input, a program fails after its tests as
 * a test does: one that then still gives the token does not depend on them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Language, languages } from '#sandboxes/languages.js';
import type { Program } from '#sandboxes/sandbox.js';
import type { Extracted } from '../extract.js';
import { changed, checksOf, withHeads } from './checks.js';
import { inClass } from './classes.js';
import { importsUsed, takeImports } from './go-imports.js';
import { inTwoUnits } from './native.js';
import { type Build, functions, withoutFirstBrace } from './parts.js';
import { bash, php, ruby } from './scripts.js';

export interface TestProgram extends Pick<Program, 'files' | 'entry'> {
  /** The last thing printed by a program whose tests all passed. */
  readonly token: string;
}

interface TestPrograms extends TestProgram {
  readonly control: TestProgram | null;
}

/** Known to nobody outside this process; a token derived from it is the same for the same program, so that it is compiled once. */
const secret = randomBytes(16);

const go: Build = (parts) => {
  const { mark, mustFail, token } = parts;
  const code = takeImports(functions(parts, 'go'));
  const tests = takeImports(parts.tests.replace(/\bt\.Errorf\(/g, `failed_${mark}(t, `));
  const fails = mustFail === 0 ? '\n\tt.Errorf(format, values...)' : '';
  const failed = `var count_${mark} = 0\n\nfunc failed_${mark}(t *testing.T, format string, values ...interface{}) {\n\tcount_${mark}++${fails}\n}\n`;
  const main = `func TestMain(m *testing.M) {\n\tstatus := m.Run()\n\tif extra, _ := os.Stdin.Read(make([]byte, 1)); extra > 0 {\n\t\tstatus = 1\n\t}\n\tif status == 0 && count_${mark} == ${mustFail} {\n\t\tfmt.Println("\\n${token}")\n\t}\n\tos.Exit(status)\n}\n`;
  const source = `${code.rest}\n${failed}\n${tests.rest}\n${main}`;
  const imports = importsUsed([...code.imports, ...tests.imports, '"fmt"', '"os"', '"testing"'], source);
  return { 'main_test.go': `package main\n\nimport (\n${imports.join('\n')}\n)\n${source}` };
};

/** A macro of the completion's own stands in no check's place. */
const rust: Build = (parts) => {
  const { mark, mustFail, token } = parts;
  const code = parts.found.code.replace(/\bfn\s+main\s*\(\s*\)/, 'fn main_of_the_completion()');
  const tests = withHeads(parts.tests, parts.checks, `check_${mark}!`);
  const ends = mustFail === 0 ? ' eprintln!("assertion failed: {}", what); std::process::exit(101);' : '';
  const check = `static FAILED_${mark}: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
fn failed_${mark}(what: &str) { let _ = what; FAILED_${mark}.fetch_add(1, std::sync::atomic::Ordering::SeqCst);${ends} }
macro_rules! check_${mark} { ($found:expr, $expected:expr $(,)?) => { if !($found == $expected) { failed_${mark}(stringify!($found == $expected)) } } }`;
  const main = `fn main() { run_tests(); assert!(std::io::Read::bytes(std::io::stdin()).next().is_none()); if FAILED_${mark}.load(std::sync::atomic::Ordering::SeqCst) == ${mustFail} { println!("\\n${token}"); } }`;
  return {
    'main.rs': `${functions({ ...parts, found: { ...parts.found, code } }, 'rust')}\n${check}\n${withoutFirstBrace(tests).replace(/fn main\(\)/, 'fn run_tests()')}\n${main}\n`,
  };
};

const builds: Partial<Record<Language, Build>> = {
  c: inTwoUnits('c'),
  cpp: inTwoUnits('cpp'),
  java: inClass('java'),
  csharp: inClass('csharp'),
  go,
  rust,
  php,
  ruby,
  bash,
};

interface TestFile {
  readonly setup: string | undefined;
  readonly entryPoint: string;
  readonly tests: string;
}

export function testProgram(
  language: Language,
  found: Extracted,
  { setup = '', ...file }: TestFile,
): TestPrograms {
  const build = builds[language];
  if (!build) throw new Error(`no test programs in ${language}`);
  const programOf = (tests: string, mustFail: number): TestProgram => {
    const token = createHash('sha256')
      .update(secret)
      .update(JSON.stringify([language, found.code, setup, tests]))
      .digest('hex');
    const mark = token.slice(0, 16);
    const checks = checksOf(tests, file.entryPoint);
    const files = build({ found, setup, ...file, tests, checks, token, mark, mustFail });
    return { files, entry: Object.keys(files)[0] ?? languages[language].fileName, token };
  };
  const checks = checksOf(file.tests, file.entryPoint);
  const control = checks.length === 0 ? null : programOf(changed(file.tests, checks), checks.length);
  return { ...programOf(file.tests, 0), control };
}
