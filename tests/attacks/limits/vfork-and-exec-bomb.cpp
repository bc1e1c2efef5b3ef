// ending: time_limit or memory_limit
#include <unistd.h>
int main(int, char **argv) { for (;;) { if (fork() == 0) execv(argv[0], argv); usleep(100); } }
