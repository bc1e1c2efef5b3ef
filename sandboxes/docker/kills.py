"""Opened before any wall inside stands: the file in which the kernel counts what it has ended in this container for want of memory."""
import os


def _counts():
    with open("/proc/self/cgroup") as file:
        groups = dict(line.rstrip("\n").split(":", 2)[1:] for line in file)
    with open("/proc/self/mountinfo") as file:
        mounts = [line.rstrip("\n").split(" - ") for line in file]
    for before, after in mounts:
        root, place = before.split(" ")[3:5]
        kind, _, options = after.split(" ")
        if kind == "cgroup2":
            group, name = groups.get(""), "memory.events"
        elif kind == "cgroup" and "memory" in options.split(","):
            group, name = groups.get("memory"), "memory.oom_control"
        else:
            continue
        # A mount may show the group alone, or a tree in which others count too.
        below = os.path.relpath(group, root) if group else ".."
        if not below.startswith(".."):
            yield os.path.join(place, below, name)


def open_kills(descriptor):
    """Where nothing tells, there is an empty file."""
    try:
        path = next(filter(os.path.exists, _counts()), os.devnull)
        os.dup2(os.open(path, os.O_RDONLY), descriptor)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_RDONLY), descriptor)
