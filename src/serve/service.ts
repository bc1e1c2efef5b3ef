import type { RewardOptions } from '../verify/judge-rows.js';
import type { Metrics } from './metrics.js';
import type { Bounds } from './options.js';
import type { Sampling } from './sampling.js';
import type { Scoring } from './scoring.js';
import type { Workshop } from './work/workshop.js';

/** What the endpoints share. */
export interface Service {
  readonly workshop: Workshop;
  readonly bounds: Bounds;
  readonly rewards: RewardOptions;
  readonly metrics: Metrics;
  readonly scoring: Scoring | undefined;
  readonly sampling: Sampling | undefined;
  /** `warming` until workers and sandbox have started, `draining` from SIGTERM on. */
  phase: 'warming' | 'ready' | 'draining';
  /** The sandbox in use; null while it starts and where there is none. */
  sandbox: string | null;
}
