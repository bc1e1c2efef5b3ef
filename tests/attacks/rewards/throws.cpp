long add(long a, long b) { throw 1; }
