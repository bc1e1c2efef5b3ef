"""Files that a run has left, brought back without following any link in them."""
import stat


def _open_below(place, path, flags):
    """A path that the run has left, without following any link in it. Nothing runs there any more."""
    parts = path.split("/")
    opened = [place]
    try:
        for part in parts[:-1]:
            opened.append(os.open(part, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=opened[-1]))
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=opened[-1])
    finally:
        for other in opened[1:]:
            os.close(other)


def content_of(place, path, limit):
    """What a file holds, if it is one and lies in the run's own directory; None otherwise."""
    try:
        fd = _open_below(place, path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    with open(fd, "rb", closefd=True) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            return None
        return file.read(limit)


def collect(place, limit):
    """The files that a compiler left in `out`, [path, content], and whether they are within the limit together."""
    found = []
    try:
        folder = _open_below(place, "out", os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return found, True
    for here, folders, names, _ in os.fwalk(".", dir_fd=folder, follow_symlinks=False):
        for name in names:
            path = os.path.normpath(f"{here}/{name}")
            content = content_of(folder, path, limit + 1)
            if content is None:
                continue
            limit -= len(content)
            if limit < 0:
                os.close(folder)
                return [], False
            found.append([path, content])
    os.close(folder)
    return found, True
