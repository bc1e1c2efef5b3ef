"""The kernel calls that Python 3.9 has no name for. These four files are one script: system, program, zygote, keeper."""
import ctypes
import os
import struct
import sys

_libc = ctypes.CDLL(None, use_errno=True)
NEW_MOUNTS, NEW_PIDS = 0x00020000, 0x20000000
NO_SUID_NO_DEVICES, NO_EXEC = 2 | 4, 8
PRIVATE_TREE = 0x40000 | 0x4000


def _checked(what, result):
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def unshare(flags):
    _checked("unshare", _libc.unshare(flags))


def enter(namespace, flags):
    _checked("setns", _libc.setns(namespace, flags))


def mount(kind, place, flags, options=None):
    _checked(f"mount {place}", _libc.mount(kind, place, kind, ctypes.c_ulong(flags), options))


class Filter:
    """A seccomp filter, laid out once so that a run only has to hand it over."""

    def __init__(self, code):
        self._code = ctypes.create_string_buffer(code, len(code))
        self._program = struct.pack("@HP", len(code) // 8, ctypes.addressof(self._code))

    def install(self):
        _checked("seccomp", _libc.prctl(22, 2, self._program, 0, 0))


def drop_capabilities():
    _checked("ambient capabilities", _libc.prctl(47, 4, 0, 0, 0))
    header, nothing = struct.pack("=II", 0x20080522, 0), bytes(24)
    _checked("capset", _libc.capset(header, nothing))


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
