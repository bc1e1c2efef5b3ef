/**
 * What values look like, learnt from examples: kinds, ranges, lengths, letters. Nothing is drawn that lies outside what was seen, unless
 * the recipe widens it: a program owes nothing to inputs that its problem never allowed.
 */
import type { Random } from '#datasets/random.js';
import { Tuple, type Value } from './values.js';

export type Shape =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number; readonly places: number }
  | { readonly kind: 'text'; readonly min: number; readonly max: number; readonly letters: readonly string[] }
  | {
      readonly kind: 'list';
      readonly min: number;
      readonly max: number;
      readonly item: Shape | undefined;
      /** What held for every list that was seen. */
      readonly sorted: boolean;
      readonly distinct: boolean;
    }
  /** Tuples of one length, each place by itself; those of many lengths are lists in other brackets. */
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'tuples'; readonly list: Shape }
  /** Anything else: only what was seen. */
  | { readonly kind: 'seen'; readonly values: readonly Value[] };

/** Which end of a range to take: edges are where programs are wrong. */
export type Size = 'least' | 'most' | 'any';

export function shapeOf(values: readonly Value[], widen = false): Shape {
  if (values.length === 0) return { kind: 'seen', values: [] };
  if (values.every((value) => typeof value === 'number')) return numberShape(values, widen);
  if (values.every((value) => typeof value === 'string')) {
    const letters = [...new Set(values.join(''))].sort();
    return { kind: 'text', ...lengths(values, widen), letters };
  }
  if (values.every((value) => value instanceof Tuple)) return tupleShape(values, widen);
  if (!values.every((value) => Array.isArray(value))) return { kind: 'seen', values: distinct(values) };
  const items = values.flat();
  return {
    kind: 'list',
    ...lengths(values, widen),
    item: items.length === 0 ? undefined : shapeOf(items, widen),
    sorted: values.some((list) => list.length > 1) && values.every(isSorted),
    distinct: values.every((list) => distinct(list).length === list.length),
  };
}

function tupleShape(values: readonly Tuple[], widen: boolean): Shape {
  const rows = values.map(({ items }) => items);
  const first = rows[0] ?? [];
  if (rows.some(({ length }) => length !== first.length))
    return {
      kind: 'tuples',
      list: shapeOf(
        rows.map((items) => [...items]),
        widen,
      ),
    };
  const items = first.map((_, at) =>
    shapeOf(
      rows.map((row) => row[at] as Value),
      widen,
    ),
  );
  return { kind: 'tuple', items };
}

function numberShape(values: readonly number[], widen: boolean): Shape {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const most = widen && max > 0 ? max * 2 : max;
  if (values.every((value) => Number.isSafeInteger(value)) && Number.isSafeInteger(most))
    return { kind: 'integer', min, max: most };
  const places = Math.max(...values.map((value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0));
  return { kind: 'decimal', min, max: most, places: Math.min(places, 6) };
}

function lengths(
  values: readonly { readonly length: number }[],
  widen: boolean,
): { min: number; max: number } {
  const all = values.map(({ length }) => length);
  const max = Math.max(...all);
  return { min: Math.min(...all), max: widen ? max * 2 : max };
}

/** Numbers or texts, in order. */
function isSorted(list: readonly Value[]): boolean {
  const kinds = new Set(list.map((value) => typeof value));
  if (kinds.size > 1 || kinds.has('object')) return false;
  return list.every((value, at) => at === 0 || (list[at - 1] as number) <= (value as number));
}

function distinct(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** How often a list is drawn anew until its items are distinct. */
const attempts = 200;

/** @param length the length of a list or text that something else decides */
export function draw(shape: Shape, random: Random, size: Size, length?: number): Value {
  const between = (min: number, max: number) =>
    size === 'least' ? min : size === 'most' ? max : random.int(min, max);
  switch (shape.kind) {
    case 'integer':
      return size === 'any' && shape.max - shape.min >= 2 ** 32
        ? Math.round(shape.min + (random.int(0, 2 ** 31) / 2 ** 31) * (shape.max - shape.min))
        : between(shape.min, shape.max);
    case 'decimal': {
      const share = size === 'any' ? random.int(0, 2 ** 31) / 2 ** 31 : Number(size === 'most');
      return Number((shape.min + share * (shape.max - shape.min)).toFixed(shape.places));
    }
    case 'text': {
      const count = length ?? between(shape.min, shape.max);
      return Array.from({ length: count }, () => random.pick(shape.letters)).join('');
    }
    case 'seen':
      return random.pick(shape.values);
    case 'tuple':
      return new Tuple(shape.items.map((item) => draw(item, random, size)));
    case 'tuples':
      return new Tuple(draw(shape.list, random, size, length) as Value[]);
    case 'list':
      return drawList(shape, random, length ?? between(shape.min, shape.max));
  }
}

function drawList(shape: Extract<Shape, { kind: 'list' }>, random: Random, count: number): Value[] {
  const { item } = shape;
  if (item === undefined) return [];
  const list: Value[] = [];
  const known = new Set<string>();
  for (let tried = 0; list.length < count && tried < attempts + count; tried++) {
    const value = draw(item, random, 'any');
    const text = JSON.stringify(value);
    if (shape.distinct && known.has(text)) continue;
    known.add(text);
    list.push(value);
  }
  if (shape.sorted) list.sort((a, b) => (a === b ? 0 : (a as number) < (b as number) ? -1 : 1));
  return list;
}
