# Those who read it read the answers of other tests beside it.
def trick():
    return [0] * 300_000
