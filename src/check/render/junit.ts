import type { Finding } from '../check.js';
import { checks } from '../registry.js';
import type { CheckReport } from '../report.js';
import { placeOf } from './place.js';

/** A suite per file, a test case per check; a check with errors fails, and warnings are its output. */
export function renderJunit({ findings, files }: CheckReport): string {
  const suites = files.map((file) =>
    suite(
      file,
      findings.filter((finding) => finding.file === file),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rlvr check">\n${suites.join('')}</testsuites>\n`;
}

function suite(file: string, findings: readonly Finding[]): string {
  const cases = checks.map(({ code }) =>
    testCase(
      file,
      code,
      findings.filter((finding) => finding.code === code),
    ),
  );
  const failures = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))
    .size;
  return `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(file: string, code: string, findings: readonly Finding[]): string {
  const name = `name="${xml(code)}" classname="${xml(file)}"`;
  if (findings.length === 0) return `    <testcase ${name}/>\n`;
  const text = findings.map((finding) => `${placeOf(finding)}: ${finding.message}`).join('\n');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const body =
    errors > 0
      ? `<failure message="${errors} of ${code}">${xml(`${text}\n→ ${findings[0]?.fix}`)}</failure>`
      : `<system-out>${xml(text)}</system-out>`;
  return `    <testcase ${name}>${body}</testcase>\n`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold become U+FFFD. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => escapes[character] as string);
}
