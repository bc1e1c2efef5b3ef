"""Run before prepare.py: this Python has 32 bits, and programs are written for one of 64. What they use that tells the difference
is made here as they know it, as far as the interpreter can do what they ask."""
import _collections_abc
import _compression
import bisect
import functools
import operator
import sys
import types

_narrow = sys.maxsize
_wide = 2**63 - 1


def _length(sequence):
    try:
        return len(sequence)
    except OverflowError:
        if type(sequence) is range:
            return -((sequence.start - sequence.stop) // sequence.step)
        return type(sequence).__len__(sequence)


def _bounds(sequence, lo, hi, error):
    """The bounds of a search that does not fit 32 bits. An error that comes of anything else is raised again."""
    lo = operator.index(lo)
    hi = -1 if hi is None else operator.index(hi)
    if not -_wide - 1 <= hi <= _wide or not -_wide - 1 <= lo <= _wide:
        raise error
    if lo < 0:
        raise ValueError("lo must be non-negative") from None
    if hi == -1:
        hi = _length(sequence)
    if hi > _wide or -_narrow <= hi <= _narrow and lo <= _narrow:
        raise error
    return lo, hi


def _search(narrow, goes_left):
    """A search of bisect's. What the C function can do it does."""

    def search(a, x, lo=0, hi=None, *, key=None):
        try:
            return narrow(a, x, lo, hi, key=key)
        except OverflowError as error:
            lo, hi = _bounds(a, lo, hi, error)
        while lo < hi:
            middle = (lo + hi) // 2
            item = a[middle] if key is None else key(a[middle])
            if goes_left(item, x):
                hi = middle
            else:
                lo = middle + 1
        return lo

    functools.update_wrapper(search, narrow).__module__ = "bisect"
    return search


bisect.bisect_left = _search(bisect.bisect_left, lambda item, x: not item < x)
bisect.bisect_right = bisect.bisect = _search(bisect.bisect_right, lambda item, x: x < item)

# Programs take it for infinity.
sys.maxsize = _wide
# Modules that ask for what this Python can hold: hashes of sets, which must be those of frozenset, and the readers of gzip and bz2.
_collections_abc.sys = _compression.sys = types.SimpleNamespace(maxsize=_narrow)
# A cache that never ends.
_lru_cache_wrapper = functools._lru_cache_wrapper
functools._lru_cache_wrapper = lambda function, maxsize, typed, info: _lru_cache_wrapper(
    function, maxsize if maxsize is None else min(maxsize, _narrow), typed, info
)
