/** What a run was, from what the agent said. */
import { constants } from 'node:os';
import type { Limits, Run } from '../sandbox.js';
import type { Answer } from './container.js';

function signalName(number: number): string {
  const named = Object.entries(constants.signals).find(([, value]) => value === number);
  return named ? named[0] : `signal ${number}`;
}

export function runOf({ head, body, outOfMemory }: Answer, limits: Limits): Run {
  const [out = 0, err = 0] = head.sizes;
  // A run that passed its time limit is over it whether or not the kill came first.
  const late = head.wallMs > limits.timeMs && (head.ending === 'exited' || head.ending === 'signalled');
  const starved = outOfMemory && head.ending === 'signalled';
  const ending = starved ? 'memory_limit' : late ? 'time_limit' : head.ending;
  return {
    ending,
    exitCode: ending === 'exited' ? head.status : null,
    stdout: body.toString('utf8', 0, out),
    stderr: body.toString('utf8', out, out + err),
    report: head.hasReport ? body.toString('utf8', out + err) : null,
    wallMs: head.wallMs,
    cpuMs: head.cpuMs,
    peakMemoryBytes: head.peakBytes,
    detail: ending === 'signalled' ? `ended by ${signalName(-head.status)}` : '',
  };
}
