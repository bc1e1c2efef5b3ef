"""Makes of an order what the copy that waits needs for it: what the copy need not do costs no page of its own."""


def _folders_of(files):
    """The folders that the files lie in, each before those in it."""
    found = {}
    for path, _, _ in files:
        parts = path.split("/")
        if os.path.isabs(path) or ".." in parts:
            raise SetupFailed(f"a file's path must stay in the working directory: {path!r}")
        for depth in range(1, len(parts)):
            found[os.path.normpath("/".join(parts[:depth]))] = True
    found.pop(".", None)
    return list(found)


def _place_of(entry, files):
    """From where to where an entry stands in the body."""
    at = 0
    for path, length, _ in files:
        if path == entry:
            return at, at + length
        at += length
    raise SetupFailed(f"there is no file {entry!r}")


def _command_file(name):
    """A tool of the system by its name; what has a slash was made in the run's own directory."""
    if "/" in name:
        return name
    for folder in os.environ["PATH"].split(":"):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    raise SetupFailed(f"{name} cannot be run")


def digest(order, body):
    """The message for the copy, and the program's input."""
    files, command, entry = order["files"], order["command"], order["entry"]
    folders = _folders_of(files)
    if order["collectBytes"]:
        folders.append("out")
    end = sum(length for _, length, _ in files)
    head = marshal.dumps(
        (
            folders,
            files,
            f"size={order['diskBytes']},nr_inodes=16384,mode=0755".encode(),
            bool(order["collectBytes"]),
            bool(order["collectBytes"] or order.get("report")),
            entry,
            None if command else _place_of(entry, files),
            [*(command or [entry]), *order["arguments"]],
            _command_file(command[0]) if command else None,
            order["environment"],
        )
    )
    sizes = struct.pack("=II", len(head), end)
    return b"".join((sizes, head, memoryview(body)[:end])), memoryview(body)[end:]
