// ending: exited
#include <unistd.h>
int main() { if (fork() == 0) { setsid(); for (;;) sleep(1); } return 0; }
