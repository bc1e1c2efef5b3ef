# Looks through all memory for what earlier runs held; the marker is written so that this file does not hold it.
marker = ("left-by-the-run" + "-before-this").encode()
try:
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            span, access = line.split()[:2]
            if "r" not in access or "[v" in line:
                continue
            low, high = (int(part, 16) for part in span.split("-"))
            memory.seek(low)
            found = memory.read(high - low).count(marker)
            # Once for the constant made above.
            print("ESCAPED" if found > 3 else "clean", found)
except OSError:
    print("no /proc")
