"""How often the kernel has ended a process of the container for want of memory."""


class Kills:
    """Read from a file of the container's control group, which was opened before the walls stood; none where it shows none."""

    def __init__(self, fd):
        self._fd = fd

    def count(self):
        if self._fd is None:
            return None
        try:
            text = os.pread(self._fd, 4096, 0)
        except OSError:
            return None
        # Both versions of control groups have the line.
        number = text.partition(b"oom_kill ")[2].partition(b"\n")[0]
        return int(number) if number else None
