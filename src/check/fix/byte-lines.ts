/** A line with its ending, as it stands in the file; `line` counts from 1. */
export interface ByteLine {
  readonly line: number;
  readonly bytes: Buffer;
}

const newline = 10;

/** The lines of a stream in batches; joined again they are its bytes. */
export async function* byteLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ByteLine[]> {
  let partial: Buffer[] = [];
  let line = 1;
  for await (const chunk of stream) {
    const lines: ByteLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const bytes = Buffer.concat([...partial, chunk.subarray(start, end + 1)]);
      partial = [];
      lines.push({ line: line++, bytes });
      start = end + 1;
    }
    if (start < chunk.length) partial.push(Buffer.from(chunk.subarray(start)));
    if (lines.length > 0) yield lines;
  }
  if (partial.length > 0) yield [{ line, bytes: Buffer.concat(partial) }];
}
