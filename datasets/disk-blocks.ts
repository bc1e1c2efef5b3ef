/**
 * Memory for what goes to the disk, in blocks that are used again and again. Each begins at an address that the disk can be written
 * from directly, a multiple of its sectors. Node promises that of no buffer; the memory of WebAssembly begins at a page of the processor's.
 */

/** A multiple of the sectors and pages that there are. Larger writes are no faster. */
export const blockBytes = 1 << 20;
/** Blocks that are laid out at once; memory that was not written to costs nothing yet. */
const blocksTogether = 8;
const wasmPageBytes = 1 << 16;

const free: Buffer[] = [];

/** A block of `blockBytes`, with what stood in it before. */
export function takeBlock(): Buffer {
  if (free.length === 0) {
    const { buffer } = new WebAssembly.Memory({ initial: (blocksTogether * blockBytes) / wasmPageBytes });
    for (let at = 0; at < blocksTogether; at++) free.push(Buffer.from(buffer, at * blockBytes, blockBytes));
  }
  return free.pop() as Buffer;
}

export function giveBack(block: Buffer): void {
  free.push(block);
}
