import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The command that opens a file with the program that its user has chosen for it. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Opens the file in the browser, and says how to where that fails; a report that is written is no failure. */
export function openBrowser(file: string, told: (line: string) => void): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((done) => {
    const child = spawn(command, [...args, resolve(file)], { stdio: 'ignore', detached: true });
    child.once('error', (error) => {
      told(`${command} cannot be run (${error.message}); open ${file} in a browser by hand`);
      done();
    });
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}
