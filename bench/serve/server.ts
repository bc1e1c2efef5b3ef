import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Starts `rlvr serve` and waits until its workers and its sandbox have started. */
export async function openServer(args: readonly string[] = [], port = '0') {
  const child: ChildProcess = spawn(process.execPath, [main, 'serve', '--port', port, '--json', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let url = '';
  const lines = createInterface({ input: child.stderr as NodeJS.ReadableStream });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.includes('"listening"')) url = (JSON.parse(line) as { listening: string }).listening;
      if (line.includes('ready')) resolve();
    });
    child.once('close', () => reject(new Error('the server ended')));
  });
  return {
    url,
    pid: child.pid as number,
    async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
    },
  };
}
