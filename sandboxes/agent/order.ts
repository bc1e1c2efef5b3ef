/** A program and its limits as the agent reads them. */
import type { Limits, Program } from '../sandbox.js';
import { frame } from './frames.js';

export function orderOf({ files, entry, stdin, report }: Program, limits: Limits): Buffer {
  const contents = Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'utf8')] as const);
  const head = {
    files: contents.map(([path, bytes]) => [path, bytes.length]),
    entry,
    report: report ?? null,
    timeMs: limits.timeMs,
    memoryBytes: Math.floor(limits.memoryBytes),
    outputBytes: Math.floor(limits.outputBytes),
  };
  const bodies = contents.map(([, bytes]) => bytes);
  return frame(Buffer.from(JSON.stringify(head)), ...bodies, Buffer.from(stdin, 'utf8'));
}
