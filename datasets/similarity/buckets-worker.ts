/** What a worker thread that sorts band keys runs. */
import { type Buckets, bucketsOf } from './buckets.js';

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function sort(keys: Uint32Array): Buckets {
  return bucketsOf(keys);
}
