/** Arguments for calls, drawn from what the arguments of examples look like and how they hang together. */
import type { Random } from '#datasets/random.js';
import { draw, type Shape, type Size, shapeOf } from './shape.js';
import { Tuple, type Value } from './values.js';

/** A list argument as long as another, or an integer no greater than a list is long. */
type Tie = { readonly kind: 'length' | 'bound'; readonly to: number };

export type DrawInput<T> = (random: Random, size: Size) => T;

/** Undefined where the examples do not agree on how many arguments there are. */
export function callInputs(
  examples: readonly (readonly Value[])[],
  widen: boolean,
): DrawInput<Value[]> | undefined {
  const count = examples[0]?.length ?? 0;
  if (count === 0 || examples.some((args) => args.length !== count)) return undefined;
  const column = (at: number) => examples.map((args) => args[at] as Value);
  const shapes = Array.from({ length: count }, (_, at) => shapeOf(column(at), widen));
  const ties = shapes.map((_, at) => tieOf(at, shapes, column));
  return (random, size) => {
    const made: Value[] = [];
    // Lists that others hang on come first.
    const order = [...shapes.keys()].sort(
      (a, b) => Number(ties[a] !== undefined) - Number(ties[b] !== undefined) || a - b,
    );
    for (const at of order) made[at] = drawOne(shapes[at] as Shape, ties[at], made, random, size);
    return made;
  };
}

function drawOne(
  shape: Shape,
  tie: Tie | undefined,
  made: readonly Value[],
  random: Random,
  size: Size,
): Value {
  if (tie === undefined) return draw(shape, random, size);
  const length = lengthOf(made[tie.to]);
  if (tie.kind === 'length' || shape.kind !== 'integer') return draw(shape, random, size, length);
  return draw({ ...shape, max: Math.max(shape.min, Math.min(shape.max, length)) }, random, size);
}

function tieOf(at: number, shapes: readonly Shape[], column: (at: number) => Value[]): Tie | undefined {
  const sized = (other: number) => ['list', 'tuples', 'text'].includes(shapes[other]?.kind ?? '');
  const lengthsOf = (other: number) => column(other).map(lengthOf);
  for (const to of shapes.keys()) {
    if (to === at || !sized(to)) continue;
    const lengths = lengthsOf(to);
    const isList = shapes[at]?.kind === 'list' || shapes[at]?.kind === 'tuples';
    if (isList && to < at && lengthsOf(at).every((one, which) => one === lengths[which]))
      return { kind: 'length', to };
    if (
      shapes[at]?.kind === 'integer' &&
      column(at).every((value, which) => (value as number) <= (lengths[which] ?? 0))
    )
      return { kind: 'bound', to };
  }
  return undefined;
}

function lengthOf(value: Value | undefined): number {
  if (value instanceof Tuple) return value.items.length;
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
