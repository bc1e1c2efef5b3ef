"""What an agent's script begins with."""
import marshal
import os


def _compiled(source):
    """In a process of its own: the memory that compiling takes would stay, and be handed to every run."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        try:
            with open(writer, "wb") as file:
                file.write(marshal.dumps(compile(source, "agent", "exec")))
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, "rb") as file:
        code = file.read()
    os.wait()
    return marshal.loads(code)
