import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketsOf, eachBucket } from './buckets.js';
import { Clusters, mix, nearDuplicates } from './index.js';

test('a bucket holds the members of one key, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (keys) => {
      const buckets = [...eachBucket(bucketsOf(Uint32Array.from(keys)))].map((bucket) => [...bucket]);
      const expected = [...new Set(keys)]
        .sort((left, right) => left - right)
        .map((key) => [...keys.keys()].filter((member) => keys[member] === key))
        .filter(({ length }) => length > 1);
      expect(buckets).toEqual(expected);
    }),
  );
});

test('of many texts, whose keys another thread sorts, each pair is joined that is alike and may be', async () => {
  const settings = { ngram: 1, bands: 5, rows: 1, threshold: 0.4 };
  const near = nearDuplicates(settings);
  const size = 70_000;
  // Texts of three n-grams, of which two neighbours share the first two; each band has one of them as its key.
  const gram = (text: number, place: number) => mix(place === 2 ? 2 * text + 1 : 4 * (text >> 1) + 2 * place);
  const grams = Uint32Array.from({ length: 3 * size }, (_, at) => gram(Math.floor(at / 3), at % 3));
  const bandKeys = Uint32Array.from({ length: settings.bands * size }, (_, at) => {
    const [text, band] = [Math.floor(at / settings.bands), at % settings.bands];
    return grams[3 * text + (band % 3)] as number;
  });
  near.add({ size, grams, ends: Uint32Array.from({ length: size }, (_, at) => 3 * at + 3), bandKeys });
  const clusters = new Clusters();
  for (let text = 0; text < size; text++) clusters.add();
  await near.join(clusters, (left, right) => (left + right) % 7 > 0);
  near.close();
  const pairs = Array.from({ length: size / 2 }, (_, pair) => [2 * pair, 2 * pair + 1]);
  expect(clusters.groups()).toEqual(pairs.filter(([left = 0, right = 0]) => (left + right) % 7 > 0));
});
