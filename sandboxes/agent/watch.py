"""What a run may take, looked at from outside: its output, its memory, its time."""
import resource

_look_seconds = 0.005
_cpu_look_seconds = 0.05
# A machine so busy that a run gets less than a quarter of a processor: it is run again when there is quiet.
_most_stretch = 4
_ticks = os.sysconf("SC_CLK_TCK")
_page = resource.getpagesize()


class Bounded:
    """Both output streams, cut at the bound they share."""

    def __init__(self, out, err, limit):
        self.parts = {out: bytearray(), err: bytearray()}
        self.left = limit
        self.over = False

    def read(self, fd):
        """False at the end of the file."""
        data = os.read(fd, 65536)
        if not data:
            return False
        self.over = self.over or len(data) > self.left
        self.parts[fd] += data[: self.left]
        self.left -= min(len(data), self.left)
        return True


def _processes(base):
    """The numbers of all processes but this one, the zygote and the copy that waits."""
    return [name for name in os.listdir("/proc") if name.isdigit() and int(name) not in base["skip"]]


def _proc_file(path):
    """A file of /proc; nothing where its process has just ended."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return b""


def _shared_bytes(name):
    """Memory that processes share and no file holds: the quick count below cannot tell it from a program's own code."""
    for line in _proc_file(f"/proc/{name}/status").splitlines():
        if line.startswith(b"RssShmem:"):
            return int(line.split()[1]) * 1024
    return 0


def _held_bytes(base):
    """Anonymous memory of all processes, less what a copy of the zygote starts with, and what they share, once."""
    total = shared = 0
    for name in _processes(base):
        fields = _proc_file(f"/proc/{name}/statm").split()
        if not fields:
            continue
        total += max(0, (int(fields[1]) - int(fields[2])) * _page - base["bytes"])
        if int(fields[2]) * _page > base["mapped"]:
            shared = max(shared, _shared_bytes(name))
    return total + shared


def _cpu_seconds(base):
    """Processor time of all that lives, and of all that it has waited for."""
    ticks = 0
    for name in _processes(base):
        fields = _proc_file(f"/proc/{name}/stat").rpartition(b")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / _ticks


def _waited_seconds(base):
    """How long the run was ready and got no processor: the longest of its threads. None where the kernel does not tell."""
    waits = []
    for name in _processes(base):
        try:
            tasks = os.listdir(f"/proc/{name}/task")
        except OSError:
            continue
        waits += [_proc_file(f"/proc/{name}/task/{task}/schedstat").split() for task in tasks]
    return max((int(fields[1]) / 1e9 for fields in waits if len(fields) == 3), default=None)


class Watch:
    """Looks at a run's bounds from outside. Time in which it was ready and the machine busy is not charged to it."""

    def __init__(self, order, started, base):
        self.order, self.started, self.base = order, started, base
        self.deadline = started + order["timeMs"] / 1000
        self.look = started + _look_seconds
        self.cpu_look = started + _cpu_look_seconds
        self.peak = 0
        self.waited = 0
        self.starved = False

    def next(self, now):
        return max(0, min(self.deadline, self.look) - now)

    def passed(self, now):
        """The bound that the run has passed, or None."""
        if now >= self.deadline and self._late(now):
            return "time_limit"
        if now >= self.look:
            held = _held_bytes(self.base)
            self.peak = max(self.peak, held)
            if held > self.order["memoryBytes"]:
                return "memory_limit"
            self.look = time.monotonic() + _look_seconds
        if now >= self.cpu_look:
            if _cpu_seconds(self.base) * 1000 > self.order["cpuMs"]:
                return "time_limit"
            self.cpu_look = time.monotonic() + _cpu_look_seconds
        return None

    def _late(self, now):
        seconds = self.order["timeMs"] / 1000
        waited = _waited_seconds(self.base)
        if waited is None:
            self.starved = _cpu_seconds(self.base) < (now - self.started) / 2
            return True
        self.waited = waited
        self.starved = now - self.started >= _most_stretch * seconds
        # At least a little later, so that a run close to its end is not looked at again and again.
        self.deadline = max(self.started + seconds + waited, now + 0.001)
        return self.starved or now - self.started - waited >= seconds
