// ending: signalled
int f(int n) { volatile char a[1024]; a[0] = n; return f(n + 1) + a[0]; }
int main() { return f(0); }
