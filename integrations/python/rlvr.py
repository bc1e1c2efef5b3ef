"""Rewards from rlvr for Python trainers: one file, the standard library, Python 3.8 or newer.

Two ways to the judge, with the same methods::

    judge = rlvr.Client("http://127.0.0.1:8080")      # a server: rlvr serve
    judge = rlvr.Process()                            # a process of your own: rlvr verify over pipes

    judge.verify([{"completion": "\\\\boxed{0.5}", "ground_truth": "\\\\frac12"}])
    judge.rewards(["\\\\boxed{0.5}", "7"], ["\\\\frac12", "8"])       # [1.0, 0.0]

and reward functions that trainers take as they are: ``compute_score`` and ``compute_scores`` (verl), ``reward_func`` (OpenRLHF),
``trl_reward`` (TRL). They ask the server that the environment names in ``RLVR_URL`` (and ``RLVR_TOKEN``); without it they start a
process. ``RLVR_FAULTS`` says what becomes of a reward that is not known, because the judge failed or the row cannot be read:
``raise`` (the default) or ``mask`` (None, or NaN where the trainer wants a number). It never becomes 0.
"""

import atexit
import base64
import collections
import http.client
import json
import os
import random
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.parse

__version__ = "0.1.0"
__all__ = [
    "Client",
    "Process",
    "RlvrError",
    "NotJudged",
    "compute_score",
    "compute_scores",
    "reward_func",
    "trl_reward",
    "make_trl_reward",
    "default_judge",
]


class RlvrError(Exception):
    """The judge could not be asked, or refused to answer."""


class NotJudged(RlvrError):
    """A reward is not known. ``indexes`` are the places of those rows, ``reasons`` says of each why."""

    def __init__(self, indexes, reasons):
        self.indexes, self.reasons = indexes, reasons
        more = "" if len(indexes) == 1 else " (and %d more)" % (len(indexes) - 1)
        super().__init__("row %d was not judged: %s%s" % (indexes[0], reasons[0], more))

    def __reduce__(self):
        return (NotJudged, (self.indexes, self.reasons))


class _Judge:
    """What a server and a process have in common. ``verify`` is theirs."""

    def rewards(self, completions, ground_truths, faults=None, prompts=None):
        """One float per completion, in order.

        ``completions`` are texts or lists of chat messages, ``ground_truths`` what a row of ``rlvr verify`` takes.
        ``faults``: ``raise`` raises NotJudged when a reward is not known, ``mask`` gives None for it.
        """
        completions, ground_truths = list(completions), list(ground_truths)
        if len(completions) != len(ground_truths):
            raise ValueError("%d completions and %d ground truths" % (len(completions), len(ground_truths)))
        rows = [{"completion": c, "ground_truth": _plain(g)} for c, g in zip(completions, ground_truths)]
        if prompts is not None:
            for row, prompt in zip(rows, prompts):
                row["prompt"] = prompt
        return known(self.verify(rows), faults)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def known(answers, faults=None):
    """The rewards of answers of ``verify`` with one completion each; what is not known raises NotJudged or is None."""
    mode = faults or os.environ.get("RLVR_FAULTS") or "raise"
    if mode not in ("raise", "mask"):
        raise ValueError("faults is %r: give 'raise' or 'mask'" % (mode,))
    rewards = [answer.get("reward") for answer in answers]
    unknown = [at for at, reward in enumerate(rewards) if reward is None]
    if unknown and mode == "raise":
        raise NotJudged(unknown, [_reason(answers[at]) for at in unknown])
    return [None if reward is None else float(reward) for reward in rewards]


def _reason(answer):
    return (answer.get("verdict") or {}).get("reason") or "the answer has no reward"


def _plain(value):
    """Numbers and arrays of numpy, which rows of trainers hold, as Python's own."""
    if hasattr(value, "tolist") and not isinstance(value, (str, bytes)):
        return value.tolist()
    return value


