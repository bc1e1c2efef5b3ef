/**
 * The contract of the sandboxes floor: run an untrusted program under limits and say how it ended.
 * Nothing on this floor judges: whether an ending or an output is right is the verifiers' business.
 */

import type { Language } from './languages.js';

export type { Language } from './languages.js';

/** Code to run: files, the one to start, and what it reads. All text is UTF-8. */
export interface Program {
  readonly language: Language;
  /** Relative path → content, laid into the program's empty working directory. */
  readonly files: Readonly<Record<string, string>>;
  /** The key of `files` that is started. */
  readonly entry: string;
  /** Arguments of its command line. */
  readonly arguments?: readonly string[];
  /** Standard input, whole; the program sees end of file after it. */
  readonly stdin: string;
  /**
   * Relative path of a file the program may leave behind; its content comes back in `Run.report`, apart from what is
   * printed. The program writes it, so it is no more to be trusted than its output.
   */
  readonly report?: string;
  /** Questions that the program is asked while it runs; then `report` is a pipe that it writes its answers to. */
  readonly questions?: Questions;
}

/**
 * Lines that a program is handed one by one, through a pipe in its working directory: each after the first once it has written
 * a line to `Program.report` for every one before it. So it sees no question before it has answered those that come before it,
 * and what it has answered is out of its reach. One that reads on without an answer waits, or finds the end of the file.
 */
export interface Questions {
  /** Relative path of the pipe. */
  readonly path: string;
  /** One or more, without line feeds. */
  readonly lines: readonly string[];
}

/** Bounds of one run. Passing a bound ends the run with the ending that names it. */
export interface Limits {
  /** Wall-clock milliseconds, counted from the program's start, never while it queues or is compiled. */
  readonly timeMs: number;
  /** Milliseconds of processor time of all its processes and threads together; `timeMs` if absent. */
  readonly cpuMs?: number;
  /** Bytes of memory the program may hold. */
  readonly memoryBytes: number;
  /** Bytes of standard output and standard error together. */
  readonly outputBytes: number;
}

/**
 * How a run ended. `compile_error`: its compiler refused it, or passed a bound of its own on it; it never started, and
 * `stderr` is the compiler's message. `sandbox_failure` is the judge's own fault (a worker died, no disk, a language that is
 * not installed) and never the program's.
 */
export type Ending =
  | 'exited'
  | 'signalled'
  | 'time_limit'
  | 'memory_limit'
  | 'output_limit'
  | 'compile_error'
  | 'sandbox_failure';

/** What a program did. */
export interface Run {
  readonly ending: Ending;
  /** The exit status, when the ending is `exited`; otherwise null. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /**
   * Content of `Program.report`, null where none was asked for or left. A file is cut at the output bound; of answers to
   * questions more than the output bound ends the run with `output_limit`.
   */
  readonly report: string | null;
  /** Wall-clock milliseconds from the program's start to its end. */
  readonly wallMs: number;
  /** Milliseconds of processor time of all that ran in it; null where the backend cannot tell. */
  readonly cpuMs: number | null;
  /** The most memory its processes were seen to hold, in bytes, its language's runtime included; null where not known. */
  readonly peakMemoryBytes: number | null;
  /** For `sandbox_failure` the cause and the remedy, for `signalled` what ended it; otherwise empty. */
  readonly detail: string;
}

/** A running backend: a pool of prepared places in which programs run apart from each other. */
export interface Sandbox {
  readonly backend: string;
  /** What keeps a run within its memory; of containers it is known once the first is open. */
  readonly memoryBound: MemoryBound;
  /** Runs one program. Resolves for every program, hostile or not; never rejects. Runs may overlap and queue. */
  run(program: Program, limits: Limits): Promise<Run>;
  /** Ends every run and frees all that the pool holds. */
  close(): Promise<void>;
}

/** `engine`: the interpreter's memory cannot grow past it. `kernel`: a control group. `count`: a look every 5 ms, and nothing else. */
export type MemoryBound = 'engine' | 'kernel' | 'count';

/** Whether a backend works on this machine; `remedy` is the command that mends it. */
export type Availability =
  | { readonly works: true; readonly memory?: MemoryBound }
  | { readonly works: false; readonly reason: string; readonly remedy: string };

/** A kind of sandbox, as the registry lists it. */
export interface Backend {
  readonly name: string;
  /** What most likely mends it where it opens and no program runs in it. */
  readonly remedy: string;
  /**
   * Which languages it has on this machine; for one that it lacks, the package that brings it, or the backend that has it.
   * A run in such a language is a `sandbox_failure` that says the same.
   */
  languages(): Promise<Readonly<Record<Language, Availability>>>;
  /** What third-party modules of Python were put there for it (packages, wheels), sorted; a system's own are not listed. */
  modules(): Promise<readonly string[]>;
  /**
   * @param workers how many programs run at once (≥ 1).
   * @throws SandboxUnavailable where something that it needs is not there.
   */
  open(options: { readonly workers: number }): Promise<Sandbox>;
}
