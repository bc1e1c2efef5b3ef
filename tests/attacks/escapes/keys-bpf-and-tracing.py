# Calls into parts of the kernel that no program needs.
import ctypes
libc = ctypes.CDLL(None)
for name, number in {"ptrace": 101, "keyctl": 250, "add_key": 248, "bpf": 321, "perf": 298, "userfaultfd": 323, "io_uring": 425,
                     "open_tree": 428, "fsopen": 430, "kexec": 246, "process_vm_readv": 310, "shmget": 29, "msgget": 68}.items():
    if libc.syscall(number, 0, 0, 0, 0, 0) >= 0:
        print("ESCAPED", name)
