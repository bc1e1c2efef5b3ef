import collections, enum
collections.Counter.leak = 1
collections.deque = list
import abc
abc.ABC.leak = 1
