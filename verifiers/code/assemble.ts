/** Puts a problem's setup and a completion's code together into one program. */
import { type Extracted, rootOf } from './extract.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { defines } from './source-language.js';
import { toDepth } from './test-program/braces.js';

/** Whether the setup begins the entry point, so that a completion may go on from there. */
export function setupContinues({ setup, entry_point, language }: CodeGroundTruth): boolean {
  return setup !== undefined && entry_point !== undefined && defines(setup, rootOf(entry_point), language);
}

/** Indents a body that a code block holds without the indentation it needs to follow the setup. */
function indented(code: string): string {
  const first = code.split('\n').find((line) => line.trim() !== '') ?? '';
  return /^[ \t]/.test(first) ? code : code.replace(/^(?=.*\S)/gm, '    ');
}

function withSetup({ code }: Extracted, groundTruth: CodeGroundTruth): string {
  const { setup, entry_point, language } = groundTruth;
  if (setup === undefined) return code;
  if (!setupContinues(groundTruth)) return `${setup}\n\n${code}`;
  const complete = entry_point !== undefined && defines(code, rootOf(entry_point), language);
  if (language !== 'python') return complete ? code : toDepth(`${setup.trimEnd()}\n${code}`, 0, language);
  if (!complete) return `${setup.replace(/[ \t]+$/, '')}${setup.endsWith('\n') ? '' : '\n'}${indented(code)}`;
  // The begun function is closed so that the setup's imports and helpers can stand before the completion's own.
  return `${setup.trimEnd()}\n    pass\n\n\n${code}`;
}

export function assemble(found: Extracted, groundTruth: CodeGroundTruth): string {
  const program = withSetup(found, groundTruth);
  const { test_setup } = groundTruth;
  return test_setup === undefined ? program : `${program}\n\n${test_setup}`;
}
