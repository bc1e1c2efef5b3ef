"""The kernel calls that Python 3.9 has no name for. The files of `agentScript` are one script, this one first."""
import ctypes
import os
import struct
import sys

_libc = ctypes.CDLL(None, use_errno=True)
# Called with the lock of the interpreter held: nothing of it may run between the two sides of a fork.
_clone = ctypes.PyDLL(None, use_errno=True).syscall
_clone.restype = ctypes.c_long
NEW_MOUNTS, NEW_PIDS = 0x00020000, 0x20000000
NO_SUID_NO_DEVICES, NO_EXEC, BIND = 2 | 4, 8, 0x1000
PRIVATE_TREE = 0x40000 | 0x4000


def _checked(what, result):
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


class Fork:
    """A fork whose child starts in new namespaces, in one call, as a child of the caller's parent, which waits for it. The
    interpreter is not told: the caller has one thread, so every lock of the copy is as the original left it, and what os.fork
    does besides would be paid for in every run. What the call takes is laid out once, since each page that is written after a
    fork is copied. The kernel notes the child's number where the C library keeps it."""

    def __init__(self, namespaces):
        number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
        child_set_tid, child_clear_tid, clone_parent, sigchld = 0x01000000, 0x00200000, 0x00008000, 17
        noted = ctypes.c_void_p()
        _checked("prctl", _libc.prctl(40, ctypes.byref(noted), 0, 0, 0))
        place, nothing = ctypes.c_long(noted.value), ctypes.c_long(0)
        flags = ctypes.c_long(namespaces | child_set_tid | child_clear_tid | clone_parent | sigchld)
        # The last two arguments change places between the architectures; one of them is the child's.
        last = (place, nothing) if number == 56 else (nothing, place)
        self._arguments = (ctypes.c_long(number), flags, nothing, nothing, *last)

    def __call__(self):
        pid = _clone(*self._arguments)
        if pid < 0:
            _checked("clone", pid)
        return pid


_libc.mount.argtypes = (*[ctypes.c_char_p] * 3, ctypes.c_ulong, ctypes.c_char_p)


def mount(kind, place, flags, options=None):
    if _libc.mount(kind, place, kind, flags, options) < 0:
        _checked(f"mount {place}", -1)


class Filter:
    """A seccomp filter, laid out once so that a run only has to hand it over."""

    def __init__(self, code):
        self._code = ctypes.create_string_buffer(code, len(code))
        self._program = struct.pack("@HP", len(code) // 8, ctypes.addressof(self._code))

    def install(self):
        _checked("seccomp", _libc.prctl(22, 2, self._program, 0, 0))


def no_ambient_capabilities():
    _checked("ambient capabilities", _libc.prctl(47, 4, 0, 0, 0))


_capability_header, _no_capabilities = struct.pack("=II", 0x20080522, 0), bytes(24)


def drop_capabilities():
    _checked("capset", _libc.capset(_capability_header, _no_capabilities))


def no_new_privileges():
    _checked("no_new_privs", _libc.prctl(38, 1, 0, 0, 0))


def receive(stream, count):
    """Exactly so many bytes, or None where the other side has gone."""
    parts = bytearray()
    while len(parts) < count:
        part = stream.recv(min(count - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)
