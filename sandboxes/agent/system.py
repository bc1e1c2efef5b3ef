"""Kernel calls by number: those that Python 3.9 has no name for, and those that a copy makes before its program starts. The files
of a part of `agentScript` are one script."""
import ctypes
import os
import struct
import sys

# Called with the lock of the interpreter held: nothing of it may run between the two sides of a fork.
_libc = ctypes.PyDLL(None)
_syscall = _libc.syscall
_syscall.restype = ctypes.c_long
_errno = _libc.__errno_location
_errno.restype = ctypes.POINTER(ctypes.c_int)
_numbers = {
    "x86_64": {
        **{"write": 1, "madvise": 28, "clone": 56, "chdir": 80, "setsid": 112, "capset": 126, "prctl": 157, "mount": 165},
        **{"umount2": 166, "clock_gettime": 228, "dup3": 292},
    },
    "aarch64": {
        **{"write": 64, "madvise": 233, "clone": 220, "chdir": 49, "setsid": 157, "capset": 91, "prctl": 167, "mount": 40},
        **{"umount2": 39, "clock_gettime": 113, "dup3": 24},
    },
}[os.uname().machine]
NEW_MOUNTS, NEW_PIDS = 0x00020000, 0x20000000
NO_SUID_NO_DEVICES, NO_EXEC, REMOUNT, BIND = 2 | 4, 8, 0x20, 0x1000
PRIVATE_TREE = 0x40000 | 0x4000
DETACH = 2


def _word(value):
    """An argument as the kernel takes it: a number, or the address of a text, which the caller keeps."""
    return ctypes.c_long(value if isinstance(value, int) else ctypes.cast(value, ctypes.c_void_p).value or 0)


class Calls:
    """System calls in a row, [name, arguments…] each. They are laid out before a fork, so that in the copy, which pays for every
    page that it writes to or reads for the first time, nothing is left but to make them."""

    def __init__(self, *calls):
        self._calls = calls
        self._rows = [(ctypes.c_long(_numbers[name]), *map(_word, arguments)) for name, *arguments in calls]

    def __call__(self):
        """The result of the last; an error where one fails."""
        result = 0
        for row in self._rows:
            result = _syscall(*row)
            if result < 0:
                self._fail(row)
        return result

    def _fail(self, row):
        code = _errno().contents.value
        name, *arguments = self._calls[self._rows.index(row)]
        texts = [repr(value) for value in arguments if isinstance(value, bytes)]
        raise OSError(code, f"{' '.join([name, *texts])}: {os.strerror(code)}")


def call(name, *arguments):
    return Calls((name, *arguments))()


class Fork:
    """A fork whose child starts in new namespaces, in one call, as a child of the caller's parent, which waits for it. The
    interpreter is not told: the caller has one thread, so every lock of the copy is as the original left it, and what os.fork
    does besides would be paid for in every run. The kernel notes the child's number where the C library keeps it."""

    def __init__(self, namespaces):
        child_set_tid, child_clear_tid, clone_parent, sigchld = 0x01000000, 0x00200000, 0x00008000, 17
        noted = ctypes.c_void_p()
        call("prctl", 40, ctypes.addressof(noted))
        flags = namespaces | child_set_tid | child_clear_tid | clone_parent | sigchld
        # The last two arguments change places between the architectures; one of them is the child's.
        last = (noted.value, 0) if os.uname().machine == "x86_64" else (0, noted.value)
        self._calls = Calls(("clone", flags, 0, 0, *last))

    def __call__(self):
        return self._calls()


def mount(kind, place, flags, options=None):
    call("mount", kind, place, kind, flags, options)


class Filter:
    """A seccomp filter, laid out once so that a run only has to hand it over; `call` installs it."""

    def __init__(self, code):
        self._code = ctypes.create_string_buffer(code, len(code))
        self._program = struct.pack("@HP", len(code) // 8, ctypes.addressof(self._code))
        self.call = ("prctl", 22, 2, self._program)


_capability_header, _no_capabilities = struct.pack("=II", 0x20080522, 0), bytes(24)
DROP_CAPABILITIES = ("capset", _capability_header, _no_capabilities)


def no_ambient_capabilities():
    call("prctl", 47, 4, 0, 0, 0)


def no_new_privileges():
    call("prctl", 38, 1, 0, 0, 0)


def receive(stream, count):
    """Exactly so many bytes, or None where the other side has gone."""
    parts = bytearray()
    while len(parts) < count:
        part = stream.recv(min(count - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)
