"""Questions that a program is asked one by one, through two pipes in its directory: it sees none before it has answered all that
come before it, and what it has answered lies here, where it cannot take it back."""


class Questions:
    def __init__(self, place, order, body):
        """The lines of the questions lie one after the other in the body."""
        self._lines, at = [], 0
        for size in order["questions"]["sizes"]:
            self._lines.append(body[at : at + size])
            at += size
        self._asked = self._answered = 0
        self._unsent = b""
        self._answers, self._left = bytearray(), order["outputBytes"]
        self.over = False
        # Both ends are held here: to open one waits for nobody, and a program that closes its own ends nothing.
        self.asking = self._pipe(place, order["questions"]["path"])
        self.hearing = self._pipe(place, order["report"])
        self._ask()

    @staticmethod
    def _pipe(place, path):
        os.mkfifo(path, 0o600, dir_fd=place.fd)
        return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=place.fd)

    def register(self, poller):
        poller.register(self.hearing, select.POLLIN)
        # Of a question that is longer than the pipe the rest goes on when there is room.
        poller.register(self.asking, select.POLLOUT if self._unsent else 0)

    def go_on(self, poller):
        """There is an answer, or room for the rest of a question."""
        waited = bool(self._unsent)
        self._hear()
        self._ask()
        if bool(self._unsent) != waited:
            self.register(poller)

    def answers(self):
        """All of them, once whoever could write more is dead."""
        while not self.over and self._hear():
            pass
        return self._answers

    def close(self):
        os.close(self.asking)
        os.close(self.hearing)

    def _hear(self):
        """False where there is nothing to hear."""
        try:
            data = os.read(self.hearing, 65536)
        except BlockingIOError:
            return False
        self.over = len(data) > self._left
        self._answers += data[: self._left]
        self._left -= min(len(data), self._left)
        self._answered += data.count(b"\n")
        return True

    def _ask(self):
        while self._unsent or self._asked < len(self._lines) and self._asked <= self._answered:
            if not self._unsent:
                self._unsent = self._lines[self._asked]
                self._asked += 1
            try:
                self._unsent = self._unsent[os.write(self.asking, self._unsent) :]
            except BlockingIOError:
                return
