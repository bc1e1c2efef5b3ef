import { execFile } from 'node:child_process';
import { type Condition, type Examination, works } from './examination.js';

/** Python outside the sandboxes: trainers' side of `rlvr serve` and of feedback. */
export const python: Examination = { title: 'clients', look: async () => [await interpreter()] };

function interpreter(): Promise<Condition> {
  const command = process.env.RLVR_PYTHON || 'python3';
  return new Promise((resolve) => {
    execFile(
      command,
      ['-c', 'import sys, json, urllib.request; print(sys.version.split()[0])'],
      { timeout: 10_000 },
      (error, out) => {
        if (error === null) return resolve(works('python', `${command} ${out.trim()}`));
        const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        const remedy = 'apt-get install python3, or name an interpreter in RLVR_PYTHON';
        const detail = missing
          ? `${command} is not on PATH`
          : (error.message.trim().split('\n').at(-1) ?? '');
        resolve({ name: 'python', state: missing ? 'missing' : 'broken', detail, remedy });
      },
    );
  });
}
