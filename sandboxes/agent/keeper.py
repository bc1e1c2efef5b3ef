"""The process that talks to the judge: gives an order to a prepared run, collects what it prints, ends it at its bounds."""
import select

_setup_seconds = 10
_look_seconds = 0.005
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


def _held_bytes(base):
    """Anonymous memory of all processes but this one and the zygote, less what a copy of the zygote starts with."""
    total = 0
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) in base["skip"]:
            continue
        try:
            with open(f"/proc/{name}/statm", "rb", buffering=0) as file:
                fields = file.read().split()
        except OSError:
            continue
        total += max(0, (int(fields[1]) - int(fields[2])) * _page - base["bytes"])
    return total


def _started(child):
    """Waits until the program starts; returns when, and the descriptors that the run handed out."""
    poller = select.poll()
    poller.register(child.socket, select.POLLIN)
    if not poller.poll(_setup_seconds * 1000):
        raise SetupFailed("a run did not start")
    message, fds, _, _ = socket.recv_fds(child.socket, 4096, 3)
    if len(message) != 8 or len(fds) != 3:
        raise SetupFailed(f"a run could not be set up: {message[1:].decode(errors='replace') or 'it died'}")
    return struct.unpack("=q", message)[0] / 1e9, fds


def _watch(judge, child, output, order, started, base):
    """Returns why the run was ended, or None when it ended by itself."""
    poller = select.poll()
    for fd in (*output.parts, child.pidfd, judge.fileno()):
        poller.register(fd, select.POLLIN)
    deadline = started + order["timeMs"] / 1000
    look = started + _look_seconds
    while True:
        now = time.monotonic()
        if now >= deadline:
            return "time_limit"
        if now >= look:
            if _held_bytes(base) > order["memoryBytes"]:
                return "memory_limit"
            look = time.monotonic() + _look_seconds
        events = poller.poll(max(0, min(deadline, look) - now) * 1000 + 0.5)
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


def _report(place, path, limit):
    """The file the program left, if it is one and lies in its own directory. Nothing runs there any more."""
    folder, _, name = path.rpartition("/")
    try:
        opened = [place]
        for part in folder.split("/") if folder else ():
            opened.append(os.open(part, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=opened[-1]))
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=opened[-1])
        for other in opened[1:]:
            os.close(other)
    except (OSError, ValueError):
        return None
    with open(fd, "rb") as file:
        if not os.path.isfile(f"/proc/self/fd/{fd}"):
            return None
        return file.read(limit)


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
        started, fds = _started(child)
    except SetupFailed as error:
        os.kill(child.pid, 9)
        _finish(zygote, child)
        return {"failure": str(error)}, []
    place, out, err = fds
    output = Bounded(out, err, order["outputBytes"])
    ending = _watch(judge, child, output, order, started, base)
    if ending:
        os.kill(child.pid, 9)
    status, cpu, peak = _finish(zygote, child)
    ended = time.monotonic()
    _drain(output)
    if output.over and ending is None:
        ending = "output_limit"
    report = _report(place, order["report"], order["outputBytes"]) if order.get("report") else None
    for fd in fds:
        os.close(fd)
    answer = {
        "ending": ending or ("exited" if status >= 0 else "signalled"),
        "status": status,
        "wallMs": (ended - started) * 1000,
        "cpuMs": cpu * 1000,
        "peakBytes": peak,
        "hasReport": report is not None,
    }
    return answer, [*output.parts.values(), report or b""]


def _send(judge, answer, parts):
    answer["sizes"] = [len(part) for part in parts]
    head = json.dumps(answer).encode()
    judge.sendall(b"".join((struct.pack("=II", len(head), sum(answer["sizes"])), head, *parts)))


def main(judge):
    head = receive(judge, 8)
    seccomp = Filter(receive(judge, struct.unpack("=II", head)[1]))
    no_new_privileges()
    mount(None, b"/", PRIVATE_TREE)
    zygote, forker = start_zygote(seccomp, [judge])
    child = Child(zygote)
    with open(f"/proc/{child.pid}/statm") as file:
        fields = file.read().split()
    base = {"bytes": (int(fields[1]) - int(fields[2])) * _page}
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
