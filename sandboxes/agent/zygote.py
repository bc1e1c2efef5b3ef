"""The pristine process that every program is a copy of. It never holds an order, an output or a file of any run."""


def _preload():
    """Imported here, an import in a program costs nothing; but every page that is held here costs every run, so it is what
    most programs ask for, and no more (ast, because compiling makes its types). Random bytes start alike, so that runs do
    the same twice."""
    import _random

    source = _random.Random(20240229)
    os.urandom = lambda size: source.getrandbits(8 * size).to_bytes(size, "big") if size else b""
    names = (
        "abc array ast atexit base64 bisect collections.abc copy datetime decimal enum fractions functools heapq itertools "
        "linecache math numbers operator random re string textwrap threading traceback types typing encodings.ascii"
    )
    for name in names.split():
        globals()[name.partition(".")[0]] = __import__(name)
    random.seed(20240229)
    del os.environ["LD_BIND_NOW"], os.environ["PWD"]
    sys.path[:] = ["/tmp", *(path for path in sys.path if path)]
    # The number of every run in its own namespace.
    threading.main_thread()._native_id = 1


class _FirstToGo:
    """While it is entered, what is forked is what the kernel ends first for want of memory; the agent comes after it."""

    def __init__(self):
        self._fd = os.open("/proc/self/oom_score_adj", os.O_RDWR)
        self._own = os.read(self._fd, 16)

    def __enter__(self):
        os.pwrite(self._fd, b"1000", 0)

    def __exit__(self, *_):
        os.pwrite(self._fd, self._own, 0)


def serve_forks(keeper, seccomp):
    """A byte with a line, the end of the input and two of the outputs: forks a run that holds them, answers its number."""
    fork, first_to_go = Fork(NEW_PIDS | NEW_MOUNTS), _FirstToGo()
    four = struct.Struct("=4i")
    room, number = socket.CMSG_SPACE(four.size), struct.Struct("=i")
    while True:
        message, given, _, _ = keeper.recvmsg(1, room)
        if not message:
            os._exit(0)
        fds = four.unpack(given[0][2])
        with first_to_go:
            pid = fork()
            if pid == 0:
                run_child(fds, seccomp)
        for fd in fds:
            os.close(fd)
        keeper.send(number.pack(pid))


def run_child(fds, seccomp):
    line = fds[0]
    try:
        prepare_run(fds)
        become_program(line, seccomp)
    except BaseException as error:
        try:
            os.write(line, b"!" + f"{type(error).__name__}: {error}".encode()[:2000])
        finally:
            os._exit(1)


def start_zygote(seccomp, others):
    """Forks it; returns the keeper's end of its socket, and its pid."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid:
        theirs.close()
        return ours, pid
    ours.close()
    for other in others:
        other.close()
    try:
        _preload()
        _bound_alike()
        _streams()
        _prepare_main()
        gc.disable()
        gc.collect()
        gc.freeze()
        serve_forks(theirs, seccomp)
    finally:
        os._exit(1)
