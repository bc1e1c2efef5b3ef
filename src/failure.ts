/** The user's mistake or a missing part: what was wrong, where, and what to do. Everything else that throws is a bug. */

/** Exit codes of the command line. */
export const exitCode = {
  done: 0,
  /** The answer is no: a check failed, or there were bad rows under `--strict`. */
  no: 1,
  /** Wrong usage or recipe. */
  usage: 2,
  /** A needed component is missing or down. */
  missing: 3,
  bug: 70,
  interrupted: 130,
} as const;

export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The key or field at fault, as a dotted path. */
  readonly field?: string;
}

export class Failure extends Error {
  readonly exitCode: number;
  readonly place: Place | undefined;
  readonly remedy: string;

  constructor(
    exitCode: number,
    what: {
      readonly message: string;
      readonly remedy: string;
      readonly place?: Place;
      readonly cause?: unknown;
    },
  ) {
    super(what.message, { cause: what.cause });
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.place = what.place;
    this.remedy = what.remedy;
  }
}

/** `file:line: field: message` and the remedy on a second line; parts that are unknown are left out. */
export function renderFailure(failure: Failure): string {
  const { place } = failure;
  const where = place ? [place.file, place.line].filter((part) => part !== undefined).join(':') : '';
  const parts = [where, place?.field, failure.message].filter((part) => part !== undefined && part !== '');
  return `${parts.join(': ')}\n  → ${failure.remedy}`;
}
