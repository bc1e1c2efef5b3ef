/** What a run was, from what the agent said. */
import { constants } from 'node:os';
import type { Limits, Run } from '../sandbox.js';
import type { Answer } from './container.js';

/** A run with the files that it left in `out`, where they were asked for. */
export interface Outcome extends Run {
  readonly made: ReadonlyMap<string, Buffer>;
  /** Whether it left more than was to be brought back; then nothing is. */
  readonly madeTooMuch: boolean;
}

function signalName(number: number): string {
  const named = Object.entries(constants.signals).find(([, value]) => value === number);
  return named ? named[0] : `signal ${number}`;
}

export function outcomeOf({ head, body, outOfMemory }: Answer, limits: Limits): Outcome {
  let at = 0;
  const [out = '', err = '', report = '', ...made] = head.sizes.map((size, i) => {
    at += size;
    const part = body.subarray(at - size, at);
    return i < 3 ? part.toString('utf8') : part;
  });
  const byItself = head.ending === 'exited' || head.ending === 'signalled';
  // A run that passed its time limit is over it whether or not the kill came first.
  const late = byItself && head.wallMs - head.waitedMs > limits.timeMs;
  const overCpu = byItself && head.cpuMs > (limits.cpuMs ?? limits.timeMs);
  // Children may be killed for it while the program sleeps until its time limit, or leaves as if nothing had been.
  const ending = outOfMemory ? 'memory_limit' : late || overCpu ? 'time_limit' : head.ending;
  return {
    ending,
    exitCode: ending === 'exited' ? head.status : null,
    stdout: String(out),
    stderr: String(err),
    report: head.hasReport ? String(report) : null,
    wallMs: head.wallMs,
    cpuMs: head.cpuMs,
    peakMemoryBytes: head.peakBytes,
    detail: ending === 'signalled' ? `ended by ${signalName(-head.status)}` : '',
    made: new Map(head.made.map((path, i) => [path, Buffer.from(made[i] ?? '')])),
    madeTooMuch: head.madeTooMuch,
  };
}