def _dumps(value):
    # Escapes keep lone surrogates, which a tokenizer can make, from breaking the encoding.
    return json.dumps(value, default=_plain, allow_nan=False).encode("ascii")


class Client(_Judge):
    """A judge behind ``rlvr serve``. May be shared by threads and used after a fork.

    ``url`` may hold the token, as in http://rlvr:TOKEN@host:8080; ``token`` or RLVR_TOKEN comes before it. ``timeout`` is what one
    request may take in seconds, and ``retry_for`` how long to ask again when the server is busy (429, 503, 504), restarts or cannot
    be reached. ``batch`` is how many rows go into a request.
    """

    def __init__(self, url=None, token=None, timeout=320.0, retry_for=300.0, batch=256):
        url = url or os.environ.get("RLVR_URL") or "http://127.0.0.1:8080"
        parts = urllib.parse.urlsplit(url if "://" in url else "http://" + url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("%r is no address of a server: write http://host:port" % (url,))
        self._scheme, self._host, self._port = parts.scheme, parts.hostname, parts.port
        self._path = parts.path.rstrip("/")
        self._headers = {}
        token = token or os.environ.get("RLVR_TOKEN")
        if token:
            self._headers["authorization"] = "Bearer " + token
        elif parts.password:
            pair = "%s:%s" % (parts.username or "", urllib.parse.unquote(parts.password))
            self._headers["authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        self._timeout, self._retry_for, self._batch = timeout, retry_for, batch
        self._idle, self._pid = collections.deque(), os.getpid()

    def verify(self, rows):
        """Judges rows as ``rlvr verify`` reads them; one answer each, in order, with ``reward`` and ``verdict``."""
        rows = list(rows)
        batches = [rows[at : at + self._batch] for at in range(0, len(rows), self._batch)]
        answers = []
        for batch in batches:
            answered = self._ask("POST", "/verify", batch)
            if not isinstance(answered, list) or len(answered) != len(batch):
                raise RlvrError("the server answered %d rows with something else" % len(batch))
            answers.extend(answered)
        return answers

    def score(self, problems):
        """Quality and predicted pass rate of problems; needs ``rlvr serve --scorer``."""
        return self._ask("POST", "/score", list(problems))

    def sample(self, step=None, emit="problems"):
        """The next batch of problems; needs ``rlvr serve --dataset``. The same ``step`` again gives the same batch."""
        query = {"emit": emit} if step is None else {"emit": emit, "step": step}
        # Without a step, asking again would draw a second batch.
        return self._ask("GET", "/sample?" + urllib.parse.urlencode(query), again=step is not None)

    def feedback(self, rows):
        """Tells the sampler how problems went: {"id", "rewards"}, or answers of ``verify`` that carry an id."""
        return self._ask("POST", "/feedback", list(rows), again=False)

    def ready(self):
        """Whether the server can be reached and takes requests."""
        try:
            status, _, _ = self._once("GET", "/readyz", None)
        except (OSError, http.client.HTTPException):
            return False
        return status == 200

    def close(self):
        """Closes the connections that are kept open."""
        while self._idle:
            self._idle.popleft().close()

    def _ask(self, method, path, value=None, again=True):
        body = None if value is None else _dumps(value)
        end, wait = time.monotonic() + self._retry_for, 0.25
        while True:
            try:
                status, headers, text = self._once(method, path, body, again)
            except (OSError, http.client.HTTPException) as error:
                refused = isinstance(error, ConnectionRefusedError)
                if not (again or refused) or isinstance(error, socket.timeout) or time.monotonic() + wait > end:
                    raise RlvrError("%s was not reached: %s" % (self._address(), error or type(error).__name__)) from error
                delay = wait
            else:
                if status == 200:
                    return json.loads(text)
                delay = _retry_after(headers, wait) if status in (429, 503, 504) else None
                if delay is None or time.monotonic() + delay > end:
                    raise RlvrError("%s%s answered %d: %s" % (self._address(), path, status, _told(text)))
            # Not all at the same moment, when many were refused together.
            time.sleep(delay * (1 + random.random() / 4))
            wait = min(wait * 2, 8.0)

    def _once(self, method, path, body, again=True):
        """One request over a connection that is kept open. A stale one, closed by the server meanwhile, is replaced once."""
        connection, fresh = self._connection()
        headers = dict(self._headers)
        if body is not None:
            headers["content-type"] = "application/json"
        try:
            connection.request(method, self._path + path, body, headers)
            response = connection.getresponse()
            text = response.read()
        except BaseException as error:
            connection.close()
            stale = isinstance(error, (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError))
            if stale and again and not fresh:
                return self._once(method, path, body, again)
            raise
        if response.will_close:
            connection.close()
        else:
            self._idle.append(connection)
        return response.status, response.headers, text

    def _connection(self):
        if self._pid != os.getpid():
            # After a fork the connections are the parent's: two readers on one would take each other's answers.
            self._idle, self._pid = collections.deque(), os.getpid()
        try:
            return self._idle.pop(), False
        except IndexError:
            pass
        if self._scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self._host, self._port, timeout=self._timeout, context=context), True
        return _Connection(self._host, self._port, timeout=self._timeout), True

    def _address(self):
        return "%s://%s%s" % (self._scheme, self._host, "" if self._port is None else ":%d" % self._port)

    def __getstate__(self):
        state = dict(self.__dict__)
        state["_idle"] = collections.deque()
        return state


class _Connection(http.client.HTTPConnection):
    def connect(self):
        super().connect()
        # A small body after its head would else wait for the acknowledgement of the head.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _retry_after(headers, wait):
    try:
        return max(0.05, float(headers.get("retry-after", wait)))
    except ValueError:
        return wait


def _told(text):
    try:
        told = json.loads(text)
        return "%s (%s)" % (told["message"], told["hint"])
    except (ValueError, KeyError, TypeError):
        return text[:200].decode("utf-8", "replace")


class _Pending:
    """A row that was written and is not answered yet."""

    __slots__ = ("answer", "error", "event")

    def __init__(self):
        self.answer = self.error = None
        self.event = threading.Event()


class Process(_Judge):
    """A judge of one's own: ``rlvr verify`` in one long-lived process, asked over pipes. May be shared by threads.

    ``command`` is how rlvr is started (RLVR_COMMAND, else ``rlvr`` on the path, else ``npx rlvr``), ``args`` are options of
    ``rlvr verify`` such as ``["--rewards", "correct,format:0.2"]``. ``timeout`` is what a call may take in seconds. A process that dies
    is started anew; a row that it died on twice raises RlvrError. After a fork the child starts its own.
    """

    def __init__(self, command=None, args=(), timeout=320.0):
        self._command = _command(command) + ["verify"] + list(args)
        if any(str(arg).startswith("--group-by") for arg in args):
            raise ValueError("--group-by holds rows back until a group ends; give a row `completions` instead")
        self._timeout = timeout
        self._reset()
        atexit.register(self.close)

    def _reset(self):
        self._lock, self._pid, self._run = threading.Lock(), os.getpid(), None

    def verify(self, rows):
        """Judges rows as ``rlvr verify`` reads them; one answer each, in order, with ``reward`` and ``verdict``."""
        lines = [_dumps(row) + b"\n" for row in rows]
        end = time.monotonic() + self._timeout
        answers = [None] * len(lines)
        left = list(range(len(lines)))
        for attempt in range(2):
            run, pending = self._send([lines[at] for at in left])
            failed = []
            for at, one in zip(left, pending):
                if not one.event.wait(max(0.0, end - time.monotonic())):
                    raise RlvrError("rlvr verify did not answer within %g s" % self._timeout)
                if one.error is None:
                    answers[at] = one.answer
                else:
                    failed.append(at)
            if not failed:
                return answers
            left = failed
            if attempt == 1:
                raise RlvrError("rlvr verify ended while it judged: %s" % run.last_words())
        return answers

    def close(self):
        """Ends the process. What is under way fails."""
        if self._pid != os.getpid():
            return
        with self._lock:
            run, self._run = self._run, None
        if run is not None:
            run.close()

    def _send(self, lines):
        if self._pid != os.getpid():
            self._reset()
        with self._lock:
            if self._run is None or self._run.ended:
                self._run = _Run(self._command)
            return self._run, self._run.send(lines)

    def __getstate__(self):
        return {"_command": self._command, "_timeout": self._timeout}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._reset()


class _Run:
    """One process. A thread writes and another reads, so that neither side ever waits for the other to read first."""

    def __init__(self, command):
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                # Ctrl-C is for the trainer, which closes this process itself.
                start_new_session=True,
            )
        except OSError as error:
            raise RlvrError("%s cannot be started: %s; install it with `npm install rlvr` or set RLVR_COMMAND" % (command[0], error)) from error
        self.ended = False
        self._lock = threading.Lock()
        self._waiting = collections.deque()
        self._outbox = collections.deque()
        self._wake = threading.Condition(self._lock)
        self._stderr = collections.deque(maxlen=5)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        for work in (self._write, self._read):
            threading.Thread(target=work, daemon=True).start()

    def send(self, lines):
        pending = [_Pending() for _ in lines]
        with self._wake:
            if self.ended:
                for one in pending:
                    one.error = True
                    one.event.set()
                return pending
            self._waiting.extend(pending)
            self._outbox.extend(lines)
            self._wake.notify()
        return pending

    def close(self):
        with self._wake:
            self.ended = True
            self._wake.notify()
        process = self._process
        try:
            process.stdin.close()
        except OSError:
            pass
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def last_words(self):
        # Its words may still be on their way when it has ended; a child of its that lives on may hold them back for ever.
        self._listener.join(1)
        return " ".join(self._stderr) or "exit code %s" % self._process.poll()

    def _write(self):
        try:
            while True:
                with self._wake:
                    while not self._outbox and not self.ended:
                        self._wake.wait()
                    if self.ended:
                        return
                    chunk = b"".join(self._outbox)
                    self._outbox.clear()
                self._process.stdin.write(chunk)
                self._process.stdin.flush()
        except (OSError, ValueError):
            # The reader meets the end of the process too, and tells those who wait.
            return

    def _read(self):
        try:
            for line in self._process.stdout:
                answer = json.loads(line)
                one = self._waiting.popleft()
                one.answer = answer
                one.event.set()
        except (OSError, ValueError, IndexError) as error:
            self._stderr.append("its output could not be read: %s" % error)
            self._process.kill()
        with self._wake:
            self.ended = True
            self._wake.notify()
            left = list(self._waiting)
            self._waiting.clear()
        self._process.wait()
        for one in left:
            one.error = True
            one.event.set()

    def _listen(self):
        for line in self._process.stderr:
            self._stderr.append(line.decode("utf-8", "replace").strip())


