/**
 * What LeetCode gives every Python solution unasked. Prompts do not show it, and right solutions rely on it: on its modules, on
 * their names without the module, and on `pow` being Python's own, which takes three arguments where those of `math` and `operator` take two.
 */

const everyNameOf = [
  'bisect',
  'collections',
  'functools',
  'heapq',
  'itertools',
  'math',
  'operator',
  'string',
  'typing',
];

/** After the names: `bisect` is the name of a function too. */
const modules =
  'import bisect, collections, copy, datetime, functools, hashlib, heapq, itertools, math, operator, random, re, string, sys';
/** The module that `bisect.bisect_left(…)` means, and the function that `bisect(…)` means, are one name. */
const callable =
  "bisect.__class__ = type('module', (type(bisect),), {'__call__': staticmethod(bisect.bisect)})";
const own = `from builtins import pow\n${modules}\n${callable}\n`;

export const leetcodeSetup = `${everyNameOf.map((name) => `from ${name} import *\n`).join('')}${own}`;

const lastStarImport = /^(?:[\s\S]*\n)?from \w+ import \*[^\n]*\n/;

/** A row's own imports and helpers, with what LeetCode gives after their last `import *`, which it must not shadow. */
export function withLeetcodeModules(imports: string): string {
  const head = lastStarImport.exec(imports)?.[0] ?? '';
  return `${head}${own}${imports.slice(head.length)}`;
}

const nodes: Readonly<Record<string, string>> = {
  ListNode: 'val=0, next=None',
  TreeNode: 'val=0, left=None, right=None',
};

/** The classes of nodes that a test names and that LeetCode shows in a comment or gives unasked. */
export function nodeClasses(test: string): string {
  return Object.entries(nodes)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(test))
    .map(([name, fields]) => {
      const names = fields.split(', ').map((field) => field.split('=')[0]);
      const body = names.map((field) => `        self.${field} = ${field}\n`).join('');
      return `\n\nclass ${name}:\n    def __init__(self, ${fields}):\n${body}`;
    })
    .join('');
}

const givesFloat = /->[^\n:]*\bfloat\b/;
const givesLists = /->[^\n:]*\blist\[\s*list\b/i;
const anyOrder =
  /\breturn(?:s|ed)?\b.*\b(?:in|with) any (?:arbitrary )?order\b|\border\b.*\breturned\b.*\b(?:not|n't) matter\b/i;
/** What stands inside the lists of a result has no order, while the lists have. */
const insideOfLists = /\b(?:integers|indices)\b/;

/** How far results may differ from those that are expected. */
export function leetcodeLeniency(task: string): { tolerance?: { absolute: number }; checker?: 'set' } {
  const sentence = task.split(/[.\n]/).find((part) => anyOrder.test(part));
  const unordered = sentence !== undefined && !(givesLists.test(task) && insideOfLists.test(sentence));
  return {
    ...(unordered ? { checker: 'set' } : {}),
    // LeetCode takes a float within 10^-5 of its own; expected values are rounded to five digits themselves.
    ...(givesFloat.test(task) ? { tolerance: { absolute: 1e-5 } } : {}),
  };
}
