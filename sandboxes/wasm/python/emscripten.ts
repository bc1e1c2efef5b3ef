/** The parts of Emscripten's runtime that the guest touches; types only. */

export interface FsNode {
  id: number;
  name: string;
  parent: FsNode;
  mode: number;
  rdev: number;
  usedBytes?: number;
  contents?: unknown;
  link?: string;
  mounted: unknown;
  atime: unknown;
  mtime: unknown;
  ctime: unknown;
  name_next?: FsNode | undefined;
  node_ops: Record<string, unknown>;
  stream_ops: Record<string, unknown>;
}

export interface FsStream {
  fd: number | null;
  node: FsNode;
  path: string;
  seekable?: boolean;
  shared: { flags: number; position: number };
  stream_ops: StreamOps;
}

export interface StreamOps {
  open?(stream: FsStream): void;
  read?(stream: FsStream, buffer: Int8Array, offset: number, length: number, position: number): number;
  write?(stream: FsStream, buffer: Int8Array, offset: number, length: number, position: number): number;
  [name: string]: unknown;
}

export interface FileSystem {
  root: FsNode;
  nameTable: (FsNode | undefined)[];
  streams: (FsStream | null)[];
  currentPath: string;
  nextInode: number;
  devices: { stream_ops: StreamOps }[];
  ErrnoError: new (errno: number) => Error;
  filesystems: {
    MEMFS: {
      ops_table: {
        dir: { node: Record<string, unknown> };
        file: { node: Record<string, unknown>; stream: Record<string, unknown> };
      };
    };
  };
  createNode(parent: FsNode | null, name: string, mode: number, rdev: number): FsNode;
  lookupPath(path: string, options?: object): { node: FsNode };
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array | string): void;
  readFile(path: string): Uint8Array;
  chdir(path: string): void;
}

export interface Emscripten {
  FS: FileSystem;
  ENV: Record<string, string>;
  HEAPU8: Uint8Array;
  stringToNewUTF8(text: string): number;
}

/** Instantiates a library in the interpreter's memory and table; its exports. */
export type LoadLibrary = (
  module: object,
  flags: { nodelete: boolean },
  path: string,
  scope: object,
) => object;

/** Remembers a library under the path by which it is opened. */
export type RegisterLibrary = (
  path: string,
  handle: undefined,
  exports: string,
) => { global: boolean; exports: object | string };

/** Import functions as the loader hands them over: name → function with its signature. */
export type ImportTable = Record<string, ((...args: never[]) => unknown) & { sig?: string }>;

export interface InstantiatedImports {
  env: ImportTable;
  sentinel?: object;
}

/** What the run in progress has done so far, and its bounds. */
export interface GuestState {
  booting: boolean;
  ending: string;
  exitCode: number | null;
  detail: string;
  stdin: Uint8Array;
  read: number;
  /** Lines to be asked, and what of them was asked and read. */
  questions: Uint8Array[];
  asked: number;
  unread: Uint8Array;
  answers: Uint8Array[];
  answersLeft: number;
  out: Uint8Array[];
  err: Uint8Array[];
  outputLeft: number;
  memoryBytes: number;
  fileBytes: number;
  nodes: number;
  random: number;
}
