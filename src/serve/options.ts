import type { RewardList } from '../rewards/index.js';
import type { SamplerOptions } from '../sampling/index.js';
import type { ScorerSettings } from '../scorers/registry.js';

export interface ServeOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What a client must show. Without one the address must be this machine's own, unless `anyone` says that it need not. */
  readonly token?: string | undefined;
  readonly anyone?: boolean;
  readonly jobs: number;
  readonly sandbox: string;
  readonly rewards?: RewardList | undefined;
  readonly groupBy?: string | undefined;
  readonly scorer?: ScorerSettings | undefined;
  readonly sampling?: SamplingOptions | undefined;
  readonly bounds: Bounds;
  /** Takes one line for the operator. */
  readonly told: (line: string) => void;
  /** Takes one line per row of the dataset that is no problem. */
  readonly badRow: (line: string) => void;
}

export interface SamplingOptions {
  readonly dataset: readonly string[];
  readonly settings: SamplerOptions;
  readonly state?: string | undefined;
  readonly change: boolean;
  readonly correctFrom: number;
  readonly model?: string | undefined;
}

export interface Bounds {
  /** Completions that wait or are judged. */
  readonly queue: number;
  /** Rows of one JSON body; a stream of lines has no such bound. */
  readonly rows: number;
  readonly bodyBytes: number;
  readonly rowBytes: number;
  readonly connections: number;
  /** Seconds from a request's arrival to its answer; a client may ask for less. */
  readonly deadlineSeconds: number;
  /** Seconds that accepted requests have after SIGTERM. */
  readonly drainSeconds: number;
}
