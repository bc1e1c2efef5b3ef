/** Counts the marks and numbers of a text. */

import * as counts from '../counts';
import * as layout from '../layout';
import * as kind from './kinds';
import { setCount } from './set-count';
import { endOf } from './tokens';

const less: u32 = 60;
const ampersand: u32 = 38;

export function countMarks(tokens: u32): void {
  for (let at: usize = 0; at < 256; at += 16) v128.store(at, i32x4.splat(0), layout.ofUnit);
  let numbers = 0;
  let marks = 0;
  let lines = 0;
  let foreign = 0;
  let tags = 0;
  for (let at: u32 = 0; at < tokens; at++) {
    const what = <u32>load<u8>(at, layout.tokenKind);
    const unit = <u32>load<u16>(at << 1, layout.tokenFirst);
    numbers += <i32>(what === kind.number);
    lines += <i32>(what === kind.line);
    foreign += <i32>(what === kind.word) & <i32>(unit > 0x24f);
    if (what !== kind.mark) continue;
    marks++;
    const place = min<u32>(unit, 127) << 1;
    store<u16>(place, load<u16>(place, layout.ofUnit) + 1, layout.ofUnit);
    if ((unit === less || unit === ampersand) && opensTag(endOf(at))) tags++;
  }
  setCount(counts.dollars, tally(36));
  setCount(counts.braces, tally(123) - tally(125));
  setCount(counts.parentheses, tally(40) - tally(41));
  setCount(counts.questions, tally(63));
  setCount(counts.numbers, numbers);
  setCount(counts.marks, marks);
  setCount(counts.tags, tags);
  setCount(counts.lines, lines);
  setCount(counts.foreign, foreign);
}

function tally(mark: u32): i32 {
  return load<u16>(mark << 1, layout.ofUnit);
}

/** `<p>`, `</div`, `&nbsp;`: the mark touches a word. A less-than sign of mathematics stands apart, or before a number or a lone letter. */
function opensTag(end: u32): bool {
  const next = <u32>load<u16>(end << 1, layout.text);
  const after = <u32>load<u16>(end << 1, layout.text + 2);
  return (isSmall(next) || next === 47) && (isSmall(after) || after === 62);
}

function isSmall(unit: u32): bool {
  return unit - 97 < 26;
}
