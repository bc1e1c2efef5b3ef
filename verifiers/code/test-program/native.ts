/**
 * C and C++: tests and completion in two units. All that the tests see of the completion is a function with the prompt's own
 * signature; it stands after the completion and calls the completion's, so that this may be written in any way a call allows:
 * with references for values, an int for a long, inline or static. Declared to the tests directly, a function of another
 * type would not link, or worse, link and return what it never returned.
 */
import { afterStandardHeaders } from '#sandboxes/cpp-header.js';
import { type Build, functions, withoutFirstBrace } from './parts.js';
import { promptParts } from './prompt.js';

/** Splits at commas that no bracket holds. */
function splitParameters(source: string): string[] {
  const all: string[] = [''];
  let depth = 0;
  for (const char of source) {
    if ('<([{'.includes(char)) depth += 1;
    if ('>)]}'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) all.push('');
    else all[all.length - 1] += char;
  }
  return all.map((one) => one.trim()).filter((one) => one !== '' && one !== 'void');
}

interface Signature {
  readonly returns: string;
  readonly parameters: string;
  /** The names of the parameters. */
  readonly names: readonly string[];
}

/** The parts of the line that begins the function; null for one that is written otherwise than by a type, a name and parameters. */
export function signatureOf(line: string, name: string): Signature | null {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const [, returns = '', parameters = ''] =
    new RegExp(`^(.*[\\s&*>])${escaped}\\s*\\((.*)\\)\\s*\\{?\\s*$`).exec(line) ?? [];
  const names = splitParameters(parameters).map(
    (one) => /(\w+)\s*(?:\[[^\]]*\]\s*)*$/.exec(one.replace(/=.*$/, ''))?.[1] ?? '',
  );
  const type = returns.replace(/\b(?:static|inline|extern|constexpr)\b/g, '').trim();
  return type === '' || names.includes('') ? null : { returns: type, parameters, names };
}

/** A failed assertion is told and ends the program by an instruction: no function of the completion's own stands in its way. */
const assertion = (cast: string, mustFail: number): string => `
#include <stdio.h>
#undef assert
static int failed_assertions;
static void assertion_failed(const char *what) { failed_assertions++; ${mustFail ? '(void)what;' : `fprintf(stderr, "assertion failed: %s\\n", what); __builtin_trap();`} }
#define assert(...) (${cast}(__VA_ARGS__) ? (void)0 : assertion_failed(#__VA_ARGS__))
`;

/** A main of the completion's own is a demonstration. The macro stands after the headers: before them none made beforehand is used. */
function withOtherMain(code: string): string {
  const at = afterStandardHeaders(code);
  return `${code.slice(0, at)}\n#define main main_of_the_completion\n${code.slice(at)}`;
}

export const inTwoUnits =
  (language: 'c' | 'cpp'): Build =>
  (parts) => {
    const { head, signature: line } = promptParts(parts.setup);
    const signature = signatureOf(line, parts.entryPoint);
    const tests = withoutFirstBrace(parts.tests).replace(
      /\bint\s+main\s*\([^)]*\)/,
      'static void run_tests()',
    );
    const code = withOtherMain(functions(parts, language));
    const called = `called_by_the_tests_${parts.token.slice(0, 16)}`;
    const declared = signature && `${signature.returns} ${called}(${signature.parameters})`;
    const global = language === 'cpp' ? '::' : '';
    const calls = signature && `{ return ${global}${parts.entryPoint}(${signature.names.join(', ')}); }`;
    const seen = signature
      ? `${declared};\nstatic ${signature.returns} (*const ${parts.entryPoint})(${signature.parameters}) = ${called};`
      : line.replace(/\{\s*$/, ';');
    const own = `#include <stdio.h>\nint main() { run_tests(); ${parts.mustFail ? '' : 'assert(fgetc(stdin) == EOF);'} if (failed_assertions != ${parts.mustFail}) __builtin_trap(); puts("\\n${parts.token}"); fflush(stdout); return 0; }\n`;
    return {
      [`main.${language}`]: `${head}\n${assertion(language === 'cpp' ? '(bool)' : '', parts.mustFail)}${seen}\n${tests}\n${own}`,
      [`solution.${language}`]: declared ? `${code}\n${declared} ${calls}\n` : code,
    };
  };
