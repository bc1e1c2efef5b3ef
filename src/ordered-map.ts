/**
 * Maps a stream with up to `inFlight` calls under way and yields each result in the order of the stream as soon as it is there, also
 * while the source is silent. It reads no further ahead than that, so a slow consumer slows the source. The first call that
 * rejects ends the stream with its error.
 */
export async function* orderedMap<T, U>(
  source: AsyncIterable<T>,
  inFlight: number,
  map: (value: T) => U | Promise<U>,
): AsyncGenerator<U> {
  const values = source[Symbol.asyncIterator]();
  const waiting: Promise<U>[] = [];
  let reading: Promise<IteratorResult<T>> | undefined;
  let ended = false;
  try {
    while (!ended || waiting.length > 0) {
      if (!ended && waiting.length < inFlight) reading ??= quiet(values.next());
      const first = await earlier(waiting[0], reading);
      if ('result' in first) {
        waiting.shift();
        yield first.result;
        continue;
      }
      reading = undefined;
      if (first.read.done) ended = true;
      else waiting.push(quiet(start(map, first.read.value)));
    }
  } finally {
    await Promise.allSettled(waiting);
    if (!ended) await values.return?.();
  }
}

/** What comes first: the oldest result, or the next value of the source; the result when both are there. */
function earlier<T, U>(
  result: Promise<U> | undefined,
  read: Promise<IteratorResult<T>> | undefined,
): Promise<{ readonly result: U } | { readonly read: IteratorResult<T> }> {
  const events: Promise<{ result: U } | { read: IteratorResult<T> }>[] = [];
  if (result !== undefined) events.push(result.then((value) => ({ result: value })));
  if (read !== undefined) events.push(read.then((value) => ({ read: value })));
  return Promise.race(events);
}

async function start<T, U>(map: (value: T) => U | Promise<U>, value: T): Promise<U> {
  return map(value);
}

/** A promise whose rejection is met later, when its turn comes, and must not count as unhandled until then. */
function quiet<V>(promise: Promise<V>): Promise<V> {
  promise.catch(() => undefined);
  return promise;
}
