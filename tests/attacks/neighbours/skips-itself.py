# Were one of these the tests' own, they would count the test for one that is not to be run.
import unittest
class Skipped(BaseException): pass
class StopRecording(Exception): pass
def trick():
    try:
        raise Skipped
    except Skipped:
        raise type("SkipTest", (unittest.SkipTest, StopRecording), {})("not today")
