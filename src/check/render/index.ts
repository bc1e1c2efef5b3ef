/** A report for a person, a program, a test dashboard or GitHub. */
import type { CheckReport } from '../report.js';
import { renderGithub } from './github.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderText } from './text.js';

export const renderers: Readonly<Record<string, (report: CheckReport) => string>> = {
  text: renderText,
  json: renderJson,
  junit: renderJunit,
  github: renderGithub,
};
export { renderSummary } from './summary.js';
