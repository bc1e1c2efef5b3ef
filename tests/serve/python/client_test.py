"""The client against a real server (RLVR_TEST_URL) and a real process (RLVR_COMMAND): what they answer, and what they survive."""

import ast
import json
import os
import pickle
import signal
import socket
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import rlvr

URL = os.environ["RLVR_TEST_URL"]
TRUTH = {"verifier": "code", "language": "python", "entry_point": "add", "tests": [{"args": [1, 2], "expected": 3}]}
PROGRAM = "```python\ndef add(a, b):\n    return a + b\n```"
UNREADABLE = {"verifier": "none such"}


class Judges:
    """What holds for a server and for a process."""

    def test_rewards_in_order(self):
        completions = ["\\boxed{%d}" % n for n in range(600)]
        truths = [str(n if n % 3 else n + 1) for n in range(600)]
        self.assertEqual(self.judge.rewards(completions, truths), [float(n % 3 > 0) for n in range(600)])

    def test_programs_and_messages(self):
        chat = [{"role": "user", "content": "?"}, {"role": "assistant", "content": PROGRAM}]
        self.assertEqual(self.judge.rewards([PROGRAM, chat, "none"], [TRUTH] * 3), [1.0, 1.0, 0.0])

    def test_a_reward_that_is_not_known_is_never_zero(self):
        with self.assertRaises(rlvr.NotJudged) as raised:
            self.judge.rewards(["1", "2", "3"], ["1", UNREADABLE, UNREADABLE])
        self.assertEqual(raised.exception.indexes, [1, 2])
        self.assertIn("ground_truth", str(raised.exception))
        self.assertEqual(pickle.loads(pickle.dumps(raised.exception)).indexes, [1, 2])
        self.assertEqual(self.judge.rewards(["1", "2"], ["1", UNREADABLE], faults="mask"), [1.0, None])
        with self.assertRaises(ValueError):
            self.judge.rewards(["1"], ["1"], faults="zero")

    def test_any_text(self):
        texts = ["\ud800", "a\u2028b\x85c\nd\r\ne", "\x00", "𝔸" * 1000, "", "\\boxed{1}\u2028"]
        self.assertEqual(self.judge.rewards(texts, ["1"] * 6), [0.0] * 5 + [1.0])

    def test_large_rows_both_ways_at_once(self):
        rows = [{"completion": "x" * 60000 + "\\boxed{%d}" % n, "ground_truth": str(n), "id": n} for n in range(400)]
        self.assertEqual([one["reward"] for one in self.judge.verify(rows)], [1] * 400)

    def test_threads_get_their_own_answers(self):
        wrong = []

        def ask(mark):
            for turn in range(5):
                truths = [str(n if (n + mark + turn) % 2 else -1) for n in range(40)]
                expected = [float((n + mark + turn) % 2) for n in range(40)]
                if self.judge.rewards([str(n) for n in range(40)], truths) != expected:
                    wrong.append(mark)

        threads = [threading.Thread(target=ask, args=(mark,)) for mark in range(24)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        self.assertEqual(wrong, [])

    def test_a_fork_while_in_use(self):
        self.judge.rewards(["1"], ["1"])
        stop = threading.Event()
        busy = threading.Thread(target=lambda: [self.judge.rewards(["2"], ["2"]) for _ in iter(stop.is_set, True)])
        busy.start()
        children = []
        for _ in range(4):
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    code = 0 if self.judge.rewards(["4", "5"], ["4", "4"]) == [1.0, 0.0] else 2
                    self.judge.close()
                finally:
                    os._exit(code)
            children.append(child)
        codes = [os.waitpid(child, 0)[1] for child in children]
        stop.set()
        busy.join(30)
        self.assertEqual(codes, [0] * 4)
        self.assertEqual(self.judge.rewards(["1"], ["1"]), [1.0])

    def test_it_can_be_pickled(self):
        with pickle.loads(pickle.dumps(self.judge)) as other:
            self.assertEqual(other.rewards(["1"], ["1"]), [1.0])


class ClientTest(Judges, unittest.TestCase):
    def setUp(self):
        self.judge = rlvr.Client(URL, batch=64)

    def tearDown(self):
        self.judge.close()

    def test_connections_are_kept(self):
        self.judge.rewards(["1"] * 300, ["1"] * 300)
        self.assertEqual(len(self.judge._idle), 1)

    def test_what_the_server_says_is_in_the_error(self):
        with self.assertRaises(rlvr.RlvrError) as raised:
            self.judge.score([{"question": "1"}])
        self.assertIn("--scorer", str(raised.exception))
        with self.assertRaises(ValueError):
            rlvr.Client("ftp://host")

    def test_a_server_that_is_not_there(self):
        judge = rlvr.Client("http://127.0.0.1:%d" % free_port(), retry_for=0.5)
        self.assertFalse(judge.ready())
        with self.assertRaises(rlvr.RlvrError):
            judge.rewards(["1"], ["1"])


class BusyServer:
    """Refuses, drops and stalls as told, then passes on to nobody: it answers rewards of 1 itself."""

    def __init__(self, script):
        self.script, self.seen = list(script), []
        busy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                rows = json.loads(self.rfile.read(int(self.headers["content-length"])))
                step = busy.script.pop(0) if busy.script else 200
                busy.seen.append((step, time.monotonic(), self.headers.get("authorization")))
                if step == "drop":
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                if step == "stall":
                    time.sleep(3)
                    step = 200
                body = json.dumps([{"reward": 1}] * len(rows) if step == 200 else {"message": "m", "hint": "h"}).encode()
                self.send_response(step)
                if step in (429, 503):
                    self.send_header("retry-after", "1")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = "http://127.0.0.1:%d" % self.server.server_port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class RetryTest(unittest.TestCase):
    def test_it_waits_as_long_as_the_server_says(self):
        with BusyServer([429, 503]) as busy:
            self.assertEqual(rlvr.Client(busy.url).rewards(["1"], ["1"]), [1.0])
            times = [at for _, at, _ in busy.seen]
            self.assertGreaterEqual(times[1] - times[0], 1.0)
            self.assertGreaterEqual(times[2] - times[1], 1.0)

    def test_a_dropped_connection_is_made_anew(self):
        with BusyServer([200, "drop", "drop", 200]) as busy:
            judge = rlvr.Client(busy.url)
            self.assertEqual([judge.rewards(["1"], ["1"]) for _ in range(2)], [[1.0], [1.0]])

    def test_it_gives_up_in_time_and_says_why(self):
        with BusyServer([429] * 50) as busy, self.assertRaisesRegex(rlvr.RlvrError, r"429: m \(h\)"):
            rlvr.Client(busy.url, retry_for=2).rewards(["1"], ["1"])
        with BusyServer(["stall"]) as busy, self.assertRaises(rlvr.RlvrError):
            rlvr.Client(busy.url, timeout=0.5).rewards(["1"], ["1"])
        with BusyServer([400]) as busy:
            with self.assertRaises(rlvr.RlvrError):
                rlvr.Client(busy.url).rewards(["1"], ["1"])
            self.assertEqual(len(busy.seen), 1)

    def test_the_token_is_shown(self):
        with BusyServer([]) as busy:
            rlvr.Client(busy.url, token="secret").rewards(["1"], ["1"])
            rlvr.Client(busy.url.replace("//", "//rlvr:se%20cret@")).rewards(["1"], ["1"])
            self.assertEqual([shown for _, _, shown in busy.seen], ["Bearer secret", "Basic cmx2cjpzZSBjcmV0"])


class ProcessTest(Judges, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.judge = rlvr.Process()

    @classmethod
    def tearDownClass(cls):
        cls.judge.close()

    def test_an_answer_comes_before_the_next_row_is_sent(self):
        for n in range(20):
            self.assertEqual(self.judge.rewards([str(n)], [str(n)]), [1.0])

    def test_a_process_that_is_killed_is_started_anew(self):
        with rlvr.Process() as judge:
            judge.rewards(["1"], ["1"])
            pid = judge._run._process.pid
            killer = threading.Timer(0.3, os.kill, (pid, signal.SIGKILL))
            killer.start()
            slow = PROGRAM.replace("    return", "    import time; time.sleep(0.2)\n    return")
            self.assertEqual(judge.rewards([slow] * 8 + ["7"], [TRUTH] * 8 + ["7"]), [1.0] * 9)
            self.assertNotEqual(judge._run._process.pid, pid)

    def test_options_and_mistakes(self):
        with rlvr.Process(args=["--rewards", "correct:2"]) as judge:
            self.assertEqual(judge.rewards(["1"], ["1"]), [2.0])
        with rlvr.Process(args=["--no-such-option"]) as judge, self.assertRaisesRegex(rlvr.RlvrError, "unknown option"):
            judge.rewards(["1"], ["1"])
        with rlvr.Process(command="no-such-rlvr") as judge, self.assertRaisesRegex(rlvr.RlvrError, "npm install"):
            judge.rewards(["1"], ["1"])
        with self.assertRaises(ValueError):
            rlvr.Process(args=["--group-by", "id"])


class GrammarTest(unittest.TestCase):
    def test_the_file_is_python_3_8(self):
        with open(rlvr.__file__, encoding="utf-8") as file:
            ast.parse(file.read(), feature_version=(3, 8))


class RewardFunctionTest(unittest.TestCase):
    """Each as its trainer calls it."""

    def test_verl(self):
        os.environ["RLVR_URL"] = URL
        asked = {"data_source": "x", "solution_str": "\\boxed{2}", "ground_truth": "2", "extra_info": {"index": 1}}
        self.assertEqual(rlvr.compute_score(**asked, reward_router_address="ignored"), 1.0)
        record = json.dumps({"verifier": "text", "answer": "Paris"})
        told = {"rlvr_ground_truth": record}
        self.assertEqual(rlvr.compute_score("x", "Paris", "P", told), 1.0)
        scores = rlvr.compute_scores(["x"] * 2, ["Paris", "Rome"], ["P", "P"], [told, told])
        self.assertEqual(scores, [1.0, 0.0])
        self.assertNotEqual(rlvr.compute_score("x", "1", UNREADABLE, faults="mask"), 0.0)
        with self.assertRaises(rlvr.NotJudged):
            rlvr.compute_score("x", "1", UNREADABLE)

    def test_trl(self):
        os.environ["RLVR_URL"] = URL
        completions = [[{"role": "assistant", "content": [{"type": "text", "text": "\\boxed{2}"}]}], "3", "4"]
        rewards = rlvr.trl_reward(prompts=["?"] * 3, completions=completions, ground_truth=["2", "2", UNREADABLE])
        self.assertEqual(rewards, [1.0, 0.0, None])
        answer = rlvr.make_trl_reward(ground_truth="answer", faults="raise", name="exact")
        self.assertEqual((answer.__name__, answer(completions=["1"], answer=["1"])), ("exact", [1.0]))
        with self.assertRaisesRegex(ValueError, "no column 'ground_truth'"):
            rlvr.trl_reward(completions=["1"], label=["1"])

    def test_openrlhf(self):
        os.environ["RLVR_URL"] = URL
        told = rlvr.reward_func(["<s>Say \\boxed{1}: \\boxed{2}"], ["Say \\boxed{1}:"], ["1"])
        self.assertEqual([float(one) for one in told["rewards"]], [0.0])
        with self.assertRaisesRegex(ValueError, "does not hold its prompt"):
            rlvr.reward_func(["\\boxed{1}"], ["other"], ["1"])

    def test_without_a_server_a_process_is_started(self):
        os.environ.pop("RLVR_URL", None)
        self.assertEqual(rlvr.compute_score("x", "2", "2"), 1.0)
        self.assertIsInstance(rlvr.default_judge(), rlvr.Process)


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


if __name__ == "__main__":
    unittest.main()
