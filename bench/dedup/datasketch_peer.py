"""datasketch over the rows on standard input (one text a line): MinHash of word 3-grams, LSH by bands, every row queried.

How a row's n-grams go in is the second contest: one by one, as its documentation's first example does, or all at once.
"""

import json
import sys
import time

from datasketch import MinHash, MinHashLSH



def seconds(texts: list, bands: int, rows: int, batch: bool) -> float:
    start = time.perf_counter()
    lsh = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
    for at, text in enumerate(texts):
        words = text.lower().split()
        grams = [" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)]
        sketch = MinHash(num_perm=bands * rows, seed=1)
        if batch:
            sketch.update_batch(grams)
        else:
            for gram in grams:
                sketch.update(gram)
        lsh.query(sketch)
        lsh.insert(at, sketch)
    return time.perf_counter() - start


bands, rows = int(sys.argv[1]), int(sys.argv[2])
texts = [line.rstrip("\n") for line in sys.stdin]
print(json.dumps({"one by one": seconds(texts, bands, rows, False), "all at once": seconds(texts, bands, rows, True)}))
