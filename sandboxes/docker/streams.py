"""Docker lends a container two streams where others lend a socket; to the keeper both are one line to the judge."""
import fcntl
import os


class Streams:
    def __init__(self):
        # The program gets 0, 1 and 2; what becomes of them in a run must not touch the line.
        self._input, self._output = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 3) for fd in (0, 1))
        nothing = os.open("/dev/null", os.O_RDWR)
        for fd in (0, 1):
            os.dup2(nothing, fd)
        os.close(nothing)

    def fileno(self):
        return self._input

    def recv(self, count):
        return os.read(self._input, count)

    def sendall(self, data):
        view = memoryview(data)
        while view:
            view = view[os.write(self._output, view) :]

    def close(self):
        os.close(self._input)
        os.close(self._output)
