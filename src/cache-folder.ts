import { homedir } from 'node:os';
import { join } from 'node:path';

/** `$XDG_CACHE_HOME/rlvr/<name>`, or `~/.cache/rlvr/<name>`: what may be lost, since it can be made again. */
export function cacheFolder(name: string): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rlvr', name);
}
