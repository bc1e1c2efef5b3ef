"""The process that talks to the judge: gives an order to a prepared run, collects what it prints, ends it at its bounds."""
import select
import stat

_setup_seconds = 10
_look_seconds = 0.005
_cpu_look_seconds = 0.05
# A machine so busy that a run gets less than a quarter of a processor: it is run again when there is quiet.
_most_stretch = 4
_ticks = os.sysconf("SC_CLK_TCK")
_page = resource.getpagesize()


class SetupFailed(Exception):
    """The sandbox's own failure: the program never started."""


class Child:
    """A forked run that waits for its order."""

    def __init__(self, zygote):
        self.socket, theirs = socket.socketpair()
        socket.send_fds(zygote, [b"F"], [theirs.fileno()])
        theirs.close()
        answer = zygote.recv(4)
        if len(answer) != 4:
            raise RuntimeError("the process that forks has died")
        (self.pid,) = struct.unpack("=i", answer)
        self.pidfd = os.pidfd_open(self.pid)


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


def _read(path):
    """A file of /proc; nothing where its process has just ended."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return b""


def _shared_bytes(name):
    """Memory that processes share and no file holds: the quick count below cannot tell it from a program's own code."""
    for line in _read(f"/proc/{name}/status").splitlines():
        if line.startswith(b"RssShmem:"):
            return int(line.split()[1]) * 1024
    return 0


def _held_bytes(base):
    """Anonymous memory of all processes, less what a copy of the zygote starts with, and what they share, once."""
    total = shared = 0
    for name in _processes(base):
        fields = _read(f"/proc/{name}/statm").split()
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
        fields = _read(f"/proc/{name}/stat").rpartition(b")")[2].split()
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
        waits += [_read(f"/proc/{name}/task/{task}/schedstat").split() for task in tasks]
    return max((int(fields[1]) / 1e9 for fields in waits if len(fields) == 3), default=None)


def _started(child):
    """Waits until the program starts; returns when, the processor time used before, and the descriptors handed out."""
    poller = select.poll()
    poller.register(child.socket, select.POLLIN)
    if not poller.poll(_setup_seconds * 1000):
        raise SetupFailed("a run did not start")
    message, fds, _, _ = socket.recv_fds(child.socket, 4096, 3)
    if len(message) != 16 or len(fds) != 3:
        raise SetupFailed(f"a run could not be set up: {message[1:].decode(errors='replace') or 'it died'}")
    started, used = struct.unpack("=qq", message)
    return started / 1e9, used / 1e9, fds


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


def _follow(judge, child, output, watch):
    """Reads what the run prints; returns why it was ended, or None when it ended by itself."""
    poller = select.poll()
    for fd in (*output.parts, child.pidfd, judge.fileno()):
        poller.register(fd, select.POLLIN)
    while True:
        now = time.monotonic()
        ending = watch.passed(now)
        if ending:
            return ending
        events = poller.poll(watch.next(now) * 1000 + 0.5)
        ended = False
        for fd, _ in events:
            if fd == judge.fileno():
                # Nothing is sent during a run: the judge has gone.
                os._exit(0)
            elif fd == child.pidfd:
                ended = True
            elif not output.read(fd):
                poller.unregister(fd)
            if output.over:
                return "output_limit"
        if ended:
            return None


def _drain(output):
    """All writers are dead: what they left in the pipes is all there is."""
    for fd in output.parts:
        while not output.over and output.read(fd):
            pass


def _open_below(place, path, flags):
    """A path that the run has left, without following any link in it. Nothing runs there any more."""
    parts = path.split("/")
    opened = [place]
    try:
        for part in parts[:-1]:
            opened.append(os.open(part, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=opened[-1]))
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=opened[-1])
    finally:
        for other in opened[1:]:
            os.close(other)


