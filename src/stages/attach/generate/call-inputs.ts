/** Arguments for calls, drawn from what the arguments of examples look like and how they hang together. */
import type { Random } from '#datasets/random.js';
import { draw, type Json, type Shape, type Size, shapeOf } from './shape.js';

/** A list argument as long as another, or an integer no greater than a list is long. */
type Tie = { readonly kind: 'length' | 'bound'; readonly to: number };

export type DrawInput<T> = (random: Random, size: Size) => T;

/** Undefined where the examples do not agree on how many arguments there are. */
export function callInputs(
  examples: readonly (readonly Json[])[],
  widen: boolean,
): DrawInput<Json[]> | undefined {
  const count = examples[0]?.length ?? 0;
  if (count === 0 || examples.some((args) => args.length !== count)) return undefined;
  const column = (at: number) => examples.map((args) => args[at] as Json);
  const shapes = Array.from({ length: count }, (_, at) => shapeOf(column(at), widen));
  const ties = shapes.map((_, at) => tieOf(at, shapes, column));
  return (random, size) => {
    const made: Json[] = [];
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
  made: readonly Json[],
  random: Random,
  size: Size,
): Json {
  if (tie === undefined) return draw(shape, random, size);
  const length = (made[tie.to] as Json[]).length;
  if (tie.kind === 'length' || shape.kind !== 'integer') return draw(shape, random, size, length);
  return draw({ ...shape, max: Math.max(shape.min, Math.min(shape.max, length)) }, random, size);
}

function tieOf(at: number, shapes: readonly Shape[], column: (at: number) => Json[]): Tie | undefined {
  const sized = (other: number) => shapes[other]?.kind === 'list' || shapes[other]?.kind === 'text';
  const lengthsOf = (other: number) => column(other).map((value) => (value as Json[]).length);
  for (const to of shapes.keys()) {
    if (to === at || !sized(to)) continue;
    const lengths = lengthsOf(to);
    if (shapes[at]?.kind === 'list' && to < at && lengthsOf(at).every((one, which) => one === lengths[which]))
      return { kind: 'length', to };
    if (
      shapes[at]?.kind === 'integer' &&
      column(at).every((value, which) => (value as number) <= (lengths[which] ?? 0))
    )
      return { kind: 'bound', to };
  }
  return undefined;
}
