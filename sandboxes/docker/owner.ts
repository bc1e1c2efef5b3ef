/**
 * Whose a container is. Containers end with the process that opened them, whose end closes their input; what a daemon was
 * kept from removing (stopped in between, created and never started) the next start sweeps up.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Daemon } from './daemon.js';
import { within } from './within.js';

const label = 'rlvr.owner';
const sweepMs = 30_000;

const ifRead = (read: () => string): string | null => {
  try {
    return read().trim();
  } catch {
    // Not Linux, or the process is gone, or another user's on a machine that hides those.
    return null;
  }
};
const textOf = (path: string): string | null => ifRead(() => readFileSync(path, 'utf8'));

/** Process numbers are used again; with its time of start one is unique since the machine's own start. */
const startOf = (pid: number): string | null =>
  textOf(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /, '')
    .split(' ')[19] ?? null;

/**
 * One machine from its start to its end, and one container of it where the judge itself lives in one: a container that has the
 * machine's network has its name too, but numbers its processes by itself.
 */
function machine(): string {
  const numbers = ifRead(() => readlinkSync('/proc/self/ns/pid')) ?? '';
  return `${hostname()}/${textOf('/proc/sys/kernel/random/boot_id') ?? ''}/${numbers}`;
}

export const ownLabels = (): Record<string, string> => ({
  [label]: `${machine()}/${process.pid}/${startOf(process.pid) ?? ''}`,
});

/** @param seen when the process of a number started, as far as this user may see it */
export function isOrphan(labels: Record<string, string>, seen = startOf): boolean {
  const parts = (labels[label] ?? '').split('/');
  const start = parts.pop() ?? '';
  const pid = Number(parts.pop());
  if (parts.join('/') !== machine()) return false;
  const there = seen(pid);
  if (start !== '' && there !== null) return there !== start;
  // Whether there is a process the kernel tells of those too that /proc hides (`hidepid`).
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Removes the containers whose process is no more. */
export async function sweep({ docker }: Daemon): Promise<void> {
  const all = await within(sweepMs, docker.listContainers({ all: true, filters: { label: [label] } }));
  const orphans = all.filter(({ Labels }) => isOrphan(Labels));
  await Promise.all(
    orphans.map(({ Id }) =>
      // Another judge may sweep at the same time.
      within(sweepMs, docker.getContainer(Id).remove({ force: true, v: true })).catch(() => undefined),
    ),
  );
}
