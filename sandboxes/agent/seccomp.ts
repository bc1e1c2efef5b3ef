/**
 * The filter that a program runs under: a classic BPF program over the number of a system call. What is refused are calls
 * that no solution to a problem needs and that reach far into the kernel, or that would outlive the run.
 */
import { systemCalls } from './system-calls.js';

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

interface Instruction {
  readonly code: number;
  readonly yes?: number;
  readonly no?: number;
  readonly value: number;
}

function instructions(architecture: string): Instruction[] {
  const table = systemCalls[architecture];
  if (!table) throw new Error(`no table of system calls for ${architecture}`);
  // An answer follows each question at once, so that no jump is longer than one instruction.
  const when = (code: number, value: number, then: number): Instruction[] => [
    { code, yes: 0, no: 1, value },
    { code: answer, value: then },
  ];
  return [
    { code: load, value: architectureAt },
    // A call made in another architecture's numbers would mean another call.
    { code: jumpIfEqual, yes: 1, no: 0, value: table.audit },
    { code: answer, value: killProcess },
    { code: load, value: callAt },
    ...when(jumpIfAtLeast, table.end, refuse(noSuchCall)),
    ...table.refused.flatMap((call) => when(jumpIfEqual, call, refuse(notPermitted))),
    // Its flags lie in memory, which a filter cannot read; C libraries fall back to clone.
    ...when(jumpIfEqual, table.clone3, refuse(noSuchCall)),
    { code: jumpIfEqual, yes: 0, no: 3, value: table.clone },
    { code: load, value: firstArgumentAt },
    ...when(jumpIfBits, namespaceFlags, refuse(notPermitted)),
    { code: load, value: callAt },
    { code: jumpIfEqual, yes: 0, no: 3, value: table.socket },
    { code: load, value: firstArgumentAt },
    { code: jumpIfEqual, yes: 1, no: 0, value: localSockets },
    { code: answer, value: refuse(noSuchFamily) },
    { code: answer, value: allow },
  ];
}

/** The filter as the kernel takes it: eight bytes an instruction. */
export function seccompFilter(architecture: string): Buffer {
  const list = instructions(architecture);
  const bytes = Buffer.alloc(list.length * 8);
  for (const [i, { code, yes = 0, no = 0, value }] of list.entries()) {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(yes, i * 8 + 2);
    bytes.writeUInt8(no, i * 8 + 3);
    bytes.writeUInt32LE(value, i * 8 + 4);
  }
  return bytes;
}
