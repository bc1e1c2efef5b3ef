/** A run that the sandbox itself failed to make. */
import type { Run } from './sandbox.js';

export function failedRun(detail: string): Run {
  return {
    ending: 'sandbox_failure',
    exitCode: null,
    stdout: '',
    stderr: '',
    report: null,
    wallMs: 0,
    cpuMs: null,
    peakMemoryBytes: null,
    detail,
  };
}
