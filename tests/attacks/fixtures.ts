/** The attacks: programs named by their trick. */
import { readdirSync, readFileSync } from 'node:fs';

interface Attack {
  readonly name: string;
  readonly source: string;
}

export const readProgram = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

export function attacks(folder: 'escapes' | 'limits' | 'leftovers' | 'rewards'): Attack[] {
  const names = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) => name.endsWith('.py'));
  return names
    .sort()
    .map((name) => ({ name: name.slice(0, -3), source: readProgram(`./${folder}/${name}`) }));
}
