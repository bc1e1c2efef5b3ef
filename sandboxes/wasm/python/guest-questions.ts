/**
 * Questions that a program is asked one by one, through two files that act as pipes. Carried into the guest's context as source
 * text, like guest-imports.
 */
import type { Emscripten, FsStream, GuestState, StreamOps } from './emscripten.js';
import { stop } from './guest-imports.js';

/** What is read from the one and written to the other. A line more is there once every line before it has one in answer. */
export function questionOps(state: GuestState): { asking: StreamOps; hearing: StreamOps } {
  const lineFeed = 10;
  const open = (stream: FsStream): void => {
    stream.seekable = false;
  };
  let answered = 0;
  const read: NonNullable<StreamOps['read']> = (_stream, buffer, offset, length) => {
    const next = state.questions[state.asked];
    if (state.unread.length === 0 && next !== undefined && state.asked <= answered) {
      state.unread = next;
      state.asked += 1;
    }
    const part = state.unread.subarray(0, length);
    buffer.set(part, offset);
    state.unread = state.unread.subarray(part.length);
    return part.length;
  };
  const write: NonNullable<StreamOps['write']> = (_stream, buffer, offset, length) => {
    const kept = Math.min(length, state.answersLeft);
    const part = new Uint8Array(buffer.slice(offset, offset + kept).buffer);
    state.answers.push(part);
    state.answersLeft -= kept;
    for (const byte of part) if (byte === lineFeed) answered += 1;
    if (kept < length) stop(state, 'output_limit', 'output limit');
    return length;
  };
  return { asking: { open, read }, hearing: { open, write } };
}

export function installQuestions(runtime: Emscripten, state: GuestState, from: string, to: string): void {
  const { asking, hearing } = questionOps(state);
  for (const [path, ops] of [
    [from, asking],
    [to, hearing],
  ] as const) {
    runtime.FS.writeFile(path, '');
    runtime.FS.lookupPath(path).node.stream_ops = ops;
  }
}
