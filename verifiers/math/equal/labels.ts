/**
 * Values with words about them: `Minimum: 1`, "the hypotenuse has length 4". The words may be dropped or said otherwise in
 * part, but not contradict: what remains of one label without small words must be among the other's, and words that
 * deny or change a value must be the same on both sides.
 */
import type { Node } from '../parse/tree.js';
import { twists } from '../parse/words.js';
import { no, type Rule } from './judge.js';

const small = new Set(
  (
    'the an is are be was were has have had it its they this that these those there here we you he she which so thus then ' +
    'therefore hence at on for with if when where whenever while about approximately roughly exactly equal equals value ' +
    'values answer answers solution solutions final result and as will would should can may must get gives given by of to ' +
    'in from into also all every any each other only just now i.e. e.g.'
  ).split(' '),
);

/** Spellings of one word. */
const same: Readonly<Record<string, string>> = {
  min: 'minimum',
  minima: 'minimum',
  minimums: 'minimum',
  max: 'maximum',
  maxima: 'maximum',
  maximums: 'maximum',
  pt: 'point',
  pts: 'point',
  relative: 'local',
  global: 'absolute',
  increase: 'increasing',
  increases: 'increasing',
  decrease: 'decreasing',
  decreases: 'decreasing',
  upward: 'up',
  upwards: 'up',
  downward: 'down',
  downwards: 'down',
};

/** The words that tell one thing from another, and those that change its value. */
function sense(name: string): { readonly told: ReadonlySet<string>; readonly twisted: string } {
  const words = name
    .split(/[\s-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}.']/gu, '').replace(/[.']+$/, ''))
    // A capital letter alone is a name, and an article otherwise.
    .filter((word) => word !== '' && word !== 'a')
    .map((word) => (word.length === 1 ? word : word.toLowerCase()));
  const told = words.filter((word) => !small.has(word)).map(singular);
  return { told: new Set(told), twisted: words.filter(twists).sort().join(' ') };
}

function singular(word: string): string {
  if (Object.hasOwn(same, word)) return same[word]!;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function within(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((word) => b.has(word));
}

export const labels: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'label' && answer.kind !== 'label') return null;
  const [g, a] = [gold, answer].map((node) => sense(node.kind === 'label' ? node.name : ''));
  if (g!.twisted !== a!.twisted) return no('other words change the value');
  if (
    gold.kind === 'label' &&
    answer.kind === 'label' &&
    !within(g!.told, a!.told) &&
    !within(a!.told, g!.told)
  )
    return no(`"${answer.name}" is not "${gold.name}"`);
  const value = (node: Node) => (node.kind === 'label' ? node.value : node);
  return judge.compare(value(gold), value(answer), judge);
};

/** Whether two labels tell different things: then the order of values whose labels were dropped counts. */
export function labelKey(node: Node): string | undefined {
  return node.kind === 'label' ? [...sense(node.name).told].sort().join(' ') : undefined;
}
