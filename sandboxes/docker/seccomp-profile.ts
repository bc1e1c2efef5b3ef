/**
 * The filter of system calls round a whole container, agent included, in the form Docker takes. Docker's own refuses the
 * namespaces that hold runs apart, so this one stands in its place: it allows those (they give power over the new namespace
 * only, and a container's user has none to begin with) and refuses what neither the agent nor any program needs. Programs
 * run under the stricter filter of `sandboxes/agent` too.
 */
const refused = [
  // Other processes, and the machine's own state.
  ...['ptrace', 'kcmp', 'process_vm_readv', 'process_vm_writev', 'process_madvise', 'pidfd_getfd'],
  ...['reboot', 'swapon', 'swapoff', 'kexec_load', 'kexec_file_load', 'acct', 'quotactl', 'quotactl_fd'],
  ...[
    'settimeofday',
    'stime',
    'clock_settime',
    'clock_settime64',
    'clock_adjtime',
    'clock_adjtime64',
    'adjtimex',
  ],
  ...['init_module', 'finit_module', 'delete_module', 'create_module', 'query_module', 'get_kernel_syms'],
  ...['syslog', 'vhangup', 'nfsservctl', 'lookup_dcookie', 'iopl', 'ioperm', 'vm86', 'vm86old', 'modify_ldt'],
  ...['_sysctl', 'sysfs', 'uselib', 'ustat', 'setdomainname'],
  // Doors far into the kernel.
  ...['bpf', 'perf_event_open', 'userfaultfd', 'io_uring_setup', 'io_uring_enter', 'io_uring_register'],
  ...['keyctl', 'add_key', 'request_key', 'fanotify_init', 'open_by_handle_at', 'name_to_handle_at'],
  ...['fsopen', 'fsconfig', 'fsmount', 'fspick', 'open_tree', 'move_mount', 'mount_setattr', 'memfd_secret'],
  'chroot',
  ...['move_pages', 'migrate_pages', 'mbind', 'set_mempolicy', 'set_mempolicy_home_node'],
  // What would outlive a run.
  ...['shmget', 'shmat', 'shmctl', 'semget', 'semop', 'semctl', 'semtimedop', 'msgget', 'msgsnd', 'msgrcv'],
  ...['msgctl', 'mq_open', 'mq_unlink', 'mq_timedsend', 'mq_timedreceive', 'mq_notify', 'mq_getsetattr'],
];

/** Making a node of these kinds opens a device; the agent makes pipes. */
const devices = { character: 0o020000, block: 0o060000 };
const kindBits = 0o170000;

const notPermitted = 1;
const noSuchCall = 38;

export function seccompProfile(): string {
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ALLOW',
    syscalls: [
      { names: refused, action: 'SCMP_ACT_ERRNO', errnoRet: notPermitted },
      ...deviceRules('mknod', 1),
      ...deviceRules('mknodat', 2),
      // Its flags lie in memory, which a filter cannot read; C libraries fall back to clone.
      { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: noSuchCall },
    ],
  });
}

/** @param at which of the call's arguments is the mode */
function deviceRules(name: string, at: number): unknown[] {
  return Object.values(devices).map((kind) => ({
    names: [name],
    action: 'SCMP_ACT_ERRNO',
    errnoRet: notPermitted,
    args: [{ index: at, value: kindBits, valueTwo: kind, op: 'SCMP_CMP_MASKED_EQ' }],
  }));
}
