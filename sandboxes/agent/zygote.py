"""The pristine process that every program is a copy of. It never holds an order, an output or a file of any run."""


def _alike():
    """Two runs do the same: random bytes and numbers start alike (a fork has sown them anew), and a run is the first in its own
    namespace."""
    source = _random.Random(20240229)
    os.urandom = lambda size: source.getrandbits(8 * size).to_bytes(size, "big") if size else b""
    random.seed(20240229)
    del os.environ["LD_BIND_NOW"], os.environ["PWD"]
    sys.path[:] = ["/tmp", *(path for path in sys.path if path)]
    threading.main_thread()._native_id = 1


def _into_large_pages():
    """Of memory in large pages a fork copies one entry in place of 512. A kernel that has none goes on as before."""
    large, collapse = 2 << 20, 25
    with open("/proc/self/maps") as file:
        areas = [line.split() for line in file]
    for span, rights, _, _, inode, *_ in areas:
        begin, end = (int(address, 16) for address in span.split("-"))
        begin = -(-begin // large) * large
        if rights == "rw-p" and inode == "0" and begin + large <= end:
            try:
                call("madvise", begin, (end - begin) // large * large, collapse)
            except OSError:
                pass


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
    laid_out_for, prepared = None, None
    while True:
        message, given, _, _ = keeper.recvmsg(1, room)
        if not message:
            os._exit(0)
        fds = four.unpack(given[0][2])
        # The lowest that are free: the same ones each time.
        if fds != laid_out_for:
            laid_out_for, prepared = fds, Preparation(fds, seccomp)
        with first_to_go:
            pid = fork()
            if pid == 0:
                run_child(prepared)
        for fd in fds:
            os.close(fd)
        keeper.send(number.pack(pid))


def run_child(prepared):
    try:
        become_program(prepared)
    except BaseException as error:
        try:
            os.write(prepared.line, b"!" + f"{type(error).__name__}: {error}".encode()[:2000])
        finally:
            os._exit(1)


def start_zygote(judge, kills):
    """Forks it; returns the keeper's end of its socket, and its pid. What the keeper alone holds is closed in it."""
    inherited, own = [Filter(receive(judge, size)) for size in struct.unpack("=II", receive(judge, 8))]
    no_new_privileges()
    no_ambient_capabilities()
    mount(None, b"/", PRIVATE_TREE)
    if _headers_come:
        mount(b"/empty", b"/headers", BIND)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid:
        theirs.close()
        return ours, pid
    ours.close()
    judge.close()
    if kills is not None:
        os.close(kills)
    try:
        _alike()
        _streams()
        _prepare_main()
        gc.disable()
        gc.collect()
        gc.freeze()
        _into_large_pages()
        Calls(inherited.call)()
        serve_forks(theirs, own)
    finally:
        os._exit(1)
