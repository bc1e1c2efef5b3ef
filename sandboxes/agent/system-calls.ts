/** Numbers of the system calls that the filter looks at, by the name that Node gives the architecture. */
export interface SystemCalls {
  /** AUDIT_ARCH_… of the architecture. */
  readonly audit: number;
  readonly clone: number;
  readonly clone3: number;
  readonly socket: number;
  /** mount and umount2, of the refused. */
  readonly mounts: readonly number[];
  /** Calls from this number on did not exist when the list was made (Linux 6.10), or are x32's. */
  readonly end: number;
  readonly refused: readonly number[];
}

const end = 463;
/** Numbered alike everywhere: io_uring, the new mount calls, process_madvise, pidfd_getfd, memfd_secret. */
const common = [425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 447];

/*
 * The refused, in words: ptrace, kcmp and reading another process's memory; mounts and file handles; namespaces; kernel keys;
 * bpf, perf, userfaultfd; kexec, modules, reboot, swap, clocks, host names; ioperm, modify_ldt, personality; shared memory,
 * semaphores and queues of System V and POSIX (they outlive a process); placing pages on nodes.
 */
export const systemCalls: Readonly<Record<string, SystemCalls>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    clone3: 435,
    socket: 41,
    mounts: [165, 166],
    end,
    refused: [
      ...[29, 30, 31, 64, 65, 66, 67, 68, 69, 70, 71, 101, 103, 134, 135, 153, 154, 155, 159, 161, 163],
      ...[164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175, 176, 179, 180, 212, 220, 227, 237, 238],
      ...[240, 241, 246, 248, 249, 250, 256, 272, 279, 298, 300, 303, 304, 305, 308, 310, 311, 312, 313],
      ...[320, 321, 323],
      ...common,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    clone3: 435,
    socket: 198,
    mounts: [39, 40],
    end,
    refused: [
      ...[18, 39, 40, 41, 42, 51, 58, 60, 89, 92, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170],
      ...[171, 180, 181, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 217, 218, 219, 224],
      ...[225, 235, 237, 238, 239, 241, 262, 264, 265, 266, 268, 270, 271, 272, 273, 280, 282, 294],
      ...common,
    ],
  },
};
