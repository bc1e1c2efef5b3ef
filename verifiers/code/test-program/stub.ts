/**
 * Whether anybody can pass the tests: the prompt's function with a body that only fails must compile with them. Where it does
 * not, the ground truth is at fault and no completion. A completion's own messages are not asked: it could forge them.
 */
import type { Language } from '#sandboxes/languages.js';

/** Bodies that suit every type of result. */
export const stubs: Partial<Record<Language, string>> = {
  c: '    __builtin_trap();\n}\n',
  cpp: '    __builtin_trap();\n}\n',
  java: '        throw new RuntimeException("stub");\n    }\n',
  csharp: '        throw new Exception("stub");\n    }\n',
  go: '\tpanic("stub")\n}\n',
  rust: '    panic!("stub")\n}\n',
  php: '    throw new Exception("stub");\n}\n',
};

/** What a language that is not compiled says only when it begins to run a source. */
export const refusedAtStart: Partial<Record<Language, RegExp>> = { php: /Cannot redeclare/ };

/** How a test of the benchmark says that its assertion failed; anything else that ends a program is an error in it. */
const failedAssertions: Partial<Record<Language, RegExp>> = {
  c: /^assertion failed: .*/m,
  cpp: /^assertion failed: .*/m,
  java: /java\.lang\.AssertionError.*/,
  csharp: /System\.Exception: (assertion failed)/,
  go: /^\s*--- FAIL: .*/m,
  rust: /assertion .*failed.*/,
  php: /Uncaught Exception: (Test failed!.*)/,
  ruby: /(Test failed!.*) \(RuntimeError\)/,
  bash: /^assertion failed: .*/m,
};

/** What a failed assertion said; null where none failed. */
export function failedAssertion(language: Language, stderr: string, stdout: string): string | null {
  const found = failedAssertions[language]?.exec(language === 'go' ? stdout : stderr);
  return found ? (found[1] ?? found[0]).trim() : null;
}
