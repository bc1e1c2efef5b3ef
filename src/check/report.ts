import type { CheckEntry, Finding, Told } from './check.js';
import type { CheckConfig } from './config.js';
import { checks } from './registry.js';

/** A finding before its severity and advice are settled by registry and configuration. */
export interface Reported extends Told {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly row?: number;
  readonly id?: string;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  /** Rows whose findings were remembered from an earlier run; all of them when nothing has changed. */
  readonly remembered: number;
  /** Rows that `--fix` wrote anew, and moved to side files. */
  readonly mended?: {
    readonly rewritten: number;
    readonly removed: number;
    readonly sideFiles: readonly string[];
  };
  /** Why programs could not be run, where any had to be. */
  readonly missing?: { readonly message: string; readonly remedy: string } | undefined;
}

const entryOf = new Map<string, CheckEntry>(checks.map((check) => [check.code, check]));
const rank = new Map(checks.map((check, at) => [check.code, at]));

/** Whether the settings ask for this check. */
export function isActive(code: string, { only, skip }: Pick<CheckConfig, 'only' | 'skip'>): boolean {
  return (only === undefined || only.includes(code)) && !skip.includes(code);
}

/** In the order of files, lines and the registry, with severity and advice; what is not asked for is left out. */
export function settle(
  reported: readonly Reported[],
  files: readonly string[],
  config: Pick<CheckConfig, 'only' | 'skip' | 'severity'>,
): Finding[] {
  const place = new Map(files.map((file, at) => [file, at]));
  return reported
    .filter(({ code }) => isActive(code, config))
    .map((told): Finding => {
      const entry = entryOf.get(told.code) as CheckEntry;
      return { ...told, severity: config.severity[told.code] ?? entry.severity, fix: told.fix ?? entry.fix };
    })
    .sort(
      (a, b) =>
        (place.get(a.file) ?? -1) - (place.get(b.file) ?? -1) ||
        (a.row ?? -1) - (b.row ?? -1) ||
        (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0),
    );
}
