/** Fills a cache, batch by batch, and says which are done: `node fill-cache.js <folder> <name> <batches>`. */
import { withRatingCache } from '../../src/scorers/rating-cache.js';
import { countingScorer } from './counting-scorer.js';
import { problemOf } from './opened.js';

const [folder = '', name = '', batches = '1'] = process.argv.slice(2);
const cached = await withRatingCache(countingScorer, { folder, told: (line) => console.error(line) });
for (let batch = 0; batch < Number(batches); batch++) {
  await cached.score(Array.from({ length: 5 }, (_, at) => problemOf(`${name} ${batch} ${at}`)));
  process.stdout.write(`${name} ${batch} done\n`);
}
await cached.close();
