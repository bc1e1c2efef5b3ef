"""What happens in the process that becomes the program: nothing of another run has ever been in its memory. Whatever is
done here writes to pages that a run must then copy for itself, so what can be done once, or by the keeper, is done there."""
import _thread
import gc
import io
import marshal
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


def _prepare_main():
    """The module that every program finds itself in."""
    main = sys.modules["__main__"] = type(sys)("__main__")
    main.__dict__.update(__builtins__=__builtins__, __annotations__={}, __cached__=None)


# What the host keeps for compilers appears there when it is made: no other program sees it, so that all see the same.
_headers_come = os.path.ismount("/headers")


class Preparation:
    """What is done in a copy before its program starts, laid out for the descriptors that it will hold: its line to the keeper,
    the end of its input and those of its outputs."""

    def __init__(self, fds, seccomp):
        self.line, input, out, err = fds
        self._clocks = ctypes.create_string_buffer(32)
        wall, used = ctypes.addressof(self._clocks), ctypes.addressof(self._clocks) + 16
        self.enter = Calls(
            # A signal to one's own process group crosses namespaces: it must not hold the agent.
            ("setsid",),
            # A view of its own processes only. Its directory was mounted before the fork, by the keeper.
            ("mount", b"proc", b"/proc", b"proc", NO_SUID_NO_DEVICES | NO_EXEC, None),
            ("dup3", input, 0, 0),
            ("dup3", out, 1, 0),
            ("dup3", err, 2, 0),
            ("chdir", b"/tmp"),
        )
        self.show_headers = Calls(("umount2", b"/headers", DETACH))
        # The keeper learns from the clocks when the program started, and what was used before.
        self.leave = Calls(
            DROP_CAPABILITIES,
            seccomp.call,
            ("clock_gettime", time.CLOCK_MONOTONIC, wall),
            ("clock_gettime", time.CLOCK_PROCESS_CPUTIME_ID, used),
            ("write", self.line, wall, 32),
        )


def _from_line(line, count):
    data = os.read(line, count)
    if len(data) == count:
        return data
    parts = bytearray(data)
    while data and len(parts) < count:
        data = os.read(line, min(count - len(parts), 1 << 20))
        parts += data
    if len(parts) < count:
        os._exit(0)
    return bytes(parts)


def become_program(prepared):
    """Takes the order from the keeper's line and runs the entry."""
    prepared.enter()
    size = int.from_bytes(_from_line(prepared.line, 4), sys.byteorder)
    order = marshal.loads(_from_line(prepared.line, size))
    entry, source, arguments, command, environment, compiles = order
    if _headers_come and compiles:
        prepared.show_headers()
    if not command:
        # What the copy came with is no garbage of the program's.
        gc.freeze()
        gc.enable()
        sys.argv = sys.orig_argv = arguments
    prepared.leave()
    os.closerange(3, 256)
    if command:
        _replace(command, arguments, environment)
    _start(entry, source)


def _replace(command, arguments, environment):
    """Another program in this one's place; what Python does with signals is not its business."""
    for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execve(command, arguments, {**os.environ, **environment})
    except OSError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(127)


def _start(entry, source, *, _exit=os._exit, _modules=sys.modules):
    """Runs a file as `python3 entry` does, and leaves without tearing the interpreter down: the process ends."""
    status = 1
    streams = (sys.stdout, sys.stderr)
    try:
        main = _modules["__main__"].__dict__
        main["__file__"] = entry
        try:
            exec(compile(source, entry, "exec", dont_inherit=True), main)
            status = 0
        except SystemExit as exit:
            status = _status(exit.code)
        except BaseException as error:
            # Neither this file's frame nor the fork belongs to the program's story.
            error.__traceback__ = error.__traceback__.tb_next
            sys.excepthook(type(error), error, error.__traceback__)
        if _thread._count() or threading._threading_atexits:
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
