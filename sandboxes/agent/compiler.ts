/**
 * Compiles a program once, as an untrusted program of its own under limits of its own, and keeps what came of it by content.
 * What is kept lies in this process: no program can reach it.
 */
import { createHash } from 'node:crypto';
import { languages } from '../languages.js';
import type { Limits, Program, Run } from '../sandbox.js';
import type { Order } from './order.js';
import type { Outcome } from './outcome.js';

const limits: Limits = { timeMs: 60_000, cpuMs: 30_000, memoryBytes: 1 << 30, outputBytes: 65_536 };
/** Of one program, and of all that are kept. */
const [programBytes, keptBytes] = [64 << 20, 256 << 20];

/** The files to run, or how the attempt ended: `compile_error` or `sandbox_failure`. */
export type Compiled = { readonly files: Readonly<Record<string, Buffer>> } | { readonly run: Run };

/** A file's extension says what it is. */
export const extension = (path: string): string => path.slice(path.lastIndexOf('.'));

const sourcesBeside = ({ files, entry }: Program): string[] =>
  Object.keys(files).filter((path) => path !== entry && extension(path) === extension(entry));

const keyOf = ({ language, files, entry }: Program): string => {
  const hash = createHash('sha256').update(JSON.stringify([language, entry]));
  for (const path of Object.keys(files).sort()) hash.update(JSON.stringify([path, files[path]]));
  return hash.digest('hex');
};

const why = ({ ending, madeTooMuch, exitCode, detail }: Outcome): string => {
  if (madeTooMuch) return 'the compiled program is too large';
  if (ending === 'exited') return `the compiler left with status ${exitCode}`;
  if (ending === 'signalled') return `the compiler was ${detail}`;
  return `the compiler passed its ${ending.replace('_', ' ')}`;
};

function compiledOf(outcome: Outcome): Compiled {
  const { made, madeTooMuch, ...run } = outcome;
  if (run.ending === 'sandbox_failure') return { run };
  if (run.ending === 'exited' && run.exitCode === 0 && !madeTooMuch && made.size > 0)
    return { files: Object.fromEntries(made) };
  const detail = why(outcome);
  const stderr = run.stderr || run.stdout || detail;
  return { run: { ...run, ending: 'compile_error', exitCode: null, stdout: '', stderr, detail } };
}

const weigh = (compiled: Compiled): number =>
  'run' in compiled
    ? compiled.run.stderr.length
    : Object.values(compiled.files).reduce((sum, bytes) => sum + bytes.length, 0);

interface Kept {
  readonly compiled: Promise<Compiled>;
  bytes: number;
}

/**
 * @param run runs the compiler in a container
 * @param before is told of every program that is not known yet
 */
export function openCompiler(
  run: (order: Order, limits: Limits) => Promise<Outcome>,
  before: (program: Program) => void = () => undefined,
) {
  const kept = new Map<string, Kept>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };

  async function start(program: Program, key: string): Promise<Compiled> {
    before(program);
    const { compile, environment } = languages[program.language];
    const beside = sourcesBeside(program);
    const texts = [program.entry, ...beside].map((path) => program.files[path] ?? '');
    const order: Order = {
      files: program.files,
      entry: program.entry,
      arguments: [],
      stdin: '',
      command: compile?.(program.entry, beside, texts) ?? null,
      environment,
      runtimeBytes: 0,
      collectBytes: programBytes,
    };
    const compiled = compiledOf(await run(order, limits));
    const entry = kept.get(key);
    if (!entry) return compiled;
    // A failure of the sandbox must not stay.
    if ('run' in compiled && compiled.run.ending === 'sandbox_failure') drop(key);
    else {
      entry.bytes = weigh(compiled);
      total += entry.bytes;
      for (const oldest of kept.keys()) {
        if (total <= keptBytes) break;
        if (oldest !== key) drop(oldest);
      }
    }
    return compiled;
  }

  return (program: Program): Promise<Compiled> => {
    const key = keyOf(program);
    const known = kept.get(key);
    if (known) {
      // The least recently used are dropped first.
      kept.delete(key);
      kept.set(key, known);
      return known.compiled;
    }
    const entry: Kept = { compiled: Promise.resolve().then(() => start(program, key)), bytes: 0 };
    kept.set(key, entry);
    return entry.compiled;
  };
}
