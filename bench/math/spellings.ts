/**
 * Each gold answer in other spellings of the same value: prints every spelling that is refused, to be read by hand.
 * node dist/bench/math/spellings.js <folder with the data files> [lines per spelling, default 20]
 */
import { defaultPolicy } from '#verifiers/math/equal/judge.js';
import { judgePair } from '#verifiers/math/pair.js';
import { goldSets } from './golds.js';
import { spellings } from './rewritings.js';

const [folder, lines = '20'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: spellings.js <folder with the data files> [lines]');

const golds = [...new Set(goldSets(folder).flatMap((set) => set.golds.map(({ answer }) => answer)))];
let [all, refusedOfAll] = [0, 0];
for (const [name, rewrite] of Object.entries(spellings)) {
  const refused: string[] = [];
  let tried = 0;
  for (const gold of golds) {
    const other = rewrite(gold);
    if (other === undefined || other === gold) continue;
    tried++;
    if (!judgePair(gold, other, defaultPolicy).equal) refused.push(`  ${gold}   refuses   ${other}`);
  }
  all += tried;
  refusedOfAll += refused.length;
  console.log(`${name}: ${refused.length} of ${tried} refused`);
  for (const line of refused.slice(0, Number(lines))) console.log(line);
}
console.log(`${golds.length} golds, ${all} other spellings, ${refusedOfAll} refused`);
