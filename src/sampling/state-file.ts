/**
 * The sampler's state in one file, which a `kill -9` at any moment leaves whole: a snapshot, then what has happened since, one frame
 * for each save. A save appends in one write; a new snapshot is written beside and renamed. What the last write did not
 * finish is cut off, as if it had not begun.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { exitCode, Failure } from '../failure.js';
import { frame, readFrames } from './frames.js';
import type { SamplerSettings } from './settings.js';
import type { Snapshot } from './snapshot.js';

/** Places in other files that belong to the state: how much of the feedback was read, how much output was written; in bytes. */
export type Marks = Readonly<Record<string, number>>;

/** What happened, in order: feedback on a problem, or a batch that was drawn. */
export type SamplerEvent =
  | { readonly problem: number; readonly passed: number; readonly samples: number }
  | 'batch';

export interface StateHead {
  readonly settings: SamplerSettings;
  /** The number of problems, and a hash of their ids in order. */
  readonly dataset: { readonly count: number; readonly sha256: string };
}

export interface SavedState extends StateHead {
  readonly snapshot: Snapshot;
  readonly events: readonly SamplerEvent[];
  readonly marks: Marks;
}

const format = 'rlvr-sampler-1';
const recordBytes = 12;
const batchMark = 0xffffffff;
/** Bytes of events from which a new snapshot is made, unless the snapshot itself is larger. */
const leastCompaction = 1 << 24;

export class StateFile {
  readonly #path: string;
  #file: number | undefined;
  #size = 0;
  #snapshotSize = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** What the file holds; undefined when there is none. @throws Failure when it is no state of a sampler */
  read(): SavedState | undefined {
    if (!existsSync(this.#path)) return undefined;
    this.#file = opened(this.#path, 'r+');
    const frames = readFrames(this.#file);
    const first = frames.next();
    const head = first.done ? undefined : headOf(first.value.payload);
    if (head === undefined) throw this.#foreign();
    const arrays: Uint8Array[] = [];
    const events: SamplerEvent[] = [];
    let marks: Marks = head.marks;
    for (const { payload, end } of frames) {
      if (arrays.length < head.arrays) {
        arrays.push(payload);
        this.#snapshotSize = end;
      } else marks = readEvents(payload, events);
      this.#size = end;
    }
    if (arrays.length < head.arrays) throw this.#foreign();
    ftruncateSync(this.#file, this.#size);
    const { settings, dataset, scalars } = head;
    return { settings, dataset, snapshot: { scalars, arrays }, events, marks };
  }

  /** Appends what happened since the last save. */
  append(events: readonly SamplerEvent[], marks: Marks): void {
    if (this.#file === undefined) throw new Error('a state file is appended to before its first snapshot');
    const written = frame(...eventBytes(events, marks));
    writeWhole(this.#file, written, this.#size);
    this.#size += written.length;
  }

  /** Whether so much has happened since the snapshot that a new one pays. */
  get full(): boolean {
    return this.#size - this.#snapshotSize > Math.max(leastCompaction, this.#snapshotSize);
  }

  /** Puts a snapshot in place of all that the file holds. */
  replace(head: StateHead, { scalars, arrays }: Snapshot, marks: Marks): void {
    const beside = `${this.#path}.partial`;
    const file = opened(beside, 'w+');
    const text = JSON.stringify({ format, ...head, scalars, arrays: arrays.length, marks });
    let size = 0;
    for (const part of [Buffer.from(text), ...arrays]) {
      const written = frame(part);
      writeWhole(file, written, size);
      size += written.length;
    }
    fsyncSync(file);
    renameSync(beside, this.#path);
    this.close();
    this.#file = file;
    this.#size = size;
    this.#snapshotSize = size;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #foreign(): Failure {
    this.close();
    return new Failure(exitCode.usage, {
      message: 'this file is no state of a sampler, or its beginning is damaged',
      remedy: 'name another file with --state, or move this one away to begin anew',
      place: { file: this.#path },
    });
  }
}

/** @throws Failure when the file cannot be opened */
function opened(path: string, flags: string): number {
  try {
    return openSync(path, flags);
  } catch (cause) {
    throw new Failure(exitCode.usage, {
      message: `the state cannot be kept here: ${(cause as Error).message}`,
      remedy: 'name a file with --state whose folder is there and may be written',
      place: { file: path },
      cause,
    });
  }
}

interface Head extends StateHead {
  readonly scalars: Snapshot['scalars'];
  readonly arrays: number;
  readonly marks: Marks;
}

function headOf(payload: Buffer): Head | undefined {
  try {
    const read = JSON.parse(payload.toString()) as Head & { format?: string };
    return read.format === format ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The marks as JSON with their length before it, then a record of twelve bytes for each event. */
function eventBytes(events: readonly SamplerEvent[], marks: Marks): Uint8Array[] {
  const text = Buffer.from(JSON.stringify(marks));
  const start = Buffer.alloc(4);
  start.writeUInt32LE(text.length);
  const records = Buffer.alloc(events.length * recordBytes);
  for (const [at, event] of events.entries()) {
    const place = at * recordBytes;
    records.writeUInt32LE(event === 'batch' ? batchMark : event.problem, place);
    if (event === 'batch') continue;
    records.writeFloatLE(event.passed, place + 4);
    records.writeFloatLE(event.samples, place + 8);
  }
  return [start, text, records];
}

function readEvents(payload: Buffer, into: SamplerEvent[]): Marks {
  const length = payload.readUInt32LE(0);
  for (let at = 4 + length; at < payload.length; at += recordBytes) {
    const problem = payload.readUInt32LE(at);
    if (problem === batchMark) into.push('batch');
    else into.push({ problem, passed: payload.readFloatLE(at + 4), samples: payload.readFloatLE(at + 8) });
  }
  return JSON.parse(payload.subarray(4, 4 + length).toString()) as Marks;
}

function writeWhole(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
}
