/**
 * Whose a container is. Containers end with the process that opened them, whose end closes their input; what a daemon was
 * kept from removing (stopped in between, created and never started) the next start sweeps up.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Daemon } from './daemon.js';
import { within } from './within.js';

const label = 'rlvr.owner';
const sweepMs = 30_000;

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // Not Linux, or the process is gone.
    return null;
  }
};

/** Process numbers are used again; with its time of start one is unique since the machine's own start. */
const startOf = (pid: number): string | null =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /, '')
    .split(' ')[19] ?? null;

/** One machine from its start to its end, and one container of it where the judge itself lives in one. */
const machine = (): string => `${hostname()}/${read('/proc/sys/kernel/random/boot_id') ?? ''}`;

export const ownLabels = (): Record<string, string> => ({
  [label]: `${machine()}/${process.pid}/${startOf(process.pid) ?? ''}`,
});

function isOrphan(owner: string): boolean {
  const parts = owner.split('/');
  const start = parts.pop() ?? '';
  const pid = Number(parts.pop());
  if (parts.join('/') !== machine()) return false;
  if (start !== '') return startOf(pid) !== start;
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
  const orphans = all.filter(({ Labels }) => isOrphan(Labels[label] ?? ''));
  await Promise.all(
    orphans.map(({ Id }) =>
      // Another judge may sweep at the same time.
      within(sweepMs, docker.getContainer(Id).remove({ force: true, v: true })).catch(() => undefined),
    ),
  );
}
