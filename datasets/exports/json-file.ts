import { type FileHandle, open } from 'node:fs/promises';
import type { Row } from '../problem.js';

const blockChars = 2 ** 18;

export interface JsonFile {
  /** Resolves at once until a block is full: awaiting it is what holds the reader back to the disk's pace. */
  write(row: Row): Promise<void> | undefined;
  close(): Promise<void>;
}

/** Writes JSON Lines in blocks. Lone surrogates, which are no Unicode text, become U+FFFD: no reader accepts them. */
export async function openJsonFile(path: string): Promise<JsonFile> {
  const file: FileHandle = await open(path, 'w');
  let block: string[] = [];
  let size = 0;
  let writing: Promise<void> = Promise.resolve();
  /** Queues a block and waits for the one before: the next block fills while this one goes to the disk. */
  const flush = (): Promise<void> => {
    const text = block.join('\n').concat('\n');
    [block, size] = [[], 0];
    const before = writing;
    writing = before.then(() => file.writeFile(text));
    // A failure is thrown by the next flush or by close; until then it must not count as unhandled.
    writing.catch(() => undefined);
    return before;
  };
  return {
    write(row) {
      const line = jsonLine(row);
      block.push(line);
      size += line.length + 1;
      return size < blockChars ? undefined : flush();
    },
    async close() {
      try {
        if (size > 0) await flush();
        await writing;
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

const surrogateEscape = /\\ud[89a-f][0-9a-f]{2}/;

function jsonLine(row: Row): string {
  const line = JSON.stringify(row);
  // JSON.stringify escapes lone surrogates and nothing else this way, but for text that says so itself.
  if (!line.includes('\\ud') || !surrogateEscape.test(line)) return line;
  return JSON.stringify(row, (_key, value: unknown) =>
    typeof value === 'string' ? Buffer.from(value).toString() : value,
  );
}
