/** The bounds of a run: a ground truth's own, or these. */
import type { Limits } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from './ground-truth.js';

const defaults = { time_s: 10, memory_mb: 512, output_kb: 1024 };

export function limitsOf({ limits }: CodeGroundTruth): Limits {
  return {
    timeMs: (limits?.time_s ?? defaults.time_s) * 1000,
    memoryBytes: (limits?.memory_mb ?? defaults.memory_mb) * 1048576,
    outputBytes: (limits?.output_kb ?? defaults.output_kb) * 1024,
  };
}

/** Bounds of the runs in which tests are rehearsed and replayed: their reports hold whole arguments. */
export function rehearsalLimits(groundTruth: CodeGroundTruth): Limits {
  return { ...limitsOf(groundTruth), outputBytes: 67108864 };
}
