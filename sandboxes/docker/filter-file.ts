import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prefix } from './door.js';
import { seccompProfile } from './seccomp-profile.js';

/** The filter of system calls as a file that only this user and root can read: Podman takes no text. */
export function filterFile(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const path = join(folder, 'filter.json');
  writeFileSync(path, seccompProfile());
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
