import { type Family, level } from '../../family.js';
import { callProgram } from './program.js';

const asks = [
  { text: 'the number of groups', python: 'len(sizes)', value: (s: readonly number[]) => s.length },
  {
    text: 'the size of the largest group',
    python: 'max(sizes)',
    value: (s: readonly number[]) => Math.max(...s),
  },
  {
    text: 'the number of groups with only one member',
    python: 'sizes.count(1)',
    value: (s: readonly number[]) => s.filter((x) => x === 1).length,
  },
  {
    text: 'the sum of the squares of the sizes of all groups',
    python: 'sum(s * s for s in sizes)',
    value: (s: readonly number[]) => s.reduce((a, b) => a + b * b, 0),
  },
  {
    text: 'the sizes of all groups as a list in ascending order',
    python: 'sorted(sizes)',
    value: (s: readonly number[]) => [...s].sort((a, b) => a - b),
  },
];

export const graphGroups: Family = {
  name: 'graph-groups',
  domain: 'code',
  description: 'A function that finds the connected groups of a graph whose edges count under conditions.',
  tags: ['graphs', 'components'],
  size: 'conditions on an edge',
  make(random, difficulty) {
    const conditions = level(difficulty, 1, 3);
    const [low, high] = [random.int(5, 45), random.int(55, 95)];
    const [divisor, gap] = [random.int(2, 7), random.int(2, 6)];
    const checks = [
      {
        text: `its strength is at least ${low}`,
        python: `w >= ${low}`,
        holds: (_a: number, _b: number, w: number) => w >= low,
      },
      {
        text: `its strength is at most ${high}`,
        python: `w <= ${high}`,
        holds: (_a: number, _b: number, w: number) => w <= high,
      },
      {
        text: `the sum of the two numbers is not divisible by ${divisor}`,
        python: `(a + b) % ${divisor} != 0`,
        holds: (a: number, b: number) => (a + b) % divisor !== 0,
      },
      {
        text: `the two numbers differ by at least ${gap}`,
        python: `abs(a - b) >= ${gap}`,
        holds: (a: number, b: number) => Math.abs(a - b) >= gap,
      },
    ];
    const chosen = random.shuffle(checks).slice(0, conditions);
    const ask = random.pick(asks);
    const entryPoint = random.pick(['groups', 'circles', 'clusters', 'teams']);
    const solve = (n: number, links: readonly (readonly number[])[]) => {
      let label = Array.from({ length: n }, (_, i) => i);
      for (const [a = 0, b = 0, w = 0] of links) {
        if (!chosen.every((check) => check.holds(a, b, w))) continue;
        const [from, to] = [label[a], label[b] ?? 0];
        label = label.map((l) => (l === from ? to : l));
      }
      return ask.value([...new Set(label)].map((l) => label.filter((other) => other === l).length));
    };
    const tests = [7, 1, 4, random.int(6, 12), 15, 20, 30].map((n) => {
      const links = Array.from({ length: n === 1 ? 0 : Math.round(n * 1.4) }, () => [
        random.int(0, n - 1),
        random.int(0, n - 1),
        random.int(1, 100),
      ]);
      return { args: [n, links], expected: solve(n, links) };
    });
    const rule = chosen.map((check) => check.text).join(' and ');
    const text = random.pick([
      `People are numbered from 0 to n - 1. Each link is a list [a, b, w]: the persons a and b and its strength w. A link counts only if ${rule}. People who are joined by links that count, directly or through others, form a group; whoever has none is a group alone. Write a Python function \`${entryPoint}(n, links)\` that returns ${ask.text}.`,
      `A network has n computers (0 to n - 1) and cables [a, b, w] between computers a and b with strength w. A cable works only if ${rule}. Computers that working cables connect, perhaps over others, are one group. Implement \`${entryPoint}(n, links)\` in Python; it returns ${ask.text}.`,
    ]);
    const python = `def ${entryPoint}(n, links):
    parent = list(range(n))
    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b, w in links:
        if ${chosen.map((check) => check.python).join(' and ')}:
            parent[root(a)] = root(b)
    count = {}
    for x in range(n):
        count[root(x)] = count.get(root(x), 0) + 1
    sizes = list(count.values())
    return ${ask.python}
`;
    return callProgram({ text, entryPoint, python, tests, size: conditions, facts: { rule, ask: ask.text } });
  },
};
