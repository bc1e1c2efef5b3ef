import { type Family, level } from '../../family.js';
import { callProgram } from './program.js';

type Span = readonly [number, number];

const asks = [
  {
    text: 'the total length that the merged spans cover',
    python: 'sum(b - a for a, b in merged)',
    value: (m: readonly Span[]) => m.reduce((sum, [a, b]) => sum + b - a, 0),
  },
  { text: 'the number of merged spans', python: 'len(merged)', value: (m: readonly Span[]) => m.length },
  {
    text: 'the length of the longest merged span, or 0 if there is none',
    python: 'max((b - a for a, b in merged), default=0)',
    value: (m: readonly Span[]) => Math.max(0, ...m.map(([a, b]) => b - a)),
  },
  {
    text: 'the merged spans as a list of lists [a, b] in ascending order',
    python: '[[a, b] for a, b in merged]',
    value: (m: readonly Span[]) => m.map(([a, b]) => [a, b]),
  },
];

export const intervalUnion: Family = {
  name: 'interval-union',
  domain: 'code',
  description: 'A function that widens, filters and merges spans of time.',
  tags: ['lists', 'intervals'],
  size: 'rules',
  make(random, difficulty) {
    const rules = level(difficulty, 1, 4);
    const gap = random.int(0, 9);
    const shortest = rules >= 2 ? random.int(2, 9) : 0;
    const [before, after] = rules >= 3 ? [random.int(1, 6), random.int(1, 6)] : [0, 0];
    const cap = rules >= 4 ? random.int(30, 120) : 0;
    const ask = random.pick(asks);
    const entryPoint = random.pick(['merge_spans', 'bookings', 'coverage', 'busy_times']);
    const solve = (spans: readonly Span[]) => {
      const kept = spans.filter(([a, b]) => b - a >= shortest).map(([a, b]): Span => [a - before, b + after]);
      const cut = cap > 0 ? kept.flatMap(([a, b]): Span[] => (a < cap ? [[a, Math.min(b, cap)]] : [])) : kept;
      const merged: [number, number][] = [];
      for (const [a, b] of cut.sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
        const last = merged.at(-1);
        if (last !== undefined && a - last[1] <= gap) last[1] = Math.max(last[1], b);
        else merged.push([a, b]);
      }
      return ask.value(merged);
    };
    const draw = (count: number, most: number) =>
      Array.from({ length: count }, (): [number, number] => {
        const a = random.int(0, most);
        return [a, a + random.int(1, 14)];
      });
    const inputs = [draw(4, 40), [], draw(1, 20), draw(6, 60), draw(8, 150), draw(12, 200), draw(20, 300)];
    const tests = inputs.map((spans) => ({ args: [spans], expected: solve(spans) }));
    const told = [
      ...(shortest > 0 ? [`Spans with b - a below ${shortest} are dropped.`] : []),
      ...(before > 0 ? [`Then each span is made to begin ${before} earlier and to end ${after} later.`] : []),
      ...(cap > 0
        ? [
            `Then what lies after time ${cap} is cut off, and spans that begin at ${cap} or later are dropped.`,
          ]
        : []),
      `At the end spans are merged into one if they overlap, touch, or leave a gap of at most ${gap} between them.`,
    ].join(' ');
    const text = random.pick([
      `A list holds spans of time [a, b] with integers a < b, in any order. ${told} Write a Python function \`${entryPoint}(spans)\` that returns ${ask.text}.`,
      `Bookings of a room are given as a list of spans [a, b] with a < b, not sorted. ${told} Implement \`${entryPoint}(spans)\` in Python so that it returns ${ask.text}.`,
    ]);
    const python = `def ${entryPoint}(spans):
    kept = [(a - ${before}, b + ${after}) for a, b in spans if b - a >= ${shortest}]
${cap > 0 ? `    kept = [(a, min(b, ${cap})) for a, b in kept if a < ${cap}]\n` : ''}    merged = []
    for a, b in sorted(kept):
        if merged and a - merged[-1][1] <= ${gap}:
            merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else:
            merged.append((a, b))
    return ${ask.python}
`;
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size: rules,
      facts: { gap, shortest, before, after, cap, ask: ask.text },
    });
  },
};
