"""The directory that a run works in: a file system in memory, bounded, which the keeper mounts before the run is forked and
fills before it starts. The copy takes the mount over; what is done here costs it nothing."""


def _mounting(size, flags=0):
    options = f"size={size},nr_inodes=16384,mode=0755".encode()
    return Calls(("mount", b"tmpfs", b"/tmp", b"tmpfs", NO_SUID_NO_DEVICES | flags, options))


_unmount = Calls(("umount2", b"/tmp", DETACH))


class Place:
    """Mounted at /tmp, where a fork finds it; once the run's files lie in it, it makes room there for the next run's."""

    # Most orders want as much as the last one did.
    _bytes = 256 << 20
    _mount = _mounting(_bytes)

    def __init__(self):
        Place._mount()
        self.fd = os.open("/tmp", os.O_RDONLY | os.O_DIRECTORY)

    def bound(self, size):
        if size != Place._bytes:
            _mounting(size, REMOUNT)()
            Place._bytes, Place._mount = size, _mounting(size)

    def lay(self, folders, files, body):
        """Files as [path, length, mode], their contents one after the other in the body."""
        for folder in folders:
            os.mkdir(folder, dir_fd=self.fd)
        at = 0
        for path, length, mode in files:
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode, dir_fd=self.fd)
            view = body[at : at + length]
            while view:
                view = view[os.write(fd, view) :]
            os.close(fd)
            at += length

    def make_room(self):
        _unmount()

    def close(self):
        os.close(self.fd)
