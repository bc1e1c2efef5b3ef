/** The attacks: programs named by their trick. */
import { readdirSync, readFileSync } from 'node:fs';

interface Attack {
  readonly name: string;
  readonly source: string;
}

/** Where a backend rightly lets an attack do what others refuse, or ends it otherwise; the reason is for the reader. */
interface Difference {
  readonly allowed?: boolean;
  readonly ending?: string;
  readonly reason: string;
}

export const readProgram = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

type Differences = Record<string, Difference>;

/** A backend's own, or the name of the backend whose walls it shares. */
const differences: Record<string, Differences | string> = JSON.parse(readProgram('./differences.json'));

export function differenceFor(backend: string, attack: string): Partial<Difference> {
  const own = differences[backend] ?? {};
  return typeof own === 'string' ? differenceFor(own, attack) : (own[attack] ?? {});
}

export const attackLanguages = {
  python: '.py',
  javascript: '.js',
  cpp: '.cpp',
  php: '.php',
  bash: '.sh',
} as const;
export type AttackLanguage = keyof typeof attackLanguages;

export function attacks(
  folder: 'escapes' | 'limits' | 'leftovers' | 'rewards' | 'neighbours',
  language: AttackLanguage = 'python',
): Attack[] {
  const extension = attackLanguages[language];
  const names = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) =>
    name.endsWith(extension),
  );
  return names.sort().map((name) => ({
    name: name.slice(0, -extension.length),
    source: readProgram(`./${folder}/${name}`),
  }));
}