def _command(command):
    if isinstance(command, str):
        return [command]
    if command is not None:
        return list(command)
    given = os.environ.get("RLVR_COMMAND")
    if given:
        return given.split()
    return ["rlvr"] if shutil.which("rlvr") else ["npx", "--no-install", "rlvr"]


_default, _default_key, _default_lock = None, None, threading.Lock()


def default_judge():
    """The judge of the reward functions: the server at RLVR_URL, or a process where that is not set. One per process."""
    global _default, _default_key, _default_lock
    if _default_key is not None and _default_key[0] != os.getpid():
        # A lock that another thread held at the time of the fork would never be released here.
        _default_lock = threading.Lock()
    with _default_lock:
        key = (os.getpid(), os.environ.get("RLVR_URL"), os.environ.get("RLVR_TOKEN"), os.environ.get("RLVR_COMMAND"))
        if _default is None or key != _default_key:
            _default = Client() if key[1] else Process()
            _default_key = key
        return _default


def _truth(ground_truth, extra_info):
    """verl rows of rlvr carry the whole record beside the text that verl's own graders read."""
    record = (extra_info or {}).get("rlvr_ground_truth") if hasattr(extra_info, "get") else None
    return record or ground_truth


def _nan(rewards):
    return [float("nan") if reward is None else reward for reward in rewards]


