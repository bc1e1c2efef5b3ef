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
    del os.environ["LD_BIND_NOW"], os.environ["PWD"]
    sys.path[:] = ["/tmp", *(path for path in sys.path if path)]


def serve_forks(keeper, seccomp):
    """F and a socket: fork a run, answer its pid. W and a pid: wait for it, answer its status, processor seconds and greatest size."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    while True:
        message, fds, _, _ = socket.recv_fds(keeper, 16, 1)
        if not message:
            os._exit(0)
        if message[:1] == b"W":
            _, status, used = os.wait4(int(message[1:]), 0)
            cpu = used.ru_utime + used.ru_stime
            keeper.send(struct.pack("=idq", os.waitstatus_to_exitcode(status), cpu, used.ru_maxrss * 1024))
            continue
        # The next child starts a pid namespace; this process stays in its own.
        unshare(NEW_PIDS)
        pid = os.fork()
        if pid == 0:
            run_child(keeper, own, socket.socket(fileno=fds[0]), seccomp)
        enter(own, NEW_PIDS)
        os.close(fds[0])
        keeper.send(struct.pack("=i", pid))


def run_child(zygote, own, keeper, seccomp):
    try:
        zygote.close()
        os.close(own)
        random.seed(20240229)
        prepare_run()
        become_program(keeper, seccomp)
    except BaseException as error:
        try:
            keeper.send(b"!" + f"{type(error).__name__}: {error}".encode()[:2000])
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
    _preload()
    _streams()
    gc.disable()
    gc.collect()
    gc.freeze()
    try:
        serve_forks(theirs, seccomp)
    finally:
        os._exit(1)
