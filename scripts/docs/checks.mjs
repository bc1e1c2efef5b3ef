// docs/reference/checks.md: every check of `rlvr check`, from the registry.
import { checks } from '../../dist/src/check/registry.js';
import { cell } from './schema-table.mjs';

const needs = {
  reading: 'reading',
  row: 'the row',
  judge: 'the judge',
  sandbox: 'the judge; programs are run',
  set: 'all rows',
};

export function checksReference() {
  const sections = checks.map(
    (check) => `## ${check.code}

${check.severity === 'error' ? 'Error' : 'Warning'}; looks at ${needs[check.needs]}${check.mends ? '; `--fix` mends it' : ''}.

- **Sound**: ${check.what}.
- **Otherwise**: ${check.why}.
- **Fix**: ${check.fix}.
`,
  );
  const table = checks.map(
    ({ code, severity, what }) => `| [${code}](#${code}) | ${severity} | ${cell(what)} |`,
  );
  return `# Checks

Made from the registry by \`npm run docs\`. How to run them: [checking](../checking.md).

| code | severity | what is asserted |
| --- | --- | --- |
${table.join('\n')}

${sections.join('\n')}`;
}
