// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources of bash and PHP hold them
import { describe, expect, test } from 'vitest';
import type { Language } from '#sandboxes/languages.js';
import { braces, toDepth } from './braces.js';

/** Sources whose braces balance, however their texts look. */
const balanced: readonly [Language, string][] = [
  ['php', "function f($op) {\n  if ($op === '//') { return '{[('; }\n}"],
  ['php', 'function f() {\n  # don\'t use {x\n  $a = "{$b["}"]} and }";\n}'],
  ['php', 'function f() {\n  // {\n  $a = <<<EOT\n  } {$x[1]} {\n  EOT;\n  return #[A] fn() => 1;\n}'],
  ['javascript', "function f(text) { if (text === '//') { return '{'; } }"],
  ['javascript', 'function f(s) { return `${`}${{ a: 1 }.a}`} {` + s.replace(/[{/"]/g, "}") / 2; }'],
  ['javascript', 'function f(a, b) { return a / b; } // "}\nconst g = () => { const r = /}/; return r; };'],
  ['typescript', "const f = (s: string): string => { return s.split('`').join('{'); };"],
  ['c', "int f(void) { char a = '{', b = '\"'; return a == '\\'' || b; /* } */ }"],
  ['cpp', 'auto s = R"x(}" } )" )x"; long f() { return 1\'000\'000; } char c = \'}\';'],
  ['java', 'class A { char c = \'{\'; String s = "}\\"{"; String t = """\n } " {""";  }'],
  ['go', 'func f() { a := `}"`; b := \'{\'; c := "\\"}" // }\n _, _, _ = a, b, c }'],
  ['rust', "fn f<'a>(x: &'a str) -> char { let _ = r#\"}\"{\"#; let _ = '\\u{7d}'; '}' }"],
  [
    'csharp',
    'class A { string s = @"}""{", t = $"{{ {d["}"]} {x:F2}", u = $@"{(1)}""}}{{"; char c = \'{\'; }',
  ],
  ['bash', 'f() {\n  echo "${a[${i}]}" ${1:-${E:-}} ${b[${i}]}\n}'],
  ['bash', "f() { s=${1//\\}/x}; t=\"${1:-don't}\"; u=${x//'}'/y}; echo '{' { } \"}\" \\{ ; }"],
  ['bash', 'f() {\n  # }\n  n=${#1}; (( n << EOF )) ; echo $(( (1 << 2) + ${n} )) {1..3} a{b,c}\n}'],
  ['bash', "f() {\n  cat <<EOF\n  } ${1}\nEOF\n  cat <<-'X' <<< y\n}\n\tX\n}"],
  ['bash', 'f() { x=$(case $1 in a) echo "}";; *) { echo b; };; esac); echo "$(g "{" "${x}")"; }'],
  ['bash', 'f()\n{\n  while read -r c; do { echo $c; } done\n  if [[ $1 == { ]]; then g; fi }'],
  ['bash', 'function f {\n  awk \'{ print "}" }\' | { sort; } | sed "s/}//"\n}'],
];

test.each(balanced)('%s: %s', (language, source) => {
  const marks = braces(source, language);
  expect(marks.length).toBeGreaterThan(1);
  expect(marks.filter(({ opens }) => opens).length * 2).toBe(marks.length);
  expect(marks.map(({ at }) => source[at])).toEqual(marks.map(({ opens }) => (opens ? '{' : '}')));
  expect(marks.at(-1)?.opens).toBe(false);
  for (const wanted of [0, 1])
    expect(
      toDepth(`${source}\n`, wanted, language).startsWith(
        wanted ? source.slice(0, marks.at(-1)?.at).trimEnd() : source,
      ),
    ).toBe(true);
});

describe('the depth is mended at the end', () => {
  test.each<[Language, string, number, string]>([
    ['cpp', 'long f() {\n  return 1;', 0, 'long f() {\n  return 1;\n}\n'],
    ['cpp', 'long f() {\n  return 1;\n}\n}\n', 0, 'long f() {\n  return 1;\n}\n'],
    ['cpp', 'long f() {}\nlong g() {', 0, 'long f() {}\nlong g() {\n}\n'],
    [
      'java',
      'class A {\n  int f() {\n    return 1;\n  }\n}',
      1,
      'class A {\n  int f() {\n    return 1;\n  }\n',
    ],
    ['bash', 'f() {\n  echo ${a[${i}]}', 0, 'f() {\n  echo ${a[${i}]}\n}\n'],
    ['python', 'x = {', 0, 'x = {\n'],
  ])('%s: %j to %d', (language, source, wanted, mended) => {
    expect(toDepth(source, wanted, language)).toBe(mended);
  });
});

test('a scan is linear, whatever is never closed', () => {
  const pieces = [
    '/*',
    '"\\"',
    "'",
    '`${',
    '<<<A\n',
    'R"(',
    '$"{',
    '${x:-',
    '$((',
    'r#"',
    '/[',
    '"""',
    '<<A\n',
    '#',
    '{',
  ];
  for (const language of ['cpp', 'php', 'javascript', 'csharp', 'rust', 'java', 'bash'] as const)
    for (const piece of pieces) {
      const started = performance.now();
      braces(piece.repeat(10_000), language);
      expect(performance.now() - started, `${language}: ${piece}`).toBeLessThan(3000);
    }
});
