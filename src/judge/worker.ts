/** What a worker thread runs: the pool calls the module's default export and can be given no other. */
import { judgeBatch } from './judge-batch.js';

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default judgeBatch;
