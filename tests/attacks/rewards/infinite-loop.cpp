long add(long a, long b) { for (volatile long i = 0;; i = i + 1) {} }
