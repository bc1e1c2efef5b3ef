/** One QuickJS in memory of its own, whose growth we bound and whose content we can put back. */
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';

const pageBytes = 65_536;
/** What the module asks for at least. */
const firstPages = 256;
const mostPages = 32_768;
/** QuickJS throws past this; the module was linked with a stack of 5 MiB. About twice as deep as Node goes by default. */
const stackBytes = 4_000_000;

// @types/node does not declare WebAssembly for this library level.
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Exports {
  readonly memory?: Memory;
  readonly [name: string]: unknown;
}
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number }) => Memory;
  instantiate(module: object, imports: object): Promise<{ readonly exports: Exports }>;
};

export interface Machine {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  heap(): Uint8Array;
  /** Called before memory grows to so many bytes; false refuses. */
  allowGrowth(rule: (bytes: number) => boolean): void;
}

export async function openMachine(module: object): Promise<Machine> {
  const memory = new WebAssembly.Memory({ initial: firstPages, maximum: mostPages });
  let rule: (bytes: number) => boolean = () => true;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (!rule(memory.buffer.byteLength + pages * pageBytes)) throw new RangeError('memory limit');
    return grow(pages);
  };
  const quickJs = await newQuickJSWASMModuleFromVariant(
    newVariant(variant as unknown as QuickJSSyncVariant, {
      emscriptenModule: {
        wasmMemory: memory,
        // Whatever the program prints goes through functions of ours; QuickJS itself has nothing to say.
        print: () => undefined,
        printErr: () => undefined,
        instantiateWasm(imports: object, done: (instance: object) => void) {
          void WebAssembly.instantiate(module, imports).then(done);
          return {};
        },
      } as object,
    }),
  );
  const runtime = quickJs.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  return {
    runtime,
    context: runtime.newContext(),
    heap: () => new Uint8Array(memory.buffer),
    allowGrowth(next) {
      rule = next;
    },
  };
}
