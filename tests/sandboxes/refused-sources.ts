/** Sources that a compiler must refuse, or that attack it: each ends as `compile_error`, and what it says. */
import type { Language } from '#sandboxes/sandbox.js';

interface Refused {
  readonly name: string;
  readonly language: Language;
  readonly source: string;
  readonly says: RegExp;
}

export const refused: readonly Refused[] = [
  { name: 'a missing semicolon', language: 'c', source: 'int main(void) { return 0 }', says: /expected .;/ },
  {
    name: 'no main',
    language: 'cpp',
    source: 'int f() { return 1; }',
    says: /undefined reference to `main'/,
  },
  { name: 'an unclosed brace', language: 'typescript', source: 'const a: number = {', says: /error/i },
  {
    name: 'a type that does not fit',
    language: 'java',
    source: 'class Main { int a = ""; }',
    says: /incompatible types/,
  },
  {
    name: 'an unused import',
    language: 'go',
    source: 'package main\nimport "os"\nfunc main() {}',
    says: /imported and not used/,
  },
  {
    name: 'a use after a move',
    language: 'rust',
    source: 'fn main() { let a = String::new(); drop(a); println!("{}", a); }',
    says: /borrow of moved value/,
  },
  {
    name: 'an unknown name',
    language: 'csharp',
    source: 'class P { static void Main() { x(); } }',
    says: /CS0103/,
  },
  {
    name: 'a device without an end',
    language: 'c',
    source: '#include "/dev/zero"\nint main(void) {}',
    says: /limit|error/,
  },
  {
    name: "the host's accounts",
    language: 'cpp',
    source: '#include "/etc/passwd"\nint main() {}',
    says: /No such file/,
  },
  {
    name: "the host's accounts, by the assembler",
    language: 'c',
    source: 'asm(".incbin \\"/etc/passwd\\"");\nint main(void) {}',
    says: /No such file|cannot open|not found/i,
  },
  {
    name: "the host's accounts, by a macro",
    language: 'rust',
    source: 'fn main() { print!("{}", include_str!("/etc/passwd")); }',
    says: /couldn't read|No such file/,
  },
  {
    name: 'templates without an end',
    language: 'cpp',
    source:
      'template <int N, int M> struct A { static const long v = A<N - 1, M>::v + A<N - 1, M + 1>::v; };\n' +
      'template <int M> struct A<0, M> { static const long v = 1; };\n' +
      'template <int N> struct B { typename B<N + 1>::type x; };\nint main() { return sizeof(B<0>) + A<800, 0>::v; }',
    says: /limit|depth|error/,
  },
  {
    name: 'a constant that takes for ever',
    language: 'cpp',
    source:
      'constexpr long f(long n) { long s = 0; for (long i = 0; i < n; i++) for (long j = 0; j < n; j++) s += i ^ j; return s; }\n' +
      'constexpr long x = f(1000000000L);\nint main() { return x; }',
    says: /limit|constexpr/,
  },
  {
    name: 'a program of gigabytes',
    language: 'c',
    source: 'char a[3000000000UL] = {1};\nint main(void) { return a[0]; }',
    says: /limit|too large|large|size|error|relocation/,
  },
];
