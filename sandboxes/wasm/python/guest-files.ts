/**
 * The guest's files: they live in memory, are bounded, and go back to their first state after every run. Carried into the
 * guest's context as source text, like guest-imports.
 */
import type { Emscripten, FsNode, FsStream, GuestState, StreamOps } from './emscripten.js';
import { stop } from './guest-imports.js';

/** Standard input, output and error without a terminal; output counts against the run's bound as it is written. */
export function streamOps(state: GuestState): [StreamOps, StreamOps, StreamOps] {
  const open = (stream: FsStream): void => {
    stream.seekable = false;
  };
  const read: NonNullable<StreamOps['read']> = (_stream, buffer, offset, length) => {
    const part = state.stdin.subarray(state.read, state.read + length);
    buffer.set(part, offset);
    state.read += part.length;
    return part.length;
  };
  const writer = (pick: 'out' | 'err'): StreamOps => ({
    open,
    write: (_stream, buffer, offset, length) => {
      const kept = Math.min(length, state.outputLeft);
      if (kept > 0) state[pick].push(new Uint8Array(buffer.slice(offset, offset + kept).buffer));
      state.outputLeft -= kept;
      // Writing nothing would let a program write for ever, so an empty write costs too.
      if (kept < length) stop(state, 'output_limit', 'output limit');
      return length;
    },
  });
  return [{ open, read }, writer('out'), writer('err')];
}

/** Puts the streams in place of the devices that Emscripten made. */
export function installStreams(runtime: Emscripten, state: GuestState): void {
  const ops = streamOps(state);
  ['stdin', 'stdout', 'stderr'].forEach((name, fd) => {
    const own = ops[fd] as StreamOps;
    const { node } = runtime.FS.lookupPath(`/dev/${name}`);
    (runtime.FS.devices[node.rdev] as { stream_ops: StreamOps }).stream_ops = own;
    const stream = runtime.FS.streams[fd] as FsStream;
    stream.stream_ops = own;
    stream.seekable = false;
  });
}

/** Bounds what files may hold (bytes and number), and makes the archives of modules read-only. */
export function boundFiles(runtime: Emscripten, state: GuestState, archives: readonly string[]): void {
  const { FS } = runtime;
  const noSpace = 51;
  const nameTooLong = 37;
  const { file, dir } = FS.filesystems.MEMFS.ops_table;
  const take = (bytes: number): void => {
    if (bytes <= 0) return;
    if (bytes > state.fileBytes) throw new FS.ErrnoError(noSpace);
    state.fileBytes -= bytes;
  };
  const write = file.stream.write as (...args: unknown[]) => number;
  file.stream.write = (
    stream: FsStream,
    buffer: Int8Array,
    offset: number,
    length: number,
    position: number,
  ) => {
    take(position + length - (stream.node.usedBytes ?? 0));
    return write(stream, buffer, offset, length, position, false);
  };
  const setattr = file.node.setattr as (node: FsNode, attr: { size?: number }) => void;
  file.node.setattr = (node: FsNode, attr: { size?: number }) => {
    if (attr.size !== undefined) take(attr.size - (node.usedBytes ?? 0));
    setattr(node, attr);
  };
  const createNode = FS.createNode;
  FS.createNode = (parent, name, mode, rdev) => {
    if (state.nodes <= 0) throw new FS.ErrnoError(noSpace);
    state.nodes -= 1;
    // As elsewhere: longer ones would let names hold what files may not.
    if (name.length > 255) throw new FS.ErrnoError(nameTooLong);
    return createNode(parent, name, mode, rdev);
  };
  const symlink = dir.node.symlink as (parent: FsNode, name: string, target: string) => FsNode;
  dir.node.symlink = (parent: FsNode, name: string, target: string) => {
    if (target.length > 4095) throw new FS.ErrnoError(nameTooLong);
    return symlink(parent, name, target);
  };
  for (const archive of archives) {
    const { node } = FS.lookupPath(archive);
    const { llseek, read, mmap } = node.stream_ops;
    const { getattr } = node.node_ops;
    node.stream_ops = { llseek, read, mmap };
    node.node_ops = { getattr };
  }
}

/** Every node and stream as they are now; the returned function brings exactly these back. */
export function rememberFiles(runtime: Emscripten): () => void {
  const { FS } = runtime;
  const copyOf = (contents: unknown, mode: number): unknown =>
    (mode & 61440) === 16384 && contents ? { ...(contents as object) } : contents;
  const table = [...FS.nameTable];
  const nodes: [FsNode, FsNode][] = [];
  for (const head of table) {
    for (let node = head; node; node = node.name_next) {
      nodes.push([node, { ...node, contents: copyOf(node.contents, node.mode) }]);
    }
  }
  const streams = FS.streams.map((stream) =>
    stream ? { stream, own: { ...stream }, shared: { ...stream.shared } } : null,
  );
  const { currentPath, nextInode } = FS;
  return () => {
    for (const [node, first] of nodes) {
      Object.assign(node, first, { contents: copyOf(first.contents, first.mode) });
    }
    FS.nameTable.splice(0, FS.nameTable.length, ...table);
    FS.streams.length = 0;
    for (const kept of streams) {
      if (kept) {
        Object.assign(kept.stream, kept.own);
        kept.stream.shared = { ...kept.shared };
      }
      FS.streams.push(kept?.stream ?? null);
    }
    FS.currentPath = currentPath;
    FS.nextInode = nextInode;
  };
}
