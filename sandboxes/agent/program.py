"""What happens in the process that becomes the program: nothing of another run has ever been in its memory."""
import fcntl
import gc
import io
import json
import resource
import signal
import socket
import time


def _streams():
    """Made before the fork: a run finds them ready."""
    raw = [io.FileIO(fd, mode, closefd=False) for fd, mode in ((0, "r"), (1, "w"), (2, "w"))]
    for stream, name in zip(raw, ("<stdin>", "<stdout>", "<stderr>")):
        stream.name = name
    reader = io.BufferedReader(raw[0])
    out, err = io.BufferedWriter(raw[1]), io.BufferedWriter(raw[2])
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(reader, encoding="utf-8", errors="strict")
    sys.stdout = sys.__stdout__ = io.TextIOWrapper(out, encoding="utf-8", errors="strict")
    sys.stderr = sys.__stderr__ = io.TextIOWrapper(err, "utf-8", "backslashreplace", line_buffering=True)
    for stream, mode in ((sys.stdin, "r"), (sys.stdout, "w"), (sys.stderr, "w")):
        stream.mode = mode


def _lay_files(files, body):
    at = 0
    for path, length, mode in files:
        folder = os.path.dirname(path)
        if os.path.isabs(path) or ".." in path.split("/"):
            raise ValueError(f"a file's path must stay in the working directory: {path!r}")
        if folder:
            os.makedirs(folder, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        view = memoryview(body)[at : at + length]
        while view:
            view = view[os.write(fd, view) :]
        os.close(fd)
        at += length
    return at


def _input(content):
    """A file in memory that can only be read: any length, and no writer is needed beside the run."""
    fd = os.memfd_create("stdin", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]
    os.lseek(fd, 0, os.SEEK_SET)
    fcntl.fcntl(fd, 1033, 1 | 2 | 4 | 8)  # F_ADD_SEALS: seal, shrink, grow, write
    return fd


def _bound(order):
    memory = order["memoryBytes"]
    # Address space is a loose bound: threads and zeroed blocks reserve far more than they touch, and a program that runs
    # into it sees a MemoryError instead of its ending. The keeper counts what is held.
    bounds = {
        resource.RLIMIT_AS: 1024 * memory,
        resource.RLIMIT_STACK: 100 << 20,
        resource.RLIMIT_NPROC: 64,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_FSIZE: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    for name, value in bounds.items():
        resource.setrlimit(name, (value, value))


def prepare_run():
    """Namespaces of its own, and in them a view of its own processes only."""
    # A signal to one's own process group crosses namespaces: it must not hold the agent.
    os.setsid()
    unshare(NEW_MOUNTS)
    mount(b"proc", b"/proc", NO_SUID_NO_DEVICES | NO_EXEC)
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def become_program(keeper, seccomp):
    """Takes the order from the keeper's socket, hands back the ends that the keeper holds, and runs the entry."""
    head = receive(keeper, 8)
    if head is None:
        os._exit(0)
    sizes = struct.unpack("=II", head)
    order = json.loads(receive(keeper, sizes[0]))
    body = receive(keeper, sizes[1])
    size = f"size={order['diskBytes']},nr_inodes=16384,mode=0755".encode()
    mount(b"tmpfs", b"/tmp", NO_SUID_NO_DEVICES, size)
    os.chdir("/tmp")
    at = _lay_files(order["files"], body)
    stdin = _input(body[at:])
    del body
    place = os.open("/tmp", os.O_PATH | os.O_DIRECTORY)
    out, err = os.pipe(), os.pipe()
    ends = [place, out[0], err[0]]
    for fd, target in ((stdin, 0), (out[1], 1), (err[1], 2)):
        os.dup2(fd, target)
    command = order["command"]
    if command and not os.access(command[0], os.X_OK):
        raise FileNotFoundError(f"{command[0]} cannot be run")
    if order["collectBytes"]:
        os.mkdir("out")
    _bound(order)
    drop_capabilities()
    seccomp.install()
    # What the copy came with is no garbage of the program's, and its counters start at nothing.
    if not command:
        gc.freeze()
        gc.collect()
        gc.enable()
        sys.argv = sys.orig_argv = [order["entry"], *order["arguments"]]
    # The program starts here; the keeper learns it from this message and from the end of the file after it.
    socket.send_fds(keeper, [struct.pack("=qq", time.monotonic_ns(), time.process_time_ns())], ends)
    os.closerange(3, 256)
    keeper.detach()
    if command:
        _replace([*command, *order["arguments"]], order["environment"])
    _start(order["entry"])


def _replace(command, environment):
    """Another program in this one's place; what Python does with signals is not its business."""
    for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execve(command[0], command, {**os.environ, **environment})
    except OSError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(127)


def _start(entry, *, _exit=os._exit, _flush=(), _modules=sys.modules):
    """Runs a file as `python3 entry` does, and leaves without tearing the interpreter down: the process ends."""
    status = 1
    streams = (sys.stdout, sys.stderr)
    try:
        main = _modules["__main__"] = type(sys)("__main__")
        main.__dict__.update(__file__=entry, __builtins__=__builtins__, __annotations__={}, __cached__=None)
        try:
            with open(entry, "rb") as file:
                source = file.read()
            exec(compile(source, entry, "exec", dont_inherit=True), main.__dict__)
            status = 0
        except SystemExit as exit:
            status = _status(exit.code)
        except BaseException as error:
            # Neither this file's frame nor the fork belongs to the program's story.
            error.__traceback__ = error.__traceback__.tb_next
            sys.excepthook(type(error), error, error.__traceback__)
        threading._shutdown()
        atexit._run_exitfuncs()
    finally:
        for stream in (sys.stdout, sys.stderr, *streams):
            try:
                stream.flush()
            except BaseException:
                pass
        _exit(status)


def _status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    print(code, file=sys.stderr)
    return 1
