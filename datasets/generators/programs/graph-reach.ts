import { type Family, level } from '../../family.js';
import { callProgram } from './program.js';

const asks = [
  {
    text: (k: number) => `how many places, the start included, can be reached with at most ${k} steps`,
    python: (k: number) => `sum(d <= ${k} for d in distance.values())`,
    value: (d: readonly number[], k: number) => d.filter((x) => x <= k).length,
  },
  {
    text: () => 'the sum of the smallest numbers of steps to all places that can be reached',
    python: () => 'sum(distance.values())',
    value: (d: readonly number[]) => d.reduce((a, b) => a + b, 0),
  },
  {
    text: () => 'the largest of the smallest numbers of steps to the places that can be reached',
    python: () => 'max(distance.values())',
    value: (d: readonly number[]) => Math.max(...d),
  },
  {
    text: (k: number) => `how many places have a smallest number of steps that is ${k} or more`,
    python: (k: number) => `sum(d >= ${k} for d in distance.values())`,
    value: (d: readonly number[], k: number) => d.filter((x) => x >= k).length,
  },
];

export const graphReach: Family = {
  name: 'graph-reach',
  domain: 'code',
  description: 'A function that explores a graph from a start, some places being closed.',
  tags: ['graphs', 'search'],
  size: 'rules on top of plain search',
  make(random, difficulty) {
    const rules = level(difficulty, 0, 3);
    const directed = rules >= 1;
    const closed = rules >= 2 ? random.int(3, 11) : 0;
    const jump = rules >= 3 ? random.int(2, 17) : 0;
    const [ask, k] = [random.pick(asks), random.int(1, 4)];
    const entryPoint = random.pick(['explore', 'reach', 'spread', 'travel']);
    const open = (place: number) => closed === 0 || place % closed !== closed - 1;
    const solve = (n: number, edges: readonly (readonly number[])[], start: number) => {
      const distance = new Map([[start, 0]]);
      for (const [place, steps] of distance) {
        const next = edges.flatMap(([a = 0, b = 0]) =>
          a === place ? [b] : b === place && !directed ? [a] : [],
        );
        if (jump > 0) next.push((place + jump) % n);
        for (const other of next) if (!distance.has(other) && open(other)) distance.set(other, steps + 1);
      }
      return ask.value([...distance.values()], k);
    };
    const sizes = [6, 1, random.int(4, 9), 10, random.int(8, 14), 20, 25];
    const tests = sizes.map((n) => {
      const edges = Array.from({ length: n === 1 ? 0 : Math.round(n * 1.3) }, () => [
        random.int(0, n - 1),
        random.int(0, n - 1),
      ]);
      const start = random.int(0, n - 1);
      return { args: [n, edges, start], expected: solve(n, edges, start) };
    });
    const way = directed
      ? 'one-way streets, each from its first to its second place'
      : 'streets that can be walked both ways';
    const shut =
      closed > 0
        ? ` A place may not be entered if its number leaves remainder ${closed - 1} on division by ${closed}; a walk may still begin there.`
        : '';
    const tunnel =
      jump > 0 ? ` From every place p a tunnel also leads to place (p + ${jump}) mod n in one step.` : '';
    const text = `The places of a town are numbered from 0 to n - 1. The list \`edges\` holds pairs of places: ${way}. Walking along a street is one step.${shut}${tunnel} Write a Python function \`${entryPoint}(n, edges, start)\` that returns ${ask.text(k)}, beginning at \`start\`.`;
    const python = `from collections import deque

def ${entryPoint}(n, edges, start):
    around = [[] for _ in range(n)]
    for a, b in edges:
        around[a].append(b)
${directed ? '' : '        around[b].append(a)\n'}    distance = {start: 0}
    queue = deque([start])
    while queue:
        place = queue.popleft()
        for other in around[place]${jump > 0 ? ` + [(place + ${jump}) % n]` : ''}:
            if other not in distance${closed > 0 ? ` and other % ${closed} != ${closed - 1}` : ''}:
                distance[other] = distance[place] + 1
                queue.append(other)
    return ${ask.python(k)}
`;
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size: rules,
      facts: { directed, closed, jump, k, ask: ask.text(k) },
    });
  },
};
