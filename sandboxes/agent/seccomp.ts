/**
 * The filters that a program runs under: classic BPF programs over the number of a system call. What is refused are calls
 * that no solution to a problem needs and that reach far into the kernel, or that would outlive the run.
 */
import { type SystemCalls, systemCalls } from './system-calls.js';

const load = 0x20;
const jumpIfEqual = 0x15;
const jumpIfAtLeast = 0x35;
const jumpIfBits = 0x45;
const answer = 0x06;

const allow = 0x7fff0000;
const refuse = (errno: number): number => 0x00050000 | errno;
const killProcess = 0x80000000;
const [notPermitted, noSuchCall, noSuchFamily] = [1, 38, 97];

/** Offsets in `struct seccomp_data`; both architectures are little-endian, so the low half comes first. */
const [callAt, architectureAt, firstArgumentAt] = [0, 4, 16];
/** CLONE_NEW… of mounts, cgroup, uts, ipc, user, pid, net, and time. */
const namespaceFlags = 0x7e020080;
const localSockets = 1;
/** Instructions that one of the filter's jumps can pass over. */
const longestJump = 255;

interface Instruction {
  readonly code: number;
  readonly yes?: number;
  readonly no?: number;
  readonly value: number;
}

/** The numbers from `from` on up to the next range get this answer. */
interface Range {
  readonly from: number;
  readonly then: 'allow' | 'refuse' | 'absent' | 'clone' | 'socket';
}

type Rule = (call: number, table: SystemCalls) => Range['then'];

const inherited: Rule = (call, { end, clone3, socket, refused, mounts }) => {
  if (call === end || call === clone3) return 'absent';
  if (call === socket) return 'socket';
  return refused.includes(call) && !mounts.includes(call) ? 'refuse' : 'allow';
};

const own: Rule = (call, { clone, mounts }) => {
  if (call === clone) return 'clone';
  return mounts.includes(call) ? 'refuse' : 'allow';
};

function rangesOf(table: SystemCalls, rule: Rule): Range[] {
  const ranges: Range[] = [];
  for (let call = 0; call <= table.end; call++) {
    const then = rule(call, table);
    if (ranges.at(-1)?.then !== then) ranges.push({ from: call, then });
  }
  return ranges;
}

/** What a range comes to. */
const endings: Readonly<Record<Range['then'], readonly Instruction[]>> = {
  allow: [{ code: answer, value: allow }],
  refuse: [{ code: answer, value: refuse(notPermitted) }],
  // Of clone3 the flags lie in memory, which a filter cannot read; C libraries fall back to clone.
  absent: [{ code: answer, value: refuse(noSuchCall) }],
  clone: [
    { code: load, value: firstArgumentAt },
    { code: jumpIfBits, yes: 0, no: 1, value: namespaceFlags },
    { code: answer, value: refuse(notPermitted) },
    { code: answer, value: allow },
  ],
  socket: [
    { code: load, value: firstArgumentAt },
    { code: jumpIfEqual, yes: 1, no: 0, value: localSockets },
    { code: answer, value: refuse(noSuchFamily) },
    { code: answer, value: allow },
  ],
};

/** Halves the ranges at each question: asking for one call after the other would be three times as long. */
function search(ranges: readonly Range[]): Instruction[] {
  const [first] = ranges;
  if (ranges.length === 1 && first) return [...endings[first.then]];
  const middle = ranges.length >> 1;
  const [below, above] = [search(ranges.slice(0, middle)), search(ranges.slice(middle))];
  if (below.length > longestJump) throw new Error('the filter is too long for its jumps');
  return [
    { code: jumpIfAtLeast, yes: below.length, no: 0, value: ranges[middle]?.from ?? 0 },
    ...below,
    ...above,
  ];
}

function instructions(table: SystemCalls, rule: Rule): Instruction[] {
  return [
    { code: load, value: architectureAt },
    // A call made in another architecture's numbers would mean another call.
    { code: jumpIfEqual, yes: 1, no: 0, value: table.audit },
    { code: answer, value: killProcess },
    { code: load, value: callAt },
    ...search(rangesOf(table, rule)),
  ];
}

/** A filter as the kernel takes it: eight bytes an instruction. */
function encoded(list: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(list.length * 8);
  for (const [i, { code, yes = 0, no = 0, value }] of list.entries()) {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(yes, i * 8 + 2);
    bytes.writeUInt8(no, i * 8 + 3);
    bytes.writeUInt32LE(value, i * 8 + 4);
  }
  return bytes;
}

/**
 * Two filters, both of which a program runs under. The long one is inherited: the kernel compiles a filter, and tries every
 * number on it, where it is installed. What the process that becomes a program still has to do is refused by its own.
 */
export function seccompFilters(architecture: string): { readonly inherited: Buffer; readonly own: Buffer } {
  const table = systemCalls[architecture];
  if (!table) throw new Error(`no table of system calls for ${architecture}`);
  return { inherited: encoded(instructions(table, inherited)), own: encoded(instructions(table, own)) };
}
