"""What every run finds loaded: an import of it in a program costs nothing. But every page that is held here costs every run, so
it is what most programs ask for, and no more (ast, because compiling makes its types)."""
import _random
import abc, array, ast, atexit, base64, bisect, collections.abc, copy, ctypes, datetime, decimal, encodings.ascii, enum
import fractions, functools, gc, heapq, io, itertools, linecache, marshal, math, numbers, operator, os, random, re, signal
import socket, string, struct, sys, textwrap, threading, time, traceback, types, typing


def _fill_holes():
    """Small objects of one size share pools, and what is freed there leaves holes all over the memory. Once these are filled,
    what is made from here on comes to lie side by side in new pools: on few pages, each of which a run has to copy."""
    pool_bytes, first_at, most_pools = (16384 if sys.version_info >= (3, 10) else 4096), 48, 64
    empty = sys.getsizeof(b"")
    kept = []
    for size in range(48, 513, 16):
        for _ in range(most_pools * pool_bytes // size):
            kept.append(bytes(size - empty))
            if id(kept[-1]) % pool_bytes == first_at:
                break
    return kept


gc.collect()
_holes = _fill_holes()
