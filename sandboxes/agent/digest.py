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


def _command_file(name, place):
    """A tool of the system by its name; what has a slash was made in the run's own directory."""
    folders = [""] if "/" in name else os.environ["PATH"].split(":")
    for folder in folders:
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK, dir_fd=place.fd):
            return path
    raise SetupFailed(f"{name} cannot be run")


def digest(order, body, place):
    """Lays the order's files; returns the message for the copy, and what of the body comes after them."""
    files, command, entry = order["files"], order["command"], order["entry"]
    folders, compiles = _folders_of(files), bool(order["collectBytes"])
    if compiles:
        folders.append("out")
    place.bound(order["diskBytes"])
    place.lay(folders, files, body)
    source = None
    if not command:
        begin, end = _place_of(entry, files)
        source = bytes(body[begin:end])
    head = marshal.dumps(
        (
            entry,
            source,
            [*(command or [entry]), *order["arguments"]],
            _command_file(command[0], place) if command else None,
            order["environment"],
            compiles,
        )
    )
    return struct.pack("=I", len(head)) + head, body[sum(length for _, length, _ in files) :]
