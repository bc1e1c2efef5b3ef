import glob
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/proc/sys/vm/drop_caches"):
    try:
        with open(path, "r+") as file:
            old = file.read()
            file.write(old)
        print("ESCAPED", path)
    except OSError:
        pass
