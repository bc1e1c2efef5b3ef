/** The program's files: text in a map, bounded in number and size, gone after the run; and its pipes, which lie beside them. */
import type { Pipes } from './pipes.js';

const mostFiles = 10_000;

export interface Files {
  has(path: string): boolean;
  /** From a code unit on; of a pipe what there is to be read now. */
  read(path: string, from: number): string | undefined;
  /** In place of what the file held. False where there is no room. */
  write(path: string, text: string): boolean;
  /** Behind what the file holds. False where there is no room. */
  append(path: string, text: string): boolean;
}

export function openFiles(
  laid: Readonly<Record<string, string>>,
  bytes: number,
  pipes: Pipes | undefined,
): Files {
  const files = new Map(Object.entries(laid));
  let left = bytes;
  const set = (path: string, text: string): boolean => {
    const more = text.length - (files.get(path)?.length ?? 0) + (files.has(path) ? 0 : path.length);
    if (more > left || (files.size >= mostFiles && !files.has(path))) return false;
    left -= more;
    files.set(path, text);
    return true;
  };
  return {
    has: (path) => files.has(path) || path === pipes?.asking || path === pipes?.hearing,
    read(path, from) {
      if (path === pipes?.asking) return pipes.read();
      if (path === pipes?.hearing) return '';
      return files.get(path)?.slice(from);
    },
    write(path, text) {
      return path === pipes?.hearing ? pipes.write(text) : set(path, text);
    },
    append(path, text) {
      return path === pipes?.hearing ? pipes.write(text) : set(path, `${files.get(path) ?? ''}${text}`);
    },
  };
}
