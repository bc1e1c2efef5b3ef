/** What mends it where this user may not use a daemon's socket. */
import { readFileSync, statSync } from 'node:fs';

const ownDaemon =
  'run as root, or start a daemon of your own: systemctl --user start podman.socket (or docker)';

/** Of this machine's own users; null where the number is another directory's. */
function nameOfGroup(id: number): string | null {
  const groups = readFileSync('/etc/group', 'utf8').split('\n');
  return groups.map((line) => line.split(':')).find((fields) => Number(fields[2]) === id)?.[0] ?? null;
}

/** The group whose members may use it, other than root's; null where there is none, or it stands where this user cannot look. */
function groupOf(path: string): string | null {
  try {
    const { gid, mode } = statSync(path);
    const open = 0o060;
    return gid !== 0 && (mode & open) === open ? nameOfGroup(gid) : null;
  } catch (error) {
    if (['EACCES', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

export function permissionRemedy(path: string): string {
  const group = groupOf(path);
  // A login keeps the groups that it began with, so being made a member is not enough.
  return group === null ? ownDaemon : `sudo usermod -aG ${group} $USER && newgrp ${group}`;
}