def compute_score(data_source=None, solution_str=None, ground_truth=None, extra_info=None, faults=None, judge=None, **_):
    """verl, one completion: ``reward.custom_reward_function.path=…/rlvr.py``. Keywords in ``reward_kwargs``: faults."""
    (score,) = _nan((judge or default_judge()).rewards([solution_str], [_truth(ground_truth, extra_info)], faults))
    return score


def compute_scores(data_sources=None, solution_strs=(), ground_truths=(), extra_infos=None, faults=None, judge=None, **_):
    """verl, a whole batch: the reward manager ``batch`` with ``custom_reward_function.name=compute_scores``."""
    extras = extra_infos if extra_infos is not None else [None] * len(ground_truths)
    truths = [_truth(truth, extra) for truth, extra in zip(ground_truths, extras)]
    return _nan((judge or default_judge()).rewards(solution_strs, truths, faults))


def reward_func(queries, prompts, labels, faults=None, judge=None, **_):
    """OpenRLHF: ``--reward.remote_url …/rlvr.py``. A query is its prompt and the answer; what is in the prompt never counts."""
    completions = [_after(query, prompt) for query, prompt in zip(queries, prompts)]
    rewards = _nan((judge or default_judge()).rewards(completions, labels, faults))
    try:
        # OpenRLHF always has torch, and reads tensors.
        import torch

        rewards = torch.tensor(rewards, dtype=torch.float32)
    except ImportError:
        pass
    return {"rewards": rewards, "scores": rewards, "extra_logs": {}}


