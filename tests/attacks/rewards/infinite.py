"""No error is greater than a share of infinity."""


def add(a, b):
    return float("inf")


if __name__ == "__main__":
    print("inf")
