/** What a container does before any wall inside stands, while it sees what Docker shows it. */
import { readFileSync } from 'node:fs';

/** The descriptor at which the agent finds the file in which the kernel counts what it ends for want of memory. */
export const killsDescriptor = 8;

const kills = (): string => readFileSync(new URL('./kills.py', import.meta.url), 'utf8');

/**
 * A program in Python that becomes what the command names.
 * @param knock what it does first, at the door of a container that has one
 */
export const beforeWalls = (knock: string): string =>
  [
    knock,
    kills(),
    `open_kills(${killsDescriptor})`,
    'import sys',
    'os.execvp(sys.argv[1], sys.argv[1:])',
  ].join('\n');
