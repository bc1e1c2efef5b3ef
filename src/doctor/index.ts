/**
 * Looks at what rlvr uses on this machine: it asks the parts themselves, and says of each whether it works, why not, and what mends it.
 * It installs nothing, fetches nothing and changes nothing.
 */
import { exitCode, Failure } from '../failure.js';
import { nearest } from '../nearest.js';
import type { Condition, Examination, State } from './examination.js';
import { machine } from './machine.js';
import { packages } from './packages.js';
import { python } from './python.js';
import { sandboxes } from './sandboxes.js';
import { scorers } from './scorers.js';

const examinations: readonly Examination[] = [machine, sandboxes, packages, scorers, python];

export interface Diagnosis {
  readonly parts: readonly { readonly title: string; readonly conditions: readonly Condition[] }[];
}

export async function examine(): Promise<Diagnosis> {
  const parts: { title: string; conditions: Condition[] }[] = [];
  // One after the other: a probe that measures time must not meet another one.
  for (const { title, look } of examinations) parts.push({ title, conditions: await look() });
  return { parts };
}

/** Those of the needed parts that do not work. @throws Failure for a part that there is not. */
export function unmet({ parts }: Diagnosis, needed: readonly string[]): Condition[] {
  const all = parts.flatMap(({ conditions }) => conditions);
  const names = all.map(({ name }) => name);
  const unknown = needed.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Failure(exitCode.usage, {
      message: `--need: there is no part \`${unknown}\``,
      remedy: nearest(unknown, names),
    });
  }
  return all.filter(({ name, state }) => state !== 'works' && needed.includes(name));
}

const marks: Readonly<Record<State, string>> = { works: 'works  ', missing: 'missing', broken: 'BROKEN ' };

export function renderDiagnosis({ parts }: Diagnosis): string {
  const width = Math.max(...parts.flatMap(({ conditions }) => conditions.map(({ name }) => name.length)));
  const lines = parts.flatMap(({ title, conditions }) => [
    title,
    ...conditions.flatMap(({ name, state, detail, remedy }) => [
      `  ${marks[state]}  ${name.padEnd(width)}  ${detail}`,
      ...(remedy === undefined ? [] : [`${' '.repeat(width + 13)}→ ${remedy}`]),
    ]),
  ]);
  const count = (state: State) =>
    parts.flatMap(({ conditions }) => conditions.filter((one) => one.state === state)).length;
  const broken = count('broken') === 0 ? '' : `, ${count('broken')} broken`;
  const ending = `${count('works')} work, ${count('missing')} missing${broken}; what does not work matters only where it is used`;
  return `${lines.join('\n')}\n${ending}\n`;
}
