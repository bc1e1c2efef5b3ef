"""The process that talks to the judge: gives an order to a prepared run, collects what it prints, ends it at its bounds."""
import fcntl
import json
import resource
import select

_setup_seconds = 10


class SetupFailed(Exception):
    """The sandbox's own failure: the program never started."""


class Child:
    """A forked run that waits for its order. The ends of its input and outputs are here, so that it opens none."""

    def __init__(self, zygote):
        self.line, theirs = socket.socketpair()
        # A file in memory: any length, and no writer is needed beside the run.
        self.input = os.memfd_create("stdin", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        self.out, out = os.pipe()
        self.err, err = os.pipe()
        self.place = Place()
        self.questions = None
        socket.send_fds(zygote, [b"F"], [theirs.fileno(), self.input, out, err])
        theirs.close()
        os.close(out)
        os.close(err)
        answer = zygote.recv(4)
        if len(answer) != 4:
            raise RuntimeError("the process that forks has died")
        (self.pid,) = struct.unpack("=i", answer)
        self.pidfd = os.pidfd_open(self.pid)

    def died(self):
        """While it waited: where a program has filled a container's memory, the kernel may end this one for it."""
        return os.waitid(os.P_PIDFD, self.pidfd, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def close(self):
        for fd in (self.input, self.out, self.err, self.pidfd):
            os.close(fd)
        self.line.close()
        self.place.close()
        if self.questions:
            self.questions.close()


# The zygote's, which the copies take over.
_every_run = (
    (resource.RLIMIT_STACK, 100 << 20),
    (resource.RLIMIT_NOFILE, 256),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_MEMLOCK, 0),
)


def _set_bounds(pid, bounds):
    for name, value in bounds:
        resource.prlimit(pid, name, (value, value))


def _bounds_of(order):
    return (
        # Address space is a loose bound: threads and zeroed blocks reserve far more than they touch, and a program that runs
        # into it sees a MemoryError instead of its ending. The keeper counts what is held.
        (resource.RLIMIT_AS, 1024 * order["memoryBytes"]),
        (resource.RLIMIT_FSIZE, order["diskBytes"]),
        (resource.RLIMIT_NPROC, 64),
    )


def _give_input(child, content):
    """The program reads it through the same open file, which from here on nobody can write."""
    while content:
        content = content[os.write(child.input, content) :]
    os.lseek(child.input, 0, os.SEEK_SET)
    fcntl.fcntl(child.input, 1033, 1 | 2 | 4 | 8)  # F_ADD_SEALS: seal, shrink, grow, write


def _give_order(child, order, body):
    try:
        message, rest = digest(order, memoryview(body), child.place)
        if order["questions"]:
            child.questions = Questions(child.place, order, rest)
            rest = rest[sum(order["questions"]["sizes"]) :]
        _give_input(child, rest)
        _set_bounds(child.pid, _bounds_of(order))
        child.line.sendall(message)
    except OSError as error:
        raise SetupFailed(f"a run could not be given its order: {error}") from error
    finally:
        child.place.make_room()


def _started(child):
    """Waits until the program starts; returns when, and the processor time used before."""
    poller = select.poll()
    poller.register(child.line, select.POLLIN)
    if not poller.poll(_setup_seconds * 1000):
        raise SetupFailed("a run did not start")
    try:
        message = child.line.recv(4096)
    except ConnectionError:
        message = b""
    if len(message) != 32:
        raise SetupFailed(f"a run could not be set up: {message[1:].decode(errors='replace') or 'it died'}")
    seconds, part, used_seconds, used_part = struct.unpack("=4q", message)
    return seconds + part / 1e9, used_seconds + used_part / 1e9


def _follow(judge, child, output, watch):
    """Reads what the run prints and answers; returns why it was ended, or None when it ended by itself."""
    poller, questions = select.poll(), child.questions
    for fd in (*output.parts, child.pidfd, judge.fileno()):
        poller.register(fd, select.POLLIN)
    if questions:
        questions.register(poller)
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
            elif fd in output.parts:
                if not output.read(fd):
                    poller.unregister(fd)
            else:
                questions.go_on(poller)
        if output.over or questions and questions.over:
            return "output_limit"
        if ended:
            return None


def _drain(output):
    """All writers are dead: what they left in the pipes is all there is."""
    for fd in output.parts:
        while not output.over and output.read(fd):
            pass


def _finish(child):
    """The exit status, processor seconds and greatest size, once the run and all that it started are dead."""
    _, status, used = os.wait4(child.pid, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def _report(child, order):
    if child.questions:
        return child.questions.answers()
    return content_of(child.place.fd, order["report"], order["outputBytes"]) if order["report"] else None


def _serve(judge, child, order, base):
    """Returns the answer's head and its parts."""
    started, used = _started(child)
    output = Bounded(child.out, child.err, order["outputBytes"])
    # A program that replaces the copy of the zygote holds nothing of it any more.
    watch = Watch(order, started, base | {"bytes": 0} if order["command"] else base)
    ending = _follow(judge, child, output, watch)
    if ending:
        os.kill(child.pid, 9)
    status, cpu, peak = _finish(child)
    ended = time.monotonic()
    _drain(output)
    report = _report(child, order)
    if ending is None and (output.over or child.questions and child.questions.over):
        ending = "output_limit"
    place = child.place.fd
    made, fits = collect(place, order["collectBytes"]) if order["collectBytes"] else ([], True)
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


def _send(judge, answer, parts, kills):
    answer["sizes"] = [len(part) for part in parts]
    answer["memoryKills"] = kills.count()
    head = json.dumps(answer).encode()
    judge.sendall(b"".join((struct.pack("=II", len(head), sum(answer["sizes"])), head, *parts)))


def main(judge, zygote, forker, kills):
    kills = Kills(kills)
    _set_bounds(forker, _every_run)
    child = Child(zygote)
    with open(f"/proc/{child.pid}/statm") as file:
        fields = file.read().split()
    # Code and libraries are mapped too: what is mapped beyond this is worth a closer look.
    base = {"bytes": (int(fields[1]) - int(fields[2])) * _page, "mapped": 32 << 20}
    _send(judge, {"ready": True}, [], kills)
    while True:
        sizes = receive(judge, 8)
        if sizes is None:
            os._exit(0)
        head_size, body_size = struct.unpack("=II", sizes)
        order, body = json.loads(receive(judge, head_size)), receive(judge, body_size)
        spare = None
        if child.died():
            child.place.make_room()
            _finish(child)
            child.close()
            child = Child(zygote)
        try:
            _give_order(child, order, body)
            # While this run works, the next is prepared.
            spare = Child(zygote)
            base["skip"] = (os.getpid(), forker, spare.pid)
            answer, parts = _serve(judge, child, order, base)
        except SetupFailed as error:
            os.kill(child.pid, 9)
            _finish(child)
            answer, parts = {"failure": str(error)}, []
        child.close()
        _send(judge, answer, parts, kills)
        child = spare or Child(zygote)
