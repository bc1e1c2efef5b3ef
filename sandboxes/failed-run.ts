/** A run that the sandbox itself failed to make. */
import type { Availability, Run } from './sandbox.js';

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

/** A run in a language that the backend lacks here. */
export function lacking({ reason, remedy }: Extract<Availability, { works: false }>): Run {
  return failedRun(`${reason}; ${remedy}`);
}
