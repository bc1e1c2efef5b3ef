/**
 * A test file in a language other than Python: the completion after its prompt, then the tests, one program. It proves with a
 * token that the tests ran to their end, since leaving early with status 0 proves nothing. Where the language lets tests and
 * completion be compiled apart (C, C++), neither macros nor names of the completion reach the tests.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Language, languages } from '#sandboxes/languages.js';
import type { Program } from '#sandboxes/sandbox.js';
import type { Extracted } from '../extract.js';
import { defines } from '../source-language.js';
import { toDepth } from './braces.js';
import { importsUsed, takeImports } from './go-imports.js';
import { beforeClass, promptParts } from './prompt.js';

export interface TestProgram extends Pick<Program, 'files' | 'entry'> {
  /** The last thing printed by a program whose tests all passed. */
  readonly token: string;
}

interface Parts {
  readonly found: Extracted;
  readonly setup: string;
  readonly entryPoint: string;
  readonly tests: string;
  readonly token: string;
}

type Build = (parts: Parts) => Readonly<Record<string, string>>;

/** Known to nobody outside this process; a token derived from it is the same for the same program, so that it is compiled once. */
const secret = randomBytes(16);

/** The completion as whole functions after what the prompt holds before its own. */
function functions({ found, setup, entryPoint }: Parts, language: Language): string {
  const { head } = promptParts(setup);
  return defines(found.code, entryPoint, language)
    ? `${head}\n${found.code}`
    : `${setup.trimEnd()}\n${found.code}`;
}

const withoutFirstBrace = (tests: string): string => tests.replace(/^\s*\}/, '');

/** Tests and completion in two units: all that the tests see of the completion is the function's declaration. */
const inTwoUnits =
  (language: 'c' | 'cpp'): Build =>
  (parts) => {
    const { head, signature } = promptParts(parts.setup);
    // A main of the completion's own is a demonstration.
    const code = `#define main main_of_the_completion\n${functions(parts, language)}`;
    const declaration = signature.replace(/\{\s*$/, ';');
    const tests = withoutFirstBrace(parts.tests).replace(
      /\bint\s+main\s*\([^)]*\)/,
      'static void run_tests()',
    );
    const extension = language === 'c' ? 'c' : 'cpp';
    const own = `#include <stdio.h>\nint main() { run_tests(); puts("\\n${parts.token}"); fflush(stdout); return 0; }\n`;
    return {
      [`main.${extension}`]: `${head}\n${declaration}\n${tests}\n${own}`,
      [`solution.${extension}`]: toDepth(code, 0, 'slashes'),
    };
  };

/** A method in a class that the tests go on with. */
function inClass(
  { found, setup, entryPoint, tests, token }: Parts,
  language: Language,
  main: { readonly pattern: RegExp; readonly call: string; readonly own: (token: string) => string },
): string {
  const { head } = promptParts(setup);
  const { imports, opening } = beforeClass(head);
  const name = /class (\w+)/.exec(opening)?.[1] ?? '';
  const whole = defines(found.code, entryPoint, language);
  const start = !whole
    ? `${setup.trimEnd()}\n`
    : defines(found.code, name, language)
      ? `${imports}\n`
      : `${imports}\n${opening}\n`;
  const renamed = withoutFirstBrace(tests).replace(main.pattern, main.call);
  const parts = [toDepth(start + found.code, 1, 'slashes'), toDepth(renamed, 0, 'slashes'), main.own(token)];
  return `${parts.join('\n')}\n}\n`;
}

const builds: Partial<Record<Language, Build>> = {
  c: inTwoUnits('c'),
  cpp: inTwoUnits('cpp'),
  java: (parts) => ({
    'Problem.java': inClass(parts, 'java', {
      pattern: /public static void main\s*\(String\[\] \w+\)/,
      call: 'private static void runTests()',
      own: (token) =>
        `    public static void main(String[] args) { runTests(); System.out.println("\\n${token}"); }`,
    }),
  }),
  csharp: (parts) => ({
    'main.cs': `${inClass(parts, 'csharp', {
      pattern: /public static void Main\s*\(string\[\] \w+\)/,
      call: 'private static void RunTests()',
      own: (token) =>
        `    public static void Main(string[] args) { RunTests(); Console.WriteLine("\\n${token}"); }`,
    })}
static class Debug { public static void Assert(bool holds) { if (!holds) throw new Exception("assertion failed"); } }\n`,
  }),
  go: (parts) => {
    const code = takeImports(functions(parts, 'go'));
    const tests = takeImports(parts.tests);
    const main = `func TestMain(m *testing.M) {\n\tstatus := m.Run()\n\tif status == 0 {\n\t\tfmt.Println("\\n${parts.token}")\n\t}\n\tos.Exit(status)\n}\n`;
    const source = `${toDepth(code.rest, 0, 'slashes')}\n${tests.rest}\n${main}`;
    const imports = importsUsed([...code.imports, ...tests.imports, '"fmt"', '"os"', '"testing"'], source);
    return { 'main_test.go': `package main\n\nimport (\n${imports.join('\n')}\n)\n${source}` };
  },
  rust: (parts) => ({
    'main.rs': `${toDepth(functions(parts, 'rust'), 0, 'slashes')}\n${withoutFirstBrace(parts.tests).replace(/fn main\(\)/, 'fn run_tests()')}\nfn main() { run_tests(); println!("\\n${parts.token}"); }\n`,
  }),
  php: (parts) => {
    const code = parts.found.code.replace(/^\s*<\?php\b/, '').replace(/\?>\s*$/, '');
    const whole = functions({ ...parts, found: { ...parts.found, code } }, 'php');
    return { 'main.php': `${toDepth(whole, 0, 'slashes')}\n${parts.tests}\necho "\\n${parts.token}\\n";\n` };
  },
  ruby: (parts) => ({ 'main.rb': `${functions(parts, 'ruby')}\n${parts.tests}\nputs "\\n${parts.token}"\n` }),
  bash: (parts) => ({
    'main.sh': `${toDepth(functions(parts, 'bash'), 0, 'hashes')}\n${withoutFirstBrace(parts.tests)}\nbuiltin echo; builtin echo ${parts.token}\n`,
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
