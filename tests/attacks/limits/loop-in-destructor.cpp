// ending: time_limit
struct Stay { ~Stay() { for (volatile long i = 0;; i = i + 1) {} } } stay;
int main() { return 0; }
