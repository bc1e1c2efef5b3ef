/**
 * Compiled modules of Python's, put together by hand: libraries for WebAssembly as Emscripten lays them out
 * (https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md).
 */
const text = (value: string): number[] => [value.length, ...Buffer.from(value, 'latin1')];
const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content];

const [i32, functionType, memory, constant] = [0x7f, 0x60, 0x02, 0x00];
const [global, call, add, store, number, end] = [0x23, 0x10, 0x6a, 0x36, 0x41, 0x0b];
const base = [global, 0];
/** Where the definition of the module lies, after the name, and in it the name. The rest of it is 0. */
const [definition, nameAt] = [32, 52];

/** A library that asks for `memoryBytes` (at most 127) and holds what the sections say. */
function library(memoryBytes: number, ...sections: number[][]): Buffer {
  const needs = [1, 4, memoryBytes, 4, 0, 0];
  const dylink = section(0, ...text('dylink.0'), ...needs);
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...dylink, ...sections.flat()]);
}

/** One in which there is nothing. */
export const emptyLibrary = library(0);

/**
 * The module `name` (at most 20 characters), empty. Whenever it is imported anew it calls an import: one of no arguments that
 * gives a number.
 */
export function moduleLibrary(name: string, calls: string): Buffer {
  const noArguments = [functionType, 0, 1, i32];
  const create = [functionType, 2, i32, i32, 1, i32];
  const body = [
    0,
    ...[call, 0, 0x1a],
    ...[...base, ...base, store, 2, nameAt],
    ...[...base, number, definition, add, number, 0xf5, 0x07, call, 1],
    end,
  ];
  return library(
    112,
    section(1, 2, ...noArguments, ...create),
    section(
      2,
      4,
      ...[...text('env'), ...text(calls), 0, 0],
      ...[...text('env'), ...text('PyModule_Create2'), 0, 1],
      ...[...text('env'), ...text('memory'), memory, 0, 1],
      ...[...text('env'), ...text('__memory_base'), 3, i32, constant],
    ),
    section(3, 1, 0),
    section(7, 1, ...text(`PyInit_${name}`), 0, 2),
    section(10, 1, body.length, ...body),
    section(11, 1, 0, ...base, end, ...text(`${name}\0`)),
  );
}
