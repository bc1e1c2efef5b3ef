# Each level holds the one below twice: short to write, and without end for those who walk through it.
def trick():
    doubled = [0]
    for _ in range(60):
        doubled = [doubled, doubled]
    return doubled
