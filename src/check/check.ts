/** The contract of the checks: what one is, what it finds, and where. */
import type { Problem } from '#datasets/problem.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import type { Attached } from '../stages/attach/settle-truth.js';

export type Severity = 'error' | 'warning';

/** How `--fix` mends it: by writing the row anew, or by moving it to a side file. */
export type Mend = 'rewrite' | 'remove';

/** What a check says of one row, before its place is known. */
export interface Told {
  /** One line for a person: what is wrong. */
  readonly message: string;
  /** What to do, where the check's own advice can be said better for this row. */
  readonly fix?: string;
  /** The field at fault, as a dotted path. */
  readonly field?: string;
  readonly mend?: Mend;
}

/** One defect, with its place. */
export interface Finding extends Told {
  readonly code: string;
  readonly severity: Severity;
  readonly fix: string;
  readonly file: string;
  /** From 1; null where the file has no lines. */
  readonly line: number | null;
  /** From 0; absent where the file as a whole is meant. */
  readonly row?: number;
  readonly id?: string;
}

/** What every check says of itself; the reference in docs/ is made from it. */
export interface CheckEntry {
  /** Kebab-case: the name in reports, `--only`, `--skip` and the configuration. */
  readonly code: string;
  readonly severity: Severity;
  /** What is asserted of a sound dataset. */
  readonly what: string;
  /** What goes wrong in training otherwise. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  /** Whether `--fix` mends it. */
  readonly mends?: true;
  /** `reading`: told while a file is read. `judge`: completions are judged. `sandbox`: programs are run. `set`: rows are compared. */
  readonly needs: 'reading' | 'row' | 'judge' | 'sandbox' | 'set';
}

/** Looks at one problem. */
export interface RowCheck extends CheckEntry {
  readonly needs: 'row';
  look(problem: Problem): Told | undefined;
}

/** Asks the judge about one problem. */
export interface JudgedCheck extends CheckEntry {
  readonly needs: 'judge' | 'sandbox';
  /** What to judge; nothing where the check has no business with this problem. */
  ask(problem: Attached): readonly Judgement[];
  /** One verdict per judgement asked, in order; none of them is a fault. */
  answer(verdicts: readonly Verdict[], asked: readonly Judgement[]): Told | undefined;
}

/** A problem that was read, and where. */
export interface Placed {
  readonly file: string;
  readonly line: number | null;
  readonly row: number;
  readonly problem: Problem;
}
