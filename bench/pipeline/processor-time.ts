import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time, in the kernel and out of it; 0 where there is no /proc. */
export interface ProcessorTime {
  readonly main: number;
  /** Of all threads, those that ended among them. */
  readonly all: number;
}

/** The kernel's clock ticks a second on Linux (USER_HZ). */
const ticks = 100;

/** Runs a program and looks at its threads as long as it lives. @throws Error with what it wrote to stderr when it fails */
export async function runTimed(program: string, args: readonly string[]): Promise<ProcessorTime> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const spent = new Map<string, number>();
  const watch = setInterval(() => look(child.pid as number, spent), 100);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(said);
  const all = [...spent.values()].reduce((sum, seconds) => sum + seconds, 0);
  return { main: spent.get(String(child.pid)) ?? 0, all };
}

function look(pid: number, spent: Map<string, number>): void {
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      // The name of the thread, in brackets, may hold spaces; the times in and out of the kernel are the 12th and 13th field behind it.
      const fields =
        readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      spent.set(thread, (Number(fields[11]) + Number(fields[12])) / ticks);
    }
  } catch {
    // The thread or the program has ended, or there is no /proc.
  }
}
