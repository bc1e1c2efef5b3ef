/** The program's files: text in a map, bounded in number and size, gone after the run. */
const mostFiles = 10_000;

export interface Files {
  read(path: string): string | undefined;
  /** False where there is no room. */
  write(path: string, text: string): boolean;
}

export function openFiles(laid: Readonly<Record<string, string>>, bytes: number): Files {
  const files = new Map(Object.entries(laid));
  let left = bytes;
  return {
    read: (path) => files.get(path),
    write(path, text) {
      const more = text.length - (files.get(path)?.length ?? 0) + (files.has(path) ? 0 : path.length);
      if (more > left || (files.size >= mostFiles && !files.has(path))) return false;
      left -= more;
      files.set(path, text);
      return true;
    },
  };
}
