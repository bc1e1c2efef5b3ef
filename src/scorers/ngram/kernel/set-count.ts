import * as layout from '../layout';

/** Sets one of the counts that ../counts.ts lists. */
export function setCount(which: u32, value: i32): void {
  store<i32>(which << 2, value, layout.count);
}
