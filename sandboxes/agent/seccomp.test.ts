import { expect, test } from 'vitest';
import { seccompFilters } from './seccomp.js';
import { systemCalls } from './system-calls.js';

const [allow, refuse, killed] = [0x7fff0000, 0x00050000, 0x80000000];

/** What a filter answers, by running it as the kernel does. */
function answerOfOne(filter: Buffer, call: number, argument: number, audit: number): number {
  const data = new Map([
    [0, call],
    [4, audit],
    [16, argument],
  ]);
  let held = 0;
  for (let at = 0; ; at++) {
    const code = filter.readUInt16LE(at * 8);
    const value = filter.readUInt32LE(at * 8 + 4);
    const jump = (yes: boolean): number => filter.readUInt8(at * 8 + (yes ? 2 : 3));
    if (code === 0x20) held = data.get(value) ?? Number.NaN;
    else if (code === 0x15) at += jump(held === value);
    else if (code === 0x35) at += jump(held >= value);
    else if (code === 0x45) at += jump((held & value) !== 0);
    else if (code === 0x06) return value;
    else throw new Error(`the filter holds an unknown instruction ${code}`);
  }
}

/** Of several filters' answers the kernel takes the strictest: the lowest, of those used here. */
function answerOf(
  architecture: string,
  call: number,
  argument = 0,
  audit = systemCalls[architecture]?.audit ?? 0,
): number {
  const { inherited, own } = seccompFilters(architecture);
  const answers = [inherited, own].map((filter) => answerOfOne(filter, call, argument, audit));
  return answers.includes(killed) ? killed : Math.min(...answers);
}

test.each(Object.keys(systemCalls))(
  '%s: every call that is refused is, and its neighbours are not',
  (name) => {
    const { refused, clone, clone3, socket, end } = systemCalls[name]!;
    const special = new Set([...refused, clone3, socket]);
    for (let call = 0; call < end; call++) {
      if (special.has(call)) continue;
      expect([call, answerOf(name, call)]).toEqual([call, allow]);
    }
    for (const call of refused) expect([call, answerOf(name, call)]).toEqual([call, refuse | 1]);
    expect(answerOf(name, clone3)).toBe(refuse | 38);
    expect(answerOf(name, end)).toBe(refuse | 38);
    expect(answerOf(name, 0x40000000)).toBe(refuse | 38);
    expect(answerOf(name, clone, 0x10000000 | 17)).toBe(refuse | 1);
    expect(answerOf(name, clone, 0x3d0f00)).toBe(allow);
    expect(answerOf(name, socket, 1)).toBe(allow);
    for (const family of [0, 2, 10, 16, 17, 40]) expect(answerOf(name, socket, family)).toBe(refuse | 97);
    expect(answerOf(name, 0, 0, 0x40000003)).toBe(killed);
  },
);

test('what makes a copy ready is not refused before it has its own filter', () => {
  const { inherited } = seccompFilters('x64');
  const { clone, mounts, audit } = systemCalls.x64!;
  for (const call of mounts) expect(answerOfOne(inherited, call, 0, audit)).toBe(allow);
  expect(answerOfOne(inherited, clone, 0x20020000, audit)).toBe(allow);
});
