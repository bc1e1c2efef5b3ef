// Prints the counts of vitest's JSON reports as "N passed, N failed, N skipped". What is skipped is the first one's: the others
// are of chosen tests, and call all else skipped.
import { readFileSync } from 'node:fs';

const reports = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
// A suite that fails to load has no failed test, and must not pass for none.
const brokenSuites = ({ testResults }) =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .length;
const sum = (count) => reports.map(count).reduce((total, one) => total + one, 0);
const failed = sum((report) => report.numFailedTests + brokenSuites(report));
const passed = sum((report) => report.numPassedTests);
console.log(`${passed} passed, ${failed} failed, ${reports[0].numPendingTests} skipped`);
process.exitCode = failed > 0 || reports.some((report) => report.numPassedTests === 0) ? 1 : 0;
