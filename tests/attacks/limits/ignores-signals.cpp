// ending: time_limit
#include <csignal>
int main() { for (int n = 1; n < 65; n++) signal(n, SIG_IGN); for (;;) {} }
