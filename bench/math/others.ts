/**
 * Each gold answer against golds of other problems of the same kind, and against itself: prints every pair of different
 * spelling that is accepted, to be read by hand, and every gold that does not equal itself.
 * node dist/bench/math/others.js <folder with the data files> [others per gold, default 20]
 */
import { defaultPolicy } from '#verifiers/math/equal/judge.js';
import { judgePair } from '#verifiers/math/pair.js';
import { goldSets } from './golds.js';

const [folder, others = '20'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: others.js <folder with the data files> [others per gold]');

for (const { name, golds } of goldSets(folder)) {
  const types = [...new Set(golds.map((gold) => gold.type))];
  let [pairs, unlike] = [0, 0];
  const accepted = new Set<string>();
  for (const type of types) {
    const list = golds.filter((gold) => gold.type === type);
    for (const [at, { answer: gold }] of list.entries()) {
      if (!judgePair(gold, `${gold} `, defaultPolicy).equal) {
        unlike++;
        console.log(`  not equal to itself: ${gold}`);
      }
      for (let k = 1; k <= Number(others); k++) {
        const other = list[(at + k * 37) % list.length]!.answer;
        if (other === gold) continue;
        pairs++;
        if (judgePair(gold, other, defaultPolicy).equal) accepted.add(`  ${gold}   accepts   ${other}`);
      }
    }
  }
  console.log(
    `${name}: ${pairs} pairs, ${accepted.size} spellings accepted, ${unlike} golds that are not themselves`,
  );
  for (const line of accepted) console.log(line);
}
