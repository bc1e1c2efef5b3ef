import type { CheckReport } from '../report.js';
import { fold } from './fold.js';

/**
 * Workflow commands that GitHub shows beside the lines of a pull request (docs.github.com, "Workflow commands": percent signs, line
 * ends, and in properties also colons and commas are escaped).
 */
export function renderGithub({ findings }: CheckReport): string {
  return fold(findings)
    .shown.map(({ severity, file, line, code, message, fix }) => {
      const at = line === null ? '' : `,line=${line}`;
      return `::${severity} file=${property(file)}${at},title=${property(`rlvr check: ${code}`)}::${data(`${message}\n→ ${fix}`)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
