import { Piscina } from 'piscina';
import type { BandKeys } from './band-keys.js';
import type { Buckets } from './buckets.js';

/** Bands whose keys the thread has at once: it finds the next there when it ends one. */
const ahead = 2;

/** The buckets of each band, in order, which a thread of its own makes while those before are looked at. */
export async function* bucketsAhead(keys: BandKeys, bands: number): AsyncGenerator<Buckets> {
  const thread: Piscina<Uint32Array, Buckets> = new Piscina({
    filename: new URL('./buckets-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: ahead,
  });
  const coming: Promise<Buckets>[] = [];
  try {
    for (let band = 0; band < bands + ahead; band++) {
      if (band < bands) {
        const ofBand = keys.of(band);
        const made = thread.run(ofBand, { transferList: [ofBand.buffer] });
        // A failure is thrown when its turn comes; until then it must not count as unhandled.
        made.catch(() => undefined);
        coming.push(made);
      }
      if (band >= ahead) yield (await coming.shift()) as Buckets;
    }
  } finally {
    await thread.destroy();
  }
}