def _content(place, path, limit):
    """What a file holds, if it is one and lies in the run's own directory; None otherwise."""
    try:
        fd = _open_below(place, path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    with open(fd, "rb", closefd=True) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            return None
        return file.read(limit)


def _collect(place, limit):
    """The files that a compiler left in `out`, [path, content], and whether they are within the limit together."""
    found = []
    try:
        folder = _open_below(place, "out", os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return found, True
    for here, folders, names, _ in os.fwalk(".", dir_fd=folder, follow_symlinks=False):
        for name in names:
            path = os.path.normpath(f"{here}/{name}")
            content = _content(folder, path, limit + 1)
            if content is None:
                continue
            limit -= len(content)
            if limit < 0:
                os.close(folder)
                return [], False
            found.append([path, content])
    os.close(folder)
    return found, True


def _hand_over(child, head, body):
    child.socket.sendall(struct.pack("=II", len(head), len(body)))
    child.socket.sendall(head)
    child.socket.sendall(body)


def _finish(zygote, child):
    """The exit status, processor seconds and greatest size, once the run and all that it started are dead."""
    zygote.send(b"W%d" % child.pid)
    answer = zygote.recv(20)
    if len(answer) != 20:
        raise RuntimeError("the process that forks has died")
    os.close(child.pidfd)
    child.socket.close()
    return struct.unpack("=idq", answer)


def _serve(judge, zygote, child, order, base):
    """Returns the answer's head and its parts."""
    try:
        started, used, fds = _started(child)
    except SetupFailed as error:
        os.kill(child.pid, 9)
        _finish(zygote, child)
        return {"failure": str(error)}, []
    place, out, err = fds
    output = Bounded(out, err, order["outputBytes"])
    # A program that replaces the copy of the zygote holds nothing of it any more.
    watch = Watch(order, started, base | {"bytes": 0} if order["command"] else base)
    ending = _follow(judge, child, output, watch)
    if ending:
        os.kill(child.pid, 9)
    status, cpu, peak = _finish(zygote, child)
    ended = time.monotonic()
    _drain(output)
    if output.over and ending is None:
        ending = "output_limit"
    report = _content(place, order["report"], order["outputBytes"]) if order.get("report") else None
    made, fits = _collect(place, order["collectBytes"]) if order["collectBytes"] else ([], True)
    for fd in fds:
        os.close(fd)
    answer = {
        "ending": ending or ("exited" if status >= 0 else "signalled"),
        "status": status,
        "wallMs": (ended - started) * 1000,
        "waitedMs": watch.waited * 1000,
        "starved": watch.starved and ending == "time_limit",
        "cpuMs": max(0, cpu - used) * 1000,
        "peakBytes": max(peak, watch.peak),
        "hasReport": report is not None,
        "made": [path for path, _ in made],
        "madeTooMuch": not fits,
    }
    return answer, [*output.parts.values(), report or b"", *(content for _, content in made)]


def _send(judge, answer, parts):
    answer["sizes"] = [len(part) for part in parts]
    head = json.dumps(answer).encode()
    judge.sendall(b"".join((struct.pack("=II", len(head), sum(answer["sizes"])), head, *parts)))


def main():
    judge = socket.socket(fileno=3)
    head = receive(judge, 8)
    seccomp = Filter(receive(judge, struct.unpack("=II", head)[1]))
    no_new_privileges()
    mount(None, b"/", PRIVATE_TREE)
    zygote, forker = start_zygote(seccomp, [judge])
    child = Child(zygote)
    with open(f"/proc/{child.pid}/statm") as file:
        fields = file.read().split()
    # Code and libraries are mapped too: what is mapped beyond this is worth a closer look.
    base = {"bytes": (int(fields[1]) - int(fields[2])) * _page, "mapped": 32 << 20}
    _send(judge, {"ready": True}, [])
    while True:
        sizes = receive(judge, 8)
        if sizes is None:
            os._exit(0)
        head_size, body_size = struct.unpack("=II", sizes)
        head, body = receive(judge, head_size), receive(judge, body_size)
        _hand_over(child, head, body)
        # While this run works, the next is prepared.
        spare = Child(zygote)
        base["skip"] = (os.getpid(), forker, spare.pid)
        answer, parts = _serve(judge, zygote, child, json.loads(head), base)
        _send(judge, answer, parts)
        child = spare


main()
