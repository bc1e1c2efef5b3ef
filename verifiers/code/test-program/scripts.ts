/** Test programs of languages that are run as they stand: PHP, Ruby and bash. */
import { edited, withHeads } from './checks.js';
import { type Build, functions, withoutFirstBrace } from './parts.js';

export const php: Build = (parts) => {
  const { mark, mustFail, token } = parts;
  const code = parts.found.code.replace(/^\s*<\?php\b/, '').replace(/\?>\s*$/, '');
  const whole = functions({ ...parts, found: { ...parts.found, code } }, 'php');
  const tests = parts.tests.replace(/\bthrow new Exception\(/g, `failed_${mark}(`);
  const ends = mustFail === 0 ? 'throw new \\Exception($why); ' : '';
  const failed = `function failed_${mark}($why) { $GLOBALS['failed_${mark}']++; ${ends}}\n$GLOBALS['failed_${mark}'] = 0;`;
  return {
    'main.php': `${whole}\n${failed}\n${tests}\nif (fgetc(STDIN) !== false) failed_${mark}('Test failed!');\nif ($GLOBALS['failed_${mark}'] === ${mustFail}) echo "\\n${token}\\n";\n`,
  };
};

/** Classes of test-unit would be run when the program has ended: they are run where plain tests stand. The gem must be asked for. */
const testUnit = `require 'test/unit/autorunner'
Test::Unit::AutoRunner.need_auto_run = false
raise 'Test failed!' unless Test::Unit::AutoRunner.run
`;

export const ruby: Build = (parts) => {
  const { mark, mustFail, token } = parts;
  const own = withHeads(parts.tests, parts.checks, `check_${mark}`);
  const tests = /\bTest::Unit\b/.test(own) ? `require 'rubygems'\n${own}\n${testUnit}` : own;
  const ends = mustFail === 0 ? "\n  raise 'Test failed!'" : '';
  const check = `$failed_${mark} = 0\ndef check_${mark}(expected, found)\n  return if expected == found\n  $failed_${mark} += 1${ends}\nend`;
  return {
    'main.rb': `${functions(parts, 'ruby')}\n${check}\n${tests}\nraise 'Test failed!' if $stdin.read(1)\nputs "\\n${token}" if $failed_${mark} == ${mustFail}\n`,
  };
};

/** Tests of bash end at the first command that fails, without a word. */
const failedCommand = `trap '[[ $? = 0 ]] || builtin echo "assertion failed: $BASH_COMMAND" >&2' EXIT`;
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What decides stands in arithmetic, which no alias reaches. */
export const bash: Build = (parts) => {
  const { mark, mustFail, token } = parts;
  const tests = edited(
    parts.tests,
    parts.checks.map(({ head, end }) => ({
      at: end + 2,
      text: '',
      by: ` || failed_${mark} ${quoted(parts.tests.slice(head.at, end + 2))}`,
    })),
  );
  const ends = mustFail === 0 ? 'builtin echo "assertion failed: $1" >&2; builtin exit 1; ' : '';
  const failed = `count_${mark}=0\nfailed_${mark}() { ((count_${mark} += 1)); ${ends}}`;
  return {
    'main.sh': `${functions(parts, 'bash')}\n${failedCommand}\n${failed}\n${withoutFirstBrace(tests)}\nextra=; builtin read -r -n 1 extra || builtin :\n((\${#extra} == 0 && count_${mark} == ${mustFail})) && builtin echo && builtin echo ${token}\n`,
  };
};
