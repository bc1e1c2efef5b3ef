# Prints all that one run could leave to the next; two clean runs print the same.
import os
archive = "/lib/python313.zip" if os.path.exists("/lib/python313.zip") else os.__file__
import builtins, collections, abc, decimal, gc, heapq, json, math, random, re, sys, threading, tomllib, warnings

tree = []
for place, folders, files in os.walk("/"):
    # Read-only and large, or alive.
    folders[:] = [name for name in folders if place + name not in ("/proc", "/usr")]
    if place != "/proc":
        tree += [place + "/" + name for name in folders + files]
with open(archive, "rb") as file:
    content = hash(file.read())
print(sorted(tree), content, oct(os.stat(archive).st_mode), os.getcwd(), dict(os.environ))
print(sorted(dir(builtins)), sorted(name for name in sys.modules), len("abc"), sum([1, 2]))
print(sorted(dir(sys)), sys.path, sys.argv, sys.getrecursionlimit(), [str(type(f)) for f in sys.meta_path])
print(json.dumps([1]), math.pi, re.match("a", "a"), heapq.heappop([1]), decimal.getcontext(), gc.isenabled(), gc.get_count()[2])
print(random.random(), os.urandom(8), hash("x"), warnings.filters, sys.get_int_max_str_digits(), sys.getswitchinterval())
print(sorted(dir(threading)), threading.enumerate(), dir(collections.Counter), dir(abc.ABC), collections.deque, tomllib.loads("a = 1"))
print(sys.stdin.read(), sys.stdout.fileno(), os.open("/tmp/probe", os.O_CREAT), len(gc.get_objects()), os.umask(0))
print(sorted(globals()))