def _after(query, prompt):
    at = query.find(prompt)
    if at >= 0:
        return query[at + len(prompt) :]
    # A prompt that was cut to fit the context: its end tells where it ends, if that comes only once.
    tail = prompt[-200:]
    at = query.find(tail)
    if at >= 0 and at == query.rfind(tail):
        return query[at + len(tail) :]
    raise ValueError("a query does not hold its prompt, so that the answer in it cannot be told from the question")


def make_trl_reward(judge=None, ground_truth="ground_truth", faults=None, name="rlvr"):
    """A reward function for TRL's ``reward_funcs`` with its own judge, column of ground truths, and name in the logs."""

    def reward(prompts=None, completions=None, **columns):
        if ground_truth not in columns:
            raise ValueError("the dataset has no column %r: name it with ground_truth" % ground_truth)
        asked = judge or default_judge()
        return asked.rewards([_trl_text(one) for one in completions], columns[ground_truth], faults or _trl_faults())

    reward.__name__ = name
    return reward


def _trl_text(completion):
    """TRL's completions are texts, or chat messages whose content may be a list of parts."""
    if isinstance(completion, str):
        return completion
    return [
        dict(turn, content="".join(part.get("text", "") for part in turn["content"])) if isinstance(turn.get("content"), list) else turn
        for turn in completion
    ]


def _trl_faults():
    """TRL leaves out a completion whose reward is None, which is what a mask should do."""
    return os.environ.get("RLVR_FAULTS") or "mask"


def trl_reward(prompts=None, completions=None, **columns):
    """TRL: ``GRPOTrainer(reward_funcs=rlvr.trl_reward)`` over a dataset with a column ``ground_truth``; None where not known."""
    return make_trl_reward()(prompts=prompts, completions=completions, **columns)
