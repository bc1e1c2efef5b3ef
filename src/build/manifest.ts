import type { StageCounts } from '../pipeline/counts.js';
import type { Output } from '../stages/export/index.js';
import type { Input } from '../stages/ingest/index.js';

/** What a run took in, did and wrote: `manifest.json`. All but `timings` is the same for the same recipe and inputs. */
export interface Manifest {
  readonly rlvr: string;
  readonly recipe: { readonly name: string; readonly sha256: string };
  readonly seed: number;
  readonly verifiers: Readonly<Record<string, string>>;
  readonly inputs: readonly Input[];
  readonly stages: readonly Omit<StageCounts, 'seconds'>[];
  readonly outputs: readonly Output[];
  readonly timings: {
    /** Wall-clock seconds of the whole build, and per stage while it had work under way. */
    readonly seconds: number;
    readonly stages: Readonly<Record<string, number>>;
    /** The most memory that the process held, in bytes. */
    readonly peak_memory_bytes: number;
    readonly node: string;
    readonly sandbox: string | null;
  };
}
