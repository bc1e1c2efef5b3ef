"""numpy over the unit vectors of a file: blocks of float32 matmul on and above the diagonal, and the pairs that reach the threshold."""

import json
import sys
import time

import numpy

path, rows, dimension, threshold = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
vectors = numpy.fromfile(path, dtype=numpy.float32).reshape(rows, dimension)
vectors[:256] @ vectors[:256].T
block = 2048

start = time.perf_counter()
pairs = 0
for left in range(0, rows, block):
    for right in range(left, rows, block):
        found = vectors[left : left + block] @ vectors[right : right + block].T >= threshold
        if left == right:
            found = numpy.triu(found, 1)
        pairs += len(numpy.nonzero(found)[0])
print(json.dumps({"seconds": time.perf_counter() - start, "pairs": pairs}))
