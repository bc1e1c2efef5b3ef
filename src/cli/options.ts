import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('give a whole number from 1');
  return value;
}

export function seedNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new InvalidArgumentError('give a whole number from 0 to 4294967295');
  }
  return value;
}

/** A number above 0 and at most 1. */
export function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('give a number above 0 and at most 1');
  return value;
}

/** Two numbers from 0 to 1 with a hyphen between, the lower one first. */
export function shareRange(text: string): [number, number] {
  const [from, to, ...more] = text.split('-').map(Number);
  const inside = [from, to].every((end) => end !== undefined && end >= 0 && end <= 1);
  if (!inside || more.length > 0 || (from as number) > (to as number)) {
    throw new InvalidArgumentError('give two numbers from 0 to 1, such as 0.2-0.8');
  }
  return [from as number, to as number];
}

/** What `--cache <folder>` and `--no-cache` say. */
export function cacheOf(flag: string | boolean): false | { readonly folder?: string } {
  if (flag === false) return false;
  return typeof flag === 'string' ? { folder: flag } : {};
}

/** Options that more than one command has, worded and defaulted alike. */
export const jobsOption = () =>
  new Option('-j, --jobs <n>', 'worker threads, and programs run at once')
    .argParser(positiveInteger)
    .default(availableParallelism(), 'the number of processors');
export const sandboxOption = () =>
  new Option('--sandbox <name>', 'where programs run')
    .choices(['auto', 'docker', 'bubblewrap', 'wasm'])
    .default('auto', 'auto, the strongest that works');
export const jsonOption = () => new Option('--json', 'print the final summary as JSON');
export const strictOption = () => new Option('--strict', 'exit with 1 when a row was bad');
