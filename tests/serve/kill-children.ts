import { readFileSync } from 'node:fs';

/** Kills every process below this one, as the out-of-memory killer might. @returns how many */
export function killChildren(pid: number): number {
  const below = childrenOf(pid);
  for (const child of below) {
    try {
      process.kill(child, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  return below.length;
}

function childrenOf(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [...children, ...children.flatMap(childrenOf)];
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
