// ending: signalled
int main(int n, char **) { volatile int zero = n - 1; return 1000 / zero; }
