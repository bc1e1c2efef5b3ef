for name in ("json", "heapq", "bisect", "tomllib"):
    with open(f"/lib/python3.13/{name}.py", "w") as file:
        file.write("leak = 1")
    with open(f"/box/{name}.py", "w") as file:
        file.write("leak = 1")
