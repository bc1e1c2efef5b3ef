/**
 * Maps a stream with up to `inFlight` calls under way and yields the results in the order of the stream. It reads no further
 * ahead than that, so a slow consumer slows the source. The first call that rejects ends the stream with its error.
 */
export async function* orderedMap<T, U>(
  source: AsyncIterable<T>,
  inFlight: number,
  map: (value: T) => U | Promise<U>,
): AsyncGenerator<U> {
  const waiting: Promise<U>[] = [];
  try {
    for await (const value of source) {
      const started = (async () => map(value))();
      // The rejection is met below, when its turn comes; until then it must not count as unhandled.
      started.catch(() => undefined);
      waiting.push(started);
      if (waiting.length >= inFlight) yield await (waiting.shift() as Promise<U>);
    }
    while (waiting.length > 0) yield await (waiting.shift() as Promise<U>);
  } finally {
    await Promise.allSettled(waiting);
  }
}
