/**
 * Standard input drawn from what that of examples looks like: lines of words whose number is fixed or stands in a line before, words as
 * long as a number before says, and blocks of lines that are repeated as often as the first line says (test cases, grids).
 */
import type { Random } from '#datasets/random.js';
import type { DrawInput } from './call-inputs.js';
import { draw, type Shape, type Size, shapeOf } from './shape.js';
import type { Value } from './values.js';

/** The words of each line. */
type Lines = readonly (readonly string[])[];
/** A word before: its place among all numbers that were read so far, the header's first. */
type Reference = number;
type Line =
  | {
      readonly kind: 'fixed';
      readonly words: readonly { readonly shape: Shape; readonly lengthFrom?: Reference }[];
    }
  | { readonly kind: 'counted'; readonly from: Reference; readonly item: Shape };

/** An example's lines with the words that stood before them. */
interface Part {
  readonly before: readonly string[];
  readonly lines: Lines;
}

const integer = /^-?\d{1,15}$/;
const decimal = /^-?\d{1,15}\.\d{1,6}$/;

/** Undefined where the examples have no form that is known here. */
export function stdinInputs(examples: readonly string[], widen: boolean): DrawInput<string> | undefined {
  const parts: Part[] = examples.map((text) => ({ before: [], lines: linesOf(text) }));
  const whole = inferLines(parts, widen);
  if (whole !== undefined) return (random, size) => textOf(drawLines(whole, [], random, size));
  return repeated(parts, widen);
}

function linesOf(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s+/).filter((word) => word !== ''));
}

function textOf(lines: Lines): string {
  return `${lines.map((line) => line.join(' ')).join('\n')}\n`;
}

/** A first line that says how many blocks of the same form follow. */
function repeated(parts: readonly Part[], widen: boolean): DrawInput<string> | undefined {
  const header = inferLines(
    parts.map(({ lines }) => ({ before: [], lines: lines.slice(0, 1) })),
    widen,
  );
  if (header === undefined) return undefined;
  for (const counter of (parts[0]?.lines[0] ?? []).keys()) {
    for (const height of [1, 2, 3]) {
      const blocks = blocksOf(parts, counter, height);
      const block = blocks && inferLines(blocks, widen);
      if (block === undefined) continue;
      return (random, size) => {
        const [first = []] = drawLines(header, [], random, size);
        const count = Number(first[counter]);
        const made = Array.from({ length: count }, () => drawLines(block, first, random, 'any'));
        return textOf([first, ...made.flat()]);
      };
    }
  }
  return undefined;
}

function blocksOf(parts: readonly Part[], counter: number, height: number): Part[] | undefined {
  const blocks: Part[] = [];
  for (const { lines } of parts) {
    const [first = [], ...rest] = lines;
    if (!integer.test(first[counter] ?? '') || rest.length !== Number(first[counter]) * height)
      return undefined;
    for (let at = 0; at < rest.length; at += height)
      blocks.push({ before: first, lines: rest.slice(at, at + height) });
  }
  return blocks.length === 0 ? undefined : blocks;
}

function inferLines(parts: readonly Part[], widen: boolean): Line[] | undefined {
  const count = parts[0]?.lines.length ?? 0;
  if (count === 0 || parts.some(({ lines }) => lines.length !== count)) return undefined;
  const found: Line[] = [];
  for (let at = 0; at < count; at++) {
    const before = parts.map(({ before, lines }) => [...before, ...lines.slice(0, at).flat()]);
    const line = inferLine(
      before,
      parts.map(({ lines }) => lines[at] ?? []),
      widen,
    );
    if (line === undefined) return undefined;
    found.push(line);
  }
  return found;
}

function inferLine(before: readonly (readonly string[])[], lines: Lines, widen: boolean): Line | undefined {
  const from = saidBefore(
    before,
    lines.map(({ length }) => length),
  );
  const count = lines[0]?.length ?? 0;
  const varied = lines.some(({ length }) => length !== count);
  // A number that says how many follow is believed only where the counts differ, or where there is more than one word.
  if (from !== undefined && (varied || count > 1)) {
    const item = wordShape(lines.flat(), widen);
    return item && { kind: 'counted', from, item };
  }
  if (varied) return undefined;
  const words: { shape: Shape; lengthFrom?: Reference }[] = [];
  for (let at = 0; at < count; at++) {
    const column = lines.map((line) => line[at] ?? '');
    const shape = wordShape(column, widen);
    if (shape === undefined) return undefined;
    const lengthFrom =
      shape.kind === 'text'
        ? saidBefore(
            before,
            column.map(({ length }) => length),
          )
        : undefined;
    words.push({ shape, ...(lengthFrom === undefined ? {} : { lengthFrom }) });
  }
  return { kind: 'fixed', words };
}

/** The word before that is this number in every example. */
function saidBefore(
  before: readonly (readonly string[])[],
  counts: readonly number[],
): Reference | undefined {
  const places = Math.min(...before.map(({ length }) => length));
  for (let at = 0; at < places; at++)
    if (before.every((words, which) => words[at] === String(counts[which]))) return at;
  return undefined;
}

function wordShape(words: readonly string[], widen: boolean): Shape | undefined {
  if (words.every((word) => integer.test(word) && String(Number(word)) === word))
    return shapeOf(words.map(Number), widen);
  if (words.every((word) => integer.test(word) || decimal.test(word)))
    return shapeOf(words.map(Number), widen);
  return words.some((word) => word === '') ? undefined : shapeOf([...words], widen);
}

function drawLines(form: readonly Line[], header: readonly string[], random: Random, size: Size): string[][] {
  const made: string[][] = [];
  for (const line of form) {
    const before = [...header, ...made.flat()];
    const lengthOf = (at: Reference | undefined) => (at === undefined ? undefined : Number(before[at]));
    if (line.kind === 'counted') {
      made.push(Array.from({ length: lengthOf(line.from) ?? 0 }, () => word(draw(line.item, random, 'any'))));
    } else {
      made.push(
        line.words.map(({ shape, lengthFrom }) => word(draw(shape, random, size, lengthOf(lengthFrom)))),
      );
    }
  }
  return made;
}

function word(value: Value): string {
  return String(value);
}
